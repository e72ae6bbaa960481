import {durationMs} from '../../core/format/duration.ts'
import {defineSource} from './kind.ts'
import {isoOf} from './plain.ts'
import {parseRecording, type Recording} from './recording.ts'
import {type Measure, type Past, type SaidAlert, type SaidMark, type SaidStatus, type Source, SourceFailure} from './source.ts'

/** How many times back a change or incident is told, so that a history longer than the recording shows each one. */
const toldTimes = 3

/** A recording that is played as if it were a source; it knows signals by their ids. */
export const replay = defineSource({
  id: 'replay',
  title: 'recording',
  summary: 'recorded demo data, a file below the content root',
  reads: 'file',
  language: 'any',
  knowsAlerts: true,
  isDemo: true,
  open({text}) {
    const parsed = parseRecording(text())
    if ('reason' in parsed) throw new SourceFailure(parsed.reason)
    return replaySource(parsed.recording)
  },
})

/**
 * A recording, played in a loop and faster than life, as if it were a source.
 *
 * What it says depends on the clock alone: all who look at a time see the same, and its past is known from the first moment.
 */
export function replaySource(recording: Recording): Source {
  const tape = new Tape(recording)
  return {
    async read(questions, now) {
      const measures = new Map(questions.map(({signal}) => [signal, tape.measure(signal, now)]))
      return {measures, alerts: tape.alerts(now), vendors: tape.vendors(now), marks: tape.marks(now), remarks: []}
    },
    async past(questions, {from, to, stepMs}) {
      const past = new Map<string, Past>()
      for (const {signal} of questions) past.set(signal, tape.past(signal, from, to, stepMs))
      return past
    },
  }
}

class Tape {
  readonly #recording: Recording
  readonly #stepMs: number
  /** Length of the recording. */
  readonly #lengthMs: number

  constructor(recording: Recording) {
    this.#recording = recording
    this.#stepMs = Math.max(1000, durationMs(recording.step))
    const longest = Math.max(2, ...Object.values(recording.signals).map(values => values.length))
    this.#lengthMs = longest * this.#stepMs
  }

  /** Milliseconds since the recording began, at an instant. */
  #at(now: number): number {
    return (now * this.#recording.speed) % this.#lengthMs
  }

  /** When a minute of the recording was played last. */
  #playedAt(minute: number, now: number): string {
    const ago = (this.#at(now) - minute * 60_000) / this.#recording.speed
    // A millisecond more, so that what is a whole second but for rounding does not become the one before.
    return isoOf(Math.floor((now - ago + 1) / 1000) * 1000)
  }

  measure(signal: string, now: number): Measure {
    const value = this.#value(signal, now)
    if (value === undefined) return {value: null, reason: 'the recording has no such signal'}
    const isHeld = this.#recording.maintenance.some(each => each.signal === signal && this.#holds(each, now))
    const maintenance = isHeld ? {maintenance: true} : {}
    const observedAt = isoOf(now)
    return value === null ? {value, reason: 'nothing was recorded at this moment', ...maintenance} : {value, observedAt, ...maintenance}
  }

  past(signal: string, from: number, to: number, stepMs: number): Past {
    const past: Past = []
    for (let at = from; at <= to; at += stepMs) {
      const value = this.#value(signal, at)
      if (typeof value === 'number') past.push([at, value])
    }
    return past
  }

  #value(signal: string, now: number): number | null | undefined {
    const values = this.#recording.signals[signal]
    if (!values) return undefined
    const place = this.#at(now) / this.#stepMs
    const index = Math.floor(place)
    const before = values[index] ?? null
    // The end is not joined to the begin: what was repaired by then must not fade in again.
    const after = values[index + 1] ?? before
    if (before === null || after === null) return before
    const between = before + (after - before) * (place - index)
    return values.every(value => value === null || Number.isInteger(value)) ? Math.round(between) : Number(between.toPrecision(6))
  }

  #holds({from, to}: {from: number; to: number}, now: number): boolean {
    const minute = this.#at(now) / 60_000
    return minute >= from && minute < to
  }

  alerts(now: number): SaidAlert[] {
    const active = this.#recording.alerts.filter(each => this.#holds(each, now))
    return active.map(({name, from, pending, labels, summary}) => ({
      name,
      state: this.#at(now) / 60_000 < from + pending ? 'pending' : 'firing',
      since: this.#playedAt(from, now),
      labels,
      ...(summary !== undefined && {summary}),
    }))
  }

  marks(now: number): SaidMark[] {
    const {marks, speed} = this.#recording
    return marks.flatMap(mark => {
      const lasts = ((mark.to - mark.from) * 60_000) / speed
      const latest = Date.parse(this.#playedAt(mark.from, now))
      // Before its minute it was played last in the round before.
      const begun = this.#at(now) >= mark.from * 60_000 ? latest : latest - this.#lengthMs / speed
      const begins = Array.from({length: toldTimes}, (_, times) => begun - (times * this.#lengthMs) / speed).reverse()
      return begins.map(from => ({
        entry: mark.entry,
        from: isoOf(from),
        ...(from + lasts <= now && {to: isoOf(from + lasts)}),
      }))
    })
  }

  vendors(now: number): Map<string, SaidStatus> {
    const entries = Object.entries(this.#recording.vendors).map(([system, stretches]) => {
      const current = stretches.find(each => this.#holds(each, now))
      return [system, this.#statusOf(current, now)] as const
    })
    return new Map(entries)
  }

  #statusOf(stretch: Recording['vendors'][string][number] | undefined, now: number): SaidStatus {
    const observedAt = isoOf(now)
    if (!stretch) return {state: 'ok', observedAt, components: [], incidents: []}
    const {state, components, title, from} = stretch
    return {
      state,
      observedAt,
      components: components.map(name => ({name, state})),
      incidents:
        title === undefined
          ? []
          : [{title, state: state === 'maintenance' ? 'in progress' : 'investigating', since: this.#playedAt(from, now)}],
    }
  }
}
