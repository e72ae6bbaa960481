import {spanInWords} from '../../core/format/duration.ts'
import {endOf, type Incident} from '../../incident/incident.ts'
import {dutyAt, hourOf, lastResortOf, reachInParts, reachOf} from '../../oncall/duty.ts'
import type {AnswerPart} from '../../oncall/on-call-now.ts'
import {partNode, readerZone} from './answer-parts.ts'
import {make, setChildren, setText} from './dom.ts'
import {type LogDialog, logDialog} from './incident-log.ts'
import {changed, incident, runningClock} from './incident-store.ts'

/** The incident of this browser on every page: how long, who has the duty, who is next with a number, and its log. */
class IncidentBar extends HTMLElement {
  #dialog: LogDialog | undefined
  readonly #refresh = (): void => this.#show()

  connectedCallback(): void {
    if (this.childElementCount === 0) this.#draw()
    window.setInterval(this.#refresh, 5000)
    for (const event of [changed, 'storage', 'pageshow']) window.addEventListener(event, this.#refresh)
    this.#show()
  }

  #draw(): void {
    const log = make('button', {type: 'button'}, 'Log')
    log.addEventListener('click', () => this.#openLog())
    this.append(
      make('span', {class: 'incident-since', role: 'timer'}),
      make('a', {class: 'incident-runbook', href: ''}),
      make('span', {class: 'incident-due'}),
      make('span', {class: 'incident-next'}),
      log,
    )
  }

  #show(): void {
    const kept = incident()
    this.hidden = kept === undefined
    if (!kept) return this.#dialog?.element.close()
    const clock = runningClock()
    const end = Date.parse(endOf(kept) ?? '')
    const now = Date.now()
    const length = spanInWords((Number.isNaN(end) ? now : end) - Date.parse(kept.startedAt))
    setText(this.querySelector('.incident-since'), clock ? length : `Stopped after ${length}`)
    const link = this.querySelector<HTMLAnchorElement>('.incident-runbook')
    const page = kept.runbooks[clock?.runbook ?? kept.runbook]
    setText(link, page?.title ?? kept.title)
    if (link && page?.href.startsWith('/') && link.getAttribute('href') !== page.href) link.setAttribute('href', page.href)
    const [due, next] = clock ? partsOf(clock, now) : [[], []]
    this.#set('.incident-due', due)
    this.#set('.incident-next', next)
    if (this.#dialog?.element.open) this.#dialog.fill(kept)
  }

  #set(place: string, parts: readonly AnswerPart[]): void {
    setChildren(this.querySelector(place), JSON.stringify(parts), () => parts.map(partNode))
  }

  #openLog(): void {
    this.#dialog ??= logDialog()
    const kept = incident()
    if (!kept) return
    this.#dialog.fill(kept)
    this.#dialog.element.showModal()
  }
}

function partsOf({rule, startedAt}: NonNullable<Incident['clock']>, now: number): [AnswerPart[], AnswerPart[]] {
  const {now: due, next} = dutyAt(rule, Date.parse(startedAt), now)
  const who = due ? [`Level ${due.level + 1} has the duty: `, ...reachInParts(reachOf(rule, due.called))] : ['Nobody is called yet']
  if (!next) return [who, ['Last resort: ', ...reachInParts(lastResortOf(rule, now))]]
  return [who, ['Next ', hourOf(next.at, rule, readerZone() ?? 'UTC'), ' ', ...reachInParts(reachOf(rule, next.called))]]
}

customElements.define('incident-bar', IncidentBar)
