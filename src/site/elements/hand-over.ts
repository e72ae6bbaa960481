import {handOverText} from '../../incident/handover.ts'
import {dutyAt, hourOf, lastResortOf, reachOf} from '../../oncall/duty.ts'
import type {ClockRule} from '../../oncall/escalation-clock.ts'
import {announce} from './announce.ts'
import {jsonIn, readerZone} from './answer-parts.ts'
import {setText} from './dom.ts'
import {changed, factsOfPage, incident, liveOfPage, runningClock} from './incident-store.ts'

/** Fills the text with which a runbook that did not help is handed over, and copies it. */
class HandOver extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    button?.addEventListener('click', () => this.#copy(button))
    window.addEventListener(changed, () => this.#fill())
    window.setInterval(() => this.#fill(), 15_000)
    this.#fill()
  }

  #fill(): void {
    const facts = factsOfPage()
    const own = jsonIn<ClockRule>(document.querySelector('escalation-clock script[type="application/json"]'))
    const clock = runningClock()
    const rule = clock?.rule ?? own
    if (!facts || !rule) return
    const now = Date.now()
    const {now: due, next} = dutyAt(rule, clock && Date.parse(clock.startedAt), now)
    const step = clock ? next : due
    const zone = readerZone() ?? 'UTC'
    const text = handOverText({
      runbook: {title: facts.title, number: facts.number, address: location.href.replace(/#.*/, '')},
      severity: facts.severity,
      alerts: facts.alerts,
      impact: facts.impact,
      live: [...liveOfPage().values()],
      next: step ? reachOf(rule, step.called) : lastResortOf(rule, now),
      ...(clock && next && {nextAt: `${hourOf(next.at, rule, zone).time} ${zone}`}),
      incident: clock ? incident() : undefined,
      now: new Date(now).toISOString(),
    })
    setText(this.querySelector('pre'), text)
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    this.#fill()
    const text = this.querySelector('pre')
    let said = 'Copied'
    try {
      await navigator.clipboard.writeText(text?.textContent ?? '')
    } catch {
      if (text) getSelection()?.selectAllChildren(text)
      said = 'Selected'
    }
    setText(button, said)
    announce(said)
    setTimeout(() => setText(button, 'Copy the hand-over'), 2000)
  }
}

customElements.define('hand-over', HandOver)
