import {spanInWords} from '../../core/format/duration.ts'
import {alertsRead, allClearInWords, measuredOf} from '../../status/all-clear.ts'
import {criticalUnwatched, type Failing, failingNow, pastThresholds} from '../../status/failing.ts'
import type {AlertMetadataByName, SignalMetadataById} from '../../status/signal-metadata.ts'
import type {Snapshot} from '../../status/snapshot.ts'
import {arrange} from './arrange.ts'
import {type Child, demoLabel, link, setBadge, setChildren, setText} from './dom.ts'
import {failingRow} from './failing-row.ts'
import {knownData} from './fetch-metadata.ts'
import {listPastThresholds} from './past-thresholds.ts'
import {StatusElement} from './status-element.ts'
import {pageStatus, type StatusView} from './status-store.ts'

/** What a page shows once everything it needs was read. */
interface Shown {
  view: StatusView
  snapshot: Snapshot
  alerts: AlertMetadataByName
  signals: SignalMetadataById
}

/** What a page knows to fail. */
interface Known {
  all: readonly Failing[]
  /** Critical signals without an active alert. */
  unwatched: readonly string[]
  /** Active alerts that may be about the integration of the page. */
  unclaimed: readonly string[]
}

/**
 * Lists what fails now, each alert with its failure mode, runbook, owner and who is called; or says how much is known where nothing does.
 *
 * `data-known` is the folder of what the site knows, `data-room` how much room the page keeps (see the component), `data-integration` the one that
 * counts. Where room is kept the worst alerts are short and of bounded height, so that the page does not move when they are read or
 * another one begins to fire; a press shows all in full.
 */
class FailingNow extends StatusElement {
  readonly #rows = new Map<string, HTMLElement>()
  readonly #wide = matchMedia('(width >= 75rem)')
  #view: StatusView | undefined

  override connectedCallback(): void {
    this.place('all')?.addEventListener('click', this.#toggle)
    super.connectedCallback()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.place('all')?.removeEventListener('click', this.#toggle)
  }

  // A link just leads on; the button is in a place that stays, so the focus stays too.
  readonly #toggle = (): void => {
    if (this.dataset.room === 'few') return
    this.toggleAttribute('data-open')
    if (this.#view) this.show(this.#view)
  }

  // How many alerts have room; all of them in full where nothing is said.
  #room(): number | undefined {
    const {room} = this.dataset
    if (room === 'few') return this.#wide.matches ? 3 : 1
    return this.hasAttribute('data-open') || (room === 'column' && this.#wide.matches) ? undefined : 1
  }

  protected show(view: StatusView): void {
    const {snapshot, problem} = view
    const {known = ''} = this.dataset
    this.#view = view
    if (!snapshot) return problem === undefined ? undefined : this.#unknown(`Nothing can be said: ${problem}.`)
    const signals = knownData(known, 'signals')
    const alerts = snapshot.alerts.length > 0 ? knownData(known, 'alerts') : noAlerts
    // Asked for together, so that the first drawing already names who is called.
    if (snapshot.alerts.length > 0) knownData(known, 'on-call')
    if (signals.state === 'reading' || alerts.state === 'reading') return
    // An alert shows even where the way from it could not be read.
    this.#show({
      view,
      snapshot,
      signals: signals.state === 'read' ? this.#own(signals.data) : {},
      alerts: alerts.state === 'read' ? alerts.data : {},
    })
    setText(
      this.place('trouble'),
      alerts.state === 'failed' ? 'What the site knows about these alerts could not be read; trying again.' : '',
    )
  }

