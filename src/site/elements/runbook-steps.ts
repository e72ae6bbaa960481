import {doneSteps} from '../../incident/incident.ts'
import {make} from './dom.ts'
import {changed, factsOfPage, incident, record, runningClock, seen, wordsOfStep} from './incident-store.ts'

/**
 * Lets finished steps be checked off; they recede. While a clock runs the marks belong to the incident: they follow to other pages, survive
 * a reload, and a runbook that has changed underneath says so. Without one they hold for this tab.
 */
class RunbookSteps extends HTMLElement {
  connectedCallback(): void {
    for (const step of this.querySelectorAll<HTMLElement>('.step')) this.#addCheck(step)
    this.#show()
    this.#meet()
    for (const event of [changed, 'storage']) window.addEventListener(event, () => this.#show())
    this.#openTarget()
    window.addEventListener('hashchange', () => this.#openTarget())
  }

  #show(): void {
    const done = runningClock()
      ? new Set(doneSteps(incident() ?? {events: []}).keys())
      : new Set(read(this.#key).map(id => this.#stepOf(id)))
    for (const step of this.querySelectorAll<HTMLElement>('.step')) {
      const isDone = done.has(this.#stepOf(step.id))
      step.toggleAttribute('data-done', isDone)
      const box = step.querySelector<HTMLInputElement>('.step-done input')
      if (box) box.checked = isDone
    }
  }

  #stepOf(id: string): string {
    return `${this.dataset.runbook ?? ''}#${id}`
  }

  // A runbook that an incident comes to is noted with its digest; one that is not as it was is said, and not once more after that.
  #meet(): void {
    const facts = factsOfPage()
    const running = runningClock() ? incident() : undefined
    if (!facts || !running) return
    const opened = running.runbooks[facts.id]
    const runbooks = {...running.runbooks, [facts.id]: seen(facts)}
    if (!opened) return record({what: 'opened', runbook: facts.id}, {runbooks})
    if (opened.digest === facts.digest) return
    const read = make('button', {type: 'button'}, 'I have read it')
    const notice = make(
      'p',
      {class: 'step-changed', role: 'alert'},
      'This runbook has changed since you opened it in this incident. Its ticks are kept by step number: check them. ',
      read,
    )
    read.addEventListener('click', () => {
      record({what: 'changed', runbook: facts.id}, {runbooks})
      notice.remove()
    })
    this.before(notice)
  }

  // A heading that folds its section is in view while the section is not; a browser opens only what it has to show.
  #openTarget(): void {
    const id = decodeURIComponent(location.hash.slice(1))
    const folded = id === '' ? null : document.getElementById(id)?.closest<HTMLDetailsElement>('summary')?.parentElement
    if (folded instanceof HTMLDetailsElement && this.contains(folded)) folded.open = true
  }

  get #key(): string {
    return `steps:${this.dataset.runbook ?? ''}`
  }

  #addCheck(step: HTMLElement): void {
    const mark = step.querySelector('.step-mark')
    if (!mark || mark.querySelector('input')) return
    const number = step.querySelector('.step-number')?.getAttribute('aria-label') ?? step.id
    const box = make('input', {type: 'checkbox', 'aria-label': `${number}: done`})
    mark.append(make('label', {class: 'step-done'}, box, make('span', {}, 'done')))
    box.addEventListener('change', () => this.#mark(step, box.checked))
  }

  #mark(step: HTMLElement, isDone: boolean): void {
    step.toggleAttribute('data-done', isDone)
    if (runningClock()) return record({what: isDone ? 'done' : 'undone', step: this.#stepOf(step.id), words: wordsOfStep(step)})
    const others = read(this.#key).filter(id => id !== step.id)
    write(this.#key, isDone ? [...others, step.id] : others)
  }
}

function read(key: string): string[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.map(String) : []
  } catch {
    return []
  }
}

function write(key: string, ids: string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(ids))
  } catch {
    // Without storage the marks hold until the page is left.
  }
}

customElements.define('runbook-steps', RunbookSteps)
