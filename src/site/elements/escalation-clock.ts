import {spanInWords} from '../../core/format/duration.ts'
import {type Called, type ClockRule, type Due, dueLevels, dueNext, dueNow} from '../../oncall/escalation-clock.ts'
import {type AnswerPart, timeInWords} from '../../oncall/on-call-now.ts'
import {jsonIn, partNode, readerZone} from './parts.ts'

/** How long after its last level a clock that nobody has stopped is still shown. */
const staleMs = 12 * 3_600_000

/**
 * Starts a clock on an escalation path: when each level is due, whom it calls then, and which one is due now.
 *
 * The server has written the levels with their minutes. The moment at which the clock was started is kept in this browser, for the
 * runbook, until somebody stops it; a reload or a locked phone loses nothing.
 */
class EscalationClock extends HTMLElement {
  #timer = 0
  #rule: ClockRule | undefined
  #start: number | undefined
  // They hold as long as the clock runs: whom each level calls is decided by its own instant.
  #steps: readonly Due[] = []
  #said = ''
  readonly #refresh = (): void => this.#show()
  readonly #restore = (): void => this.#run(this.#remembered())

  connectedCallback(): void {
    this.#rule = jsonIn(this.querySelector('script[type="application/json"]'))
    this.#button('start')?.addEventListener('click', () => this.#begin())
    this.#button('stop')?.addEventListener('click', () => this.#stop())
    document.addEventListener('visibilitychange', this.#refresh)
    // The same runbook may be open twice.
    window.addEventListener('storage', this.#restore)
    this.#restore()
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer)
    document.removeEventListener('visibilitychange', this.#refresh)
    window.removeEventListener('storage', this.#restore)
  }

  #begin(): void {
    const now = Date.now()
    remember(this.#key, new Date(now).toISOString())
    this.#run(now)
    this.#button('stop')?.focus()
  }

  #stop(): void {
    remember(this.#key, undefined)
    this.#run(undefined)
    this.#say('The clock is stopped.')
    this.#button('start')?.focus()
  }

  #run(start: number | undefined): void {
    this.#start = start
    this.#steps = this.#rule && start !== undefined ? dueLevels(this.#rule, start) : []
    window.clearInterval(this.#timer)
    this.toggleAttribute('data-running', start !== undefined)
    const [startButton, stopButton] = [this.#button('start'), this.#button('stop')]
    if (startButton) startButton.hidden = start !== undefined
    if (stopButton) stopButton.hidden = start === undefined
    const details = this.querySelector('details')
    if (details && start !== undefined) details.open = true
    if (start !== undefined) this.#timer = window.setInterval(this.#refresh, 1000)
    this.#said = ''
    this.#show()
  }

  #show(): void {
    const steps = this.#steps
    const now = Date.now()
    const due = dueNow(steps, now)
    const next = dueNext(steps, now)
    for (const row of this.querySelectorAll<HTMLElement>('[data-level]')) {
      const run = Number(row.dataset.run)
      const step = steps.find(each => each.level === Number(row.dataset.level) && each.run === run)
      // Of a path that runs again only the run that is under way is shown, and the one that comes.
      row.hidden = steps.length > 0 && run !== (due?.run ?? 0) && run !== next?.run
      this.#showRow(row, step, {isDue: isSame(due, step), isPast: step !== undefined && step.at <= now, next, now})
    }
    if (this.#start !== undefined) this.#say(this.#inWords(due, next, steps))
  }

  #showRow(row: HTMLElement, step: Due | undefined, {isDue, isPast, next, now}: RowState): void {
    if (isDue) row.setAttribute('aria-current', 'step')
    else row.removeAttribute('aria-current')
    row.toggleAttribute('data-past', isPast && !isDue)
    const state = isDue ? 'due now' : step && isSame(next, step) ? `in ${minutesUntil(step.at, now)}` : ''
    setText(row.querySelector('[data-state]'), state)
    setText(row.querySelector('[data-when]'), step ? this.#whenInWords(step) : '')
    const who = row.querySelector<HTMLElement>('[data-who]')
    if (!who) return
    who.dataset.written ??= who.innerHTML
    if (!step) {
      if (who.dataset.shown !== undefined) who.innerHTML = who.dataset.written
      delete who.dataset.shown
      return
    }
    const parts = this.#calledInParts(step.called)
    const shown = JSON.stringify(parts)
    if (who.dataset.shown !== shown) who.replaceChildren(...parts.map(partNode))
    who.dataset.shown = shown
  }

  #calledInParts(called: readonly Called[]): AnswerPart[] {
    return called.flatMap((each, index): AnswerPart[] => {
      const join = index > 0 ? [', '] : []
      if ('unknown' in each) return [...join, {text: each.unknown.title, href: each.unknown.href}]
      if ('nobody' in each) return [...join, 'nobody: ', {text: each.nobody.title, href: each.nobody.href}, ' has nobody then']
      const person = this.#rule?.people[each.person]
      return [...join, person ? {text: person.title, href: person.href} : each.person]
    })
  }

  // On the reader's clock, and on that of whoever is called.
  #whenInWords({at, called}: Due): string {
    const [first] = called
    const zone = first && 'person' in first ? this.#rule?.people[first.person]?.timeZone : undefined
    const reader = readerZone()
    return timeInWords(at, this.#rule?.locale ?? 'en-US', {timeZone: zone ?? reader ?? 'UTC', ...(reader && {reader})})
  }

  #inWords(due: Due | undefined, next: Due | undefined, steps: readonly Due[]): string {
    const time = (step: Due) => timeInWords(step.at, this.#rule?.locale ?? 'en-US', {timeZone: readerZone() ?? 'UTC'})
    const name = (step: Due) =>
      this.#calledInParts(step.called)
        .map(part => (typeof part === 'string' ? part : 'text' in part ? part.text : ''))
        .join('')
    const level = (step: Due) => `level ${step.level + 1}${step.run > 0 ? ' again' : ''}, ${name(step) || 'nobody'}`
    if (steps.length === 0) return 'This path has no level.'
    const later = next ? ` Next: ${level(next)}, at ${time(next)}.` : ' No level comes after it; go to the last resort.'
    return due ? `Due now: ${level(due)}.${later}` : `Nobody is called before the next hours.${later}`
  }

  // Spoken politely, and only when it changes.
  #say(words: string): void {
    if (words === this.#said) return
    this.#said = words
    setText(this.querySelector('[role="status"]'), words)
  }

  #button(which: 'start' | 'stop'): HTMLButtonElement | null {
    return this.querySelector(`button[data-${which}]`)
  }

  get #key(): string {
    return `clock:${this.dataset.clock ?? ''}`
  }

  #remembered(): number | undefined {
    const start = Date.parse(recalled(this.#key) ?? '')
    if (Number.isNaN(start) || !this.#rule) return undefined
    const last = Math.max(start, ...dueLevels(this.#rule, start).map(({at}) => at))
    return Date.now() > last + staleMs ? undefined : start
  }
}

interface RowState {
  isDue: boolean
  isPast: boolean
  next: Due | undefined
  now: number
}

function isSame(a: Due | undefined, b: Due | undefined): boolean {
  return a !== undefined && b !== undefined && a.level === b.level && a.run === b.run
}

function minutesUntil(at: number, now: number): string {
  return spanInWords(Math.ceil((at - now) / 60_000) * 60_000)
}

function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text
}

function recalled(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Without storage the clock runs until the page is left.
  }
}

customElements.define('escalation-clock', EscalationClock)
