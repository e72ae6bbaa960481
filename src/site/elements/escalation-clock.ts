import {spanInWords} from '../../core/format/duration.ts'
import {type Duty, dutyAt, hourOf, lastResortOf, reachInParts, reachOf} from '../../oncall/duty.ts'
import {type Called, type ClockRule, type Due, dueLevels, dueNext, dueNow} from '../../oncall/escalation-clock.ts'
import {type AnswerPart, timeInWords} from '../../oncall/on-call-now.ts'
import {jsonIn, partNode, readerZone} from './answer-parts.ts'
import {setChildren, setText} from './dom.ts'
import {begin, changed, runningClock, stop} from './incident-store.ts'

/**
 * Starts a clock on an escalation path: when each level is due, whom it calls then, and which one is due now.
 *
 * The server has written the levels with their minutes. It belongs to the incident that this browser keeps until somebody
 * stops it; a reload or a locked phone loses nothing.
 */
class EscalationClock extends HTMLElement {
  #timer = 0
  #rule: ClockRule | undefined
  #start: number | undefined
  // They hold as long as the clock runs: whom each level calls is decided by its own instant.
  #steps: readonly Due[] = []
  #said = ''
  readonly #refresh = (): void => this.#show()
  readonly #restore = (): void => {
    const start = this.#remembered()
    // Each tick and note changes the incident; the clock begins anew only where it is another one.
    if (start !== this.#start || this.#timer === 0) this.#run(start)
  }

  connectedCallback(): void {
    this.#rule = jsonIn(this.querySelector('script[type="application/json"]'))
    this.#button('start')?.addEventListener('click', () => this.#begin())
    this.#button('stop')?.addEventListener('click', () => this.#stop())
    document.addEventListener('visibilitychange', this.#refresh)
    // The same runbook may be open twice.
    window.addEventListener('storage', this.#restore)
    window.addEventListener(changed, this.#restore)
    this.#restore()
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer)
    document.removeEventListener('visibilitychange', this.#refresh)
    window.removeEventListener('storage', this.#restore)
    window.removeEventListener(changed, this.#restore)
  }

  #begin(): void {
    if (!this.#rule) return
    this.#run(begin(this.#rule))
    this.#button('stop')?.focus()
  }

  #stop(): void {
    stop()
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
    // Without a clock only the name of who is on call may change.
    this.#timer = window.setInterval(this.#refresh, start === undefined ? 20_000 : 1000)
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
    this.#showDuty(now, steps.length > 0 ? {now: due, next} : undefined)
    if (this.#start !== undefined) this.#say(this.#inWords(due, next, steps))
  }

  // Who has the duty and who comes next, with their numbers; before a clock runs, as if the first page went out now.
  #showDuty(now: number, running: Duty | undefined): void {
    const rule = this.#rule
    if (!rule) return
    const duty = running ?? dutyAt(rule, this.#start, now)
    const first = duty.now ?? duty.next
    setText(this.querySelector('[data-duty-word]'), dutyInWords(duty, running !== undefined))
    this.#setParts('[data-duty-now]', reachInParts(first ? reachOf(rule, first.called) : []))
    this.#setParts('[data-duty-next]', this.#nextInParts(rule, duty, now))
  }

  #nextInParts(rule: ClockRule, {now: due, next}: Duty, now: number): AnswerPart[] {
    const isRunning = this.#start !== undefined
    if (!next) return isRunning ? ['Last resort, now: ', ...reachInParts(lastResortOf(rule, now))] : []
    const time = hourOf(next.at, rule, readerZone() ?? 'UTC')
    if (!due) return ['From ', time, ' on; nobody is called before.']
    const who = reachInParts(reachOf(rule, next.called))
    if (!isRunning) return ['Next ', {...time, exact: `${time.exact}, if the first page goes out now`}, ' ', ...who]
    return [`Level ${next.level + 1} at `, time, `, in ${minutesUntil(next.at, now)}: `, ...who]
  }

  #setParts(place: string, parts: AnswerPart[]): void {
    setChildren(this.querySelector(place), JSON.stringify(parts), () => parts.map(partNode))
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

  #remembered(): number | undefined {
    const clock = runningClock()
    return clock && clock.runbook === this.dataset.clock && this.#rule ? Date.parse(clock.startedAt) : undefined
  }
}

function dutyInWords({now}: Duty, isRunning: boolean): string {
  if (!now) return 'Next on call'
  return isRunning ? `Level ${now.level + 1} is due` : 'On call now'
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

customElements.define('escalation-clock', EscalationClock)
