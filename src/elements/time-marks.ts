import {ownOf} from '../status/failing.ts'
import {type Mark, marksIn} from '../status/marks.ts'
import type {Snapshot} from '../status/snapshot.ts'
import {spanOf} from '../status/steps.ts'
import {spanInWords} from '../status/words.ts'
import {setText} from './nodes.ts'
import type {PlotMark} from './plot.ts'
import {shortTimeOfReader, zoneOfReader} from './reader-time.ts'
import {StatusElement} from './status-element.ts'
import {pageStatus, type StatusView} from './status-store.ts'

/** One line of the list that the server has written. */
interface Line extends Mark {
  kind: string
  line: HTMLElement
}

/** The time axis of a page, as its list of changes and incidents tells it. */
export interface TimeAxis {
  span: {from: number; to: number}
  marks: PlotMark[]
}

/**
 * Lists the changes and incidents that fall into the shown time, with the numbers that plots give them; else names the nearest.
 *
 * `data-integration` says whose signals make the time.
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
    const lines = this.#lines()
    const {within, last, next} = marksIn(lines, span)
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

function nameOf({line}: Line): string {
  return line.dataset.name ?? ''
}

customElements.define('time-marks', TimeMarks)
