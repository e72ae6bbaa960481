import {spanInWords} from '../../core/format/duration.ts'
import {type Annotation, annotationsIn} from '../../status/annotations.ts'
import {ownOf} from '../../status/failing.ts'
import type {Snapshot, SnapshotMark} from '../../status/snapshot.ts'
import {spanOf} from '../../status/time-series.ts'
import {demoLabel, setText} from './dom.ts'
import type {PlotMark} from './plot.ts'
import {shortTimeOfReader, zoneOfReader} from './reader-time.ts'
import {StatusElement} from './status-element.ts'
import {pageStatus, type StatusView} from './status-store.ts'

/** One line of the list that the server has written. */
interface Line extends Annotation {
  kind: string
  line: HTMLElement
}

/** The time axis of a page, as its list of changes and incidents tells it. */
export interface TimeAxis {
  span: {from: number; to: number}
  marks: PlotMark[]
}

/** Says which of several times that an entry was played a line stands for. */
const playedFrom = 'data-played-from'

/**
 * Lists the changes and incidents that fall into the shown time, with the numbers that plots give them; else names the nearest.
 *
 * `data-signals` says whose signals make the time. What a recording plays stands there as a line of its own, labelled.
 */
export class TimeMarks extends StatusElement {
  /** What plots show; missing before anything was read. */
  axis: TimeAxis | undefined

  #shown: Snapshot | undefined

  protected show({snapshot, now, problem}: StatusView): void {
    // Without a time to show, the list stays whole.
    if (snapshot || problem !== undefined) this.dataset.read ??= ''
    if (snapshot === this.#shown) return
    this.#shown = snapshot
    const span = snapshot && spanOf(this.#histories(snapshot))
    if (!span) return
    this.#addPlayed(snapshot)
    const lines = this.#lines()
    const {within, last, next} = annotationsIn(lines, span)
    for (const {line, id} of lines) {
      const number = within.findIndex(mark => mark.id === id) + 1
      line.hidden = number === 0
      setText(line.querySelector('[data-number]'), number === 0 ? '' : String(number))
    }
    this.axis = {span, marks: within.map(({kind, from, to}, index) => ({number: index + 1, kind, from, to: to ?? now}))}
    const {locale} = pageStatus()
    setText(
      this.place('span'),
      `From ${shortTimeOfReader(span.from, locale)} to ${shortTimeOfReader(span.to, locale)} on your clock, ${zoneOfReader()}.`,
    )
    setText(this.place('none'), within.length > 0 ? '' : noneInWords(last, next, span))
  }

  /** Keeps one line for each time that a recording has played an entry of the list. */
  #addPlayed({marks = [], sources}: Snapshot): void {
    const kept = new Set(marks.map(keyOf))
    for (const line of this.querySelectorAll(`[${playedFrom}]`)) if (!kept.has(line.getAttribute(playedFrom) ?? '')) line.remove()
    for (const mark of marks) {
      const existing = this.querySelector(`[${playedFrom}="${CSS.escape(keyOf(mark))}"]`)
      const own = this.querySelector(`[data-mark="${CSS.escape(mark.entry)}"]:not([${playedFrom}])`)
      const line = existing ?? own?.cloneNode(true)
      if (!(line instanceof HTMLElement)) continue
      this.#writePlayed(line, mark, sources.find(({id}) => id === mark.source)?.demo !== false)
      if (!existing) this.#placeByTime(line, mark)
    }
  }

  #writePlayed(line: HTMLElement, mark: SnapshotMark, isDemo: boolean): void {
    const {locale} = pageStatus()
    const {from, to} = mark
    line.setAttribute(playedFrom, keyOf(mark))
    Object.assign(line.dataset, {mark: keyOf(mark), from})
    if (to === undefined) delete line.dataset.to
    else line.dataset.to = to
    const until = to === undefined ? ', not over' : ` to ${shortTimeOfReader(to, locale, true)}`
    const when = line.querySelector('[data-when]')
    setText(when, `${line.dataset.kind}, played ${shortTimeOfReader(from, locale, true)}${until}`)
    if (isDemo && when?.nextElementSibling === null) when.after(' ', demoLabel())
  }

  // Lines stand in the order of their begins, and so do their numbers.
  #placeByTime(line: HTMLElement, {from}: SnapshotMark): void {
    const later = [...this.querySelectorAll<HTMLElement>('[data-mark]')].find(
      each => Date.parse(each.dataset.from ?? '') > Date.parse(from),
    )
    if (later) later.before(line)
    else this.querySelector('ol')?.append(line)
  }

  #histories(snapshot: Snapshot) {
    const {signals = ''} = this.dataset
    return signals.split(' ').flatMap(id => ownOf(snapshot.signals, id)?.history ?? [])
  }

  #lines(): Line[] {
    return [...this.querySelectorAll<HTMLElement>('[data-mark]')].map(line => {
      const {mark = '', kind = '', from = '', to} = line.dataset
      return {id: mark, kind, line, from: Date.parse(from), ...(to && {to: Date.parse(to)})}
    })
  }
}

function noneInWords(last: Line | undefined, next: Line | undefined, span: {from: number; to: number}): string {
  const before = last?.to === undefined ? [] : [`the last was ${nameOf(last)}, which ended ${spanInWords(span.from - last.to)} before`]
  const after = next ? [`the next is ${nameOf(next)}, which begins ${spanInWords(next.from - span.to)} after`] : []
  const nearest = [...before, ...after].join('; ')
  return `No change or incident in this time${nearest === '' ? '' : `; ${nearest}`}.`
}

function keyOf({entry, from}: SnapshotMark): string {
  return `${entry} ${from}`
}

function nameOf({line}: Line): string {
  return line.dataset.name ?? ''
}

customElements.define('time-marks', TimeMarks)
