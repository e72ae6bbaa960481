import type {Data} from '../core/content/schema/index.ts'
import type {ZoneOffsets} from '../core/format/known-clocks.ts'
import type {Interval} from './intervals.ts'
import type {Instant} from './zone.ts'

/** One layer of a rotation. */
export type Layer = Pick<Data<'rotation'>['layers'][number], 'members' | 'turn' | 'start' | 'handoff' | 'timeZone' | 'hours'>

/** Hours on some days of the week. */
export type Window = Layer['hours'][number]

/** A shift that a calendar holds. */
export interface CalendarShift extends Interval {
  person: string
  /** Of shifts at the same time the one with the higher level is paged; 0 where none is written. */
  level?: number
}

/** Shifts of a calendar, as far as they are known. */
export interface KnownShifts {
  /** In order of time; they may overlap. */
  shifts: readonly CalendarShift[]
  /** First instant for which the calendar tells, and the first one for which it does not any more. */
  from: Instant
  to: Instant
  /** True where the calendar itself goes no further. */
  ends: boolean
}

/**
 * What decides who is on call: the part of a rotation's frontmatter that the resolver reads.
 *
 * It is plain data without words, so that a page can carry it and answer for the moment at which it is read.
 */
export interface RotationRule {
  timeZone: string
  layers: readonly Layer[]
  overrides: readonly {person: string; from: string; to: string}[]
  gaps: readonly {from: string; to: string; hours?: Window | undefined}[]
  /** Shifts that stand in a calendar; layers fill what they leave open. */
  listed?: KnownShifts
  /** Offsets of the zones, where the rule is read on another machine than the one that wrote it. */
  offsets?: ZoneOffsets
  /** Person → first instant at which they are no longer here, ISO 8601; others stay. */
  left?: Record<string, string>
}