  // Of one integration, where the page is about one.
  #own(signals: SignalMetadataById): SignalMetadataById {
    const {integration} = this.dataset
    if (integration === undefined) return signals
    return Object.fromEntries(Object.entries(signals).filter(([id]) => id.startsWith(`${integration}/`)))
  }

  #show(shown: Shown): void {
    const {view, snapshot, alerts, signals} = shown
    const {integration} = this.dataset
    const room = this.#room()
    const everywhere = failingNow(snapshot.alerts, alerts)
    const all = everywhere.filter(({known}) => integration === undefined || known?.integration === integration)
    const unclaimed = integration === undefined ? [] : everywhere.filter(({known, state}) => !known && state !== 'silenced')
    const unwatched = criticalUnwatched(signals, snapshot, alerts, view.now)
    this.#summary(shown, {all, unwatched, unclaimed: unclaimed.map(({name}) => name)})
    const active = all.filter(({state}) => state !== 'silenced')
    const silenced = all.filter(({state}) => state === 'silenced')
    this.toggleAttribute('data-bounded', room !== undefined)
    this.#list(this.place('active'), active.slice(0, room), shown)
    this.#list(this.place('silenced'), room === undefined ? silenced : [], shown)
    const part = this.place('silenced-part')
    if (part) part.hidden = room !== undefined || silenced.length === 0
    this.#unwatched(active.length > 0 ? unwatched : [], signals)
    this.#past(active.length > 0 ? [] : pastThresholds(signals, snapshot, view.now), shown)
    this.#way({all: all.length, active: active.length, room})
  }

  // The way to what has no room.
  #way({all, active, room}: {all: number; active: number; room: number | undefined}): void {
    const way = this.place('all')
    const more = active - Math.min(active, room ?? active)
    if (this.dataset.room === 'few') return setText(way, more > 0 ? `and ${more} more: status of everything` : 'Status of everything')
    if (!way) return
    const isOpen = this.hasAttribute('data-open')
    way.hidden = all === 0 || (room === undefined && !isOpen)
    way.setAttribute('aria-expanded', String(isOpen))
    setText(way, isOpen ? 'Show the worst alone' : all > 1 ? `Show all ${all} in full` : 'Show in full')
  }

  #summary({view, snapshot, signals}: Shown, {all, unwatched, unclaimed}: Known): void {
    const firing = all.filter(({state}) => state === 'firing')
    const read = alertsRead(snapshot, view.now, view.leftOut)
    const measured = measuredOf(signals, snapshot, view.now)
    const active = all.filter(({state}) => state !== 'silenced')
    const state =
      firing.length > 0 || unwatched.length > 0
        ? 'critical'
        : active.length > 0
          ? 'warning'
          : this.#calmState(read.read && unclaimed.length === 0, measured)
    const words =
      active.length > 0
        ? activeInWords(all)
        : unwatched.length > 0
          ? 'No alert is active, yet not all is well.'
          : allClearInWords(measured, read, unclaimed)
    const old = view.problem === undefined ? '' : ` This is what was last heard: ${view.problem}.`
    const doubt = active.length > 0 && !read.read ? ` It may have changed: ${read.reason}.` : ''
    setBadge(this.querySelector('.state'), old && state === 'ok' ? 'stale' : state, state === 'critical' ? 'failing' : undefined)
    setText(this.place('words'), words + doubt + old)
    setText(this.place('said'), active.length > 0 ? activeInWords(all) : '')
    const demo = snapshot.sources.some(source => source.demo)
    setChildren(this.place('demo'), String(demo), () => [demo && demoLabel()])
    this.dataset.state = state
  }

  #calmState(isRead: boolean, {signals, measured, states}: ReturnType<typeof measuredOf>): string {
    if (!isRead || measured < signals || signals === 0) return 'unknown'
    return states.ok === signals ? 'ok' : states.warning ? 'warning' : 'unknown'
  }

  #list(place: HTMLElement | null, failing: readonly Failing[], shown: Shown): void {
    if (!place) return
    const rows = failing.map(each => {
      const key = `${each.state} ${each.name}`
      const row = failingRow(this.#rows.get(key), each, {...shown, known: this.dataset.known ?? '', locale: pageStatus().locale})
      this.#rows.set(key, row)
      return row
    })
    for (const [key, row] of this.#rows) if (!row.isConnected && !rows.includes(row)) this.#rows.delete(key)
    arrange(place, rows)
    for (const age of place.querySelectorAll<HTMLElement>('[data-since]')) {
      setText(age, spanInWords(Math.max(0, shown.view.now - Date.parse(age.dataset.since ?? ''))))
    }
  }

  #unwatched(ids: readonly string[], signals: SignalMetadataById): void {
    setChildren(this.place('unwatched'), ids.join(), () =>
      ids.length === 0 ? [] : ['Critical without an active alert: ', ...ids.flatMap((id, index) => signalLink(signals, id, index)), '.'],
    )
  }

  // What builds up before an alert says so; an alert has the room for itself.
  #past(ids: readonly string[], {view, signals}: Shown): void {
    listPastThresholds(this.place('past'), ids.slice(0, this.#pastRoom()), {view, signals})
  }

  #pastRoom(): number | undefined {
    if (!this.#wide.matches) return 2
    return this.dataset.room === 'column' ? undefined : 3
  }

  #unknown(words: string): void {
    setBadge(this.querySelector('.state'), 'unknown')
    setText(this.place('words'), words)
    this.dataset.state = 'unknown'
  }
}

const noAlerts = {state: 'read', data: {} as AlertMetadataByName} as const

function signalLink(signals: SignalMetadataById, id: string, index: number): Child[] {
  const signal = signals[id]
  return signal ? [index > 0 && ', ', link(signal)] : []
}

function activeInWords(all: readonly Failing[]): string {
  const count = (state: Failing['state']) => all.filter(each => each.state === state).length
  const words = (
    [
      ['firing', 'firing'],
      ['pending', 'pending'],
      ['silenced', 'silenced'],
    ] as const
  ).flatMap(([state, word]) => (count(state) > 0 ? [`${count(state)} ${word}`] : []))
  return `Alerts: ${words.join(', ')}.`
}

customElements.define('failing-now', FailingNow)
