import {type LiveSignalView, liveSignalViewOf, type ShownSignal} from '../../status/signal-view.ts'
import {noteState} from './state-changes.ts'
import {pageStatus, type StatusView, statusStore} from './status-store.ts'

/**
 * Shows a signal as it is now, in place of the "unknown" that the server has written.
 *
 * What is written down about the signal stands in the attributes of the element (`plugins/remark-status.ts`); what was measured comes
 * from the page's store. All text is set as text, and only where it has changed.
 */
class LiveStatus extends HTMLElement {
  #signal: ShownSignal | undefined
  #pages: Record<string, string> = {}
  #note: Note | undefined
  #end: (() => void) | undefined

  connectedCallback(): void {
    this.#signal = signalOf(this)
    this.#pages = record(this.dataset.pages)
    if (this.#signal) this.#end = statusStore().subscribe(view => this.#show(view))
  }

  disconnectedCallback(): void {
    this.#end?.()
  }

  #show(view: StatusView): void {
    // Until something is known, what the server has written is all there is to say.
    if (!this.#signal || (!view.snapshot && view.problem === undefined)) return
    const shown = liveSignalViewOf(this.#signal, view, pageStatus())
    const {id} = this.#signal
    noteState({id, title: this.dataset.title ?? id, state: shown.state, value: shown.value})
    if (this.dataset.state !== shown.state) this.dataset.state = shown.state
    this.#showState(shown)
    if (this.classList.contains('status-inline')) return this.#showInline(shown)
    setText(this.#part('value'), shown.value)
    if (shown.sentence !== undefined) setText(this.#part('sentence'), shown.sentence)
    this.#showNote(shown)
  }

  #showState({state}: LiveSignalView): void {
    const badge = this.#part('state')
    if (!badge || badge.textContent === state) return
    badge.className = `state state-${state}`
    badge.textContent = state
  }

  #showInline({value, age, reason, source}: LiveSignalView): void {
    const words = [value, age?.words, source?.demo && 'demo data'].filter(Boolean).join(', ')
    setText(this.#part('value'), `(${words})`)
    const title = [age && `measured ${age.exact}`, reason, source && `source: ${source.title}`].filter(Boolean).join('; ')
    if (this.title !== title) this.title = title
  }

  #showNote(shown: LiveSignalView): void {
    const place = this.#part('note')
    if (!place) return
    this.#note ??= noteIn(place)
    fillNote(this.#note, shown, shown.source && this.#pages[shown.source.id])
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-part="${name}"]`)
  }
}

/** The parts of the line below a value; those without words are hidden. */
interface Note {
  age: HTMLTimeElement
  trend: HTMLElement
  distance: HTMLElement
  reason: HTMLElement
  source: HTMLAnchorElement
  demo: HTMLElement
}

const arrows = {rising: '↗ ', falling: '↘ ', steady: '→ '}

function noteIn(place: HTMLElement): Note {
  const span = () => document.createElement('span')
  const note: Note = {
    age: document.createElement('time'),
    trend: span(),
    distance: span(),
    reason: span(),
    source: document.createElement('a'),
    demo: span(),
  }
  const arrow = span()
  arrow.ariaHidden = 'true'
  note.trend.append(arrow, span())
  note.source.rel = 'noreferrer'
  note.demo.className = 'status-demo'
  place.replaceChildren(
    ...Object.values(note).map(part => {
      const withDot = span()
      withDot.append('', part)
      return withDot
    }),
  )
  return note
}

function fillNote(note: Note, {age, trend, distance, reason, source}: LiveSignalView, page: string | undefined): void {
  setText(note.age, age && `measured ${age.words}`)
  if (age && note.age.title !== age.exact) {
    note.age.dateTime = age.at
    note.age.title = age.exact
    note.age.dataset.exact = age.exact
  }
  note.trend.hidden = trend === undefined
  setText(note.trend.firstElementChild, trend && arrows[trend.direction])
  setText(note.trend.lastElementChild, trend?.words)
  setText(note.distance, distance)
  setText(note.reason, reason)
  setText(note.source, source?.title)
  if (page !== undefined && note.source.getAttribute('href') !== page) note.source.href = page
  if (page === undefined) note.source.removeAttribute('href')
  setText(note.demo, source?.demo ? 'demo data' : undefined)
  setDots(Object.values(note))
}

// Real text, so that a line that is copied or read aloud is divided too.
function setDots(parts: readonly HTMLElement[]): void {
  let isFirst = true
  for (const part of parts) {
    const dot = part.previousSibling
    const text = isFirst || part.hidden ? '' : ' · '
    if (dot && dot.nodeValue !== text) dot.nodeValue = text
    if (!part.hidden) isFirst = false
  }
}

function setText(place: Element | null, text: string | undefined): void {
  if (!(place instanceof HTMLElement)) return
  if (place.hidden !== (text === undefined)) place.hidden = text === undefined
  if (place.textContent !== (text ?? '')) place.textContent = text ?? ''
}

function signalOf({dataset}: HTMLElement): ShownSignal | undefined {
  const {signal: id, unit, worse, maxAge, sentence} = dataset
  if (id === undefined || unit === undefined || maxAge === undefined) return undefined
  return {
    id,
    unit,
    worse: worse === 'lower' ? 'lower' : 'higher',
    ...limit('warning', dataset.warning),
    ...limit('critical', dataset.critical),
    maxAge,
    ...(sentence && {sentence}),
    siblings: record(dataset.siblings),
  }
}

function limit(name: 'warning' | 'critical', written: string | undefined): {warning?: number; critical?: number} {
  const value = written === undefined || written === '' ? Number.NaN : Number(written)
  return Number.isFinite(value) ? {[name]: value} : {}
}

function record<V>(json: string | undefined): Record<string, V> {
  return json === undefined ? {} : (JSON.parse(json) as Record<string, V>)
}

customElements.define('live-status', LiveStatus)
