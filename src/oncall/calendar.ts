import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {type CalendarFile, type CalendarSource, calendarPath} from '../core/content/calendar-files.ts'
import {withWholeLetters} from '../core/content/calendar-folds.ts'
import {decode} from '../core/content/source.ts'
import {levelOf, type Named, nameOf} from './calendar-names.ts'
import {type Expansion, isEndless, type Occurrence, occurrencesIn} from './ical/expand.ts'
import type {CalendarProblem} from './ical/lines.ts'
import {type CalendarText, readCalendar} from './ical/read-calendar.ts'
import type {Interval} from './intervals.ts'
import {dayMs, type Instant} from './zone.ts'

/** Why nobody can tell what stands in the calendar of a rotation. */
export type CalendarFault =
  | {type: 'outside'}
  | {type: 'missing'; path: string}
  | {type: 'not-fetched'; path: string}
  | {type: 'unreadable'; path: string; reason: string}
  | {type: 'broken'; path: string; file: string; problems: CalendarProblem[]}

/** A shift of a calendar. */
export interface NamedShift extends Interval {
  named: Named
  level: number
}

/** The calendar of a rotation over an interval. */
export interface KnownCalendar {
  state: 'read'
  /** In order of time; those of one instant by level, highest first. */
  shifts: NamedShift[]
  /** The stretch for which the calendar tells: from its first event to the end of its last one, never past the interval asked for. */
  known: Interval
  /** True where the last event ends within the interval. */
  ends: boolean
  /** When a feed was fetched, ISO 8601 UTC. */
  fetchedAt?: string
}

/** A calendar, or why there is none. */
export type CalendarAnswer = KnownCalendar | {state: 'unknown'; fault: CalendarFault}

/** The person that a shift names whose name is mapped to nobody or to several people; no id looks like it. */
export function personOf(named: Named): string {
  return named.state === 'mapped' ? named.person : `unmapped:${named.name}`
}

/** Tells whether a person of a shift stands for a name that is mapped to nobody. */
export function isUnmapped(person: string): boolean {
  return person.startsWith('unmapped:')
}

/**
 * Gives the shifts of a rotation's calendar in an interval; nothing for a rotation without a calendar.
 *
 * One event that cannot be read makes the whole calendar unknown: it may be the one that counts.
 */
export function calendarOf(catalog: Catalog, {data, document}: Entry<'rotation'>, interval: Interval): CalendarAnswer | undefined {
  const {calendar, timeZone} = data
  if (!calendar) return undefined
  const source = calendar as CalendarSource
  const path = calendarPath(document, source)
  if (path === undefined) return {state: 'unknown', fault: {type: 'outside'}}
  const file = catalog.calendars.get(path)
  if (!file) return {state: 'unknown', fault: {type: source.url === undefined ? 'missing' : 'not-fetched', path}}
  const read = textOf(file)
  if ('problem' in read) return {state: 'unknown', fault: {type: 'unreadable', path, reason: read.problem}}
  const {text, expansion} = expanded(read, timeZone, interval)
  const problems = [...text.problems, ...expansion.problems]
  if (problems.length > 0) return {state: 'unknown', fault: {type: 'broken', path, file: file.file, problems}}
  return knownCalendar(text, expansion.occurrences, {names: calendar.names, interval})
}

/** A rotation with what is known of its calendar. */
export interface CalendarRotation {
  rotation: Entry<'rotation'>
  answer: CalendarAnswer
  /** Where the source is written in the frontmatter. */
  path: ['calendar', 'file' | 'url']
}

/** Lists the rotations that have a calendar, with its shifts in an interval. */
export function calendarRotations(catalog: Catalog, interval: Interval): CalendarRotation[] {
  return catalog.list('rotation').flatMap(rotation => {
    const answer = calendarOf(catalog, rotation, interval)
    return answer ? [{rotation, answer, path: ['calendar', rotation.data.calendar?.file === undefined ? 'url' : 'file']}] : []
  })
}

/** Groups the shifts of a calendar by the name it writes, mapped or not; the first shift of each comes first. */
export function shiftsByName({shifts}: KnownCalendar): Map<string, NamedShift[]> {
  return Map.groupBy(shifts, ({named}) => named.name)
}

interface Asked {
  names: Readonly<Record<string, string>>
  interval: Interval
}

function knownCalendar(text: CalendarText, occurrences: readonly Occurrence[], {names, interval}: Asked): KnownCalendar {
  const last = text.events.some(event => !event.isCancelled && isEndless(event)) ? Number.POSITIVE_INFINITY : endOf(occurrences)
  const first = occurrences[0]?.from ?? interval.from
  const from = Math.min(Math.max(interval.from, first), interval.to)
  const shifts = occurrences
    .filter(each => each.from < interval.to && each.to > interval.from)
    .map(({from, to, event}) => ({from, to, named: nameOf(event, names), level: levelOf(event)}))
  return {
    state: 'read',
    shifts: shifts.sort((a, b) => a.from - b.from || b.level - a.level),
    known: {from, to: Math.max(from, Math.min(interval.to, last))},
    ends: last < interval.to,
    ...(text.fetchedAt && {fetchedAt: text.fetchedAt}),
  }
}

function endOf(occurrences: readonly Occurrence[]): Instant {
  return occurrences.reduce((last, {to}) => Math.max(last, to), Number.NEGATIVE_INFINITY)
}

interface Expanded {
  text: CalendarText
  byYear: Map<string, Expansion>
}

const expandedByFile = new WeakMap<CalendarFile, Expanded | {problem: string}>()

function textOf(file: CalendarFile): Expanded | {problem: string} {
  const cached = expandedByFile.get(file) ?? read(file)
  expandedByFile.set(file, cached)
  return cached
}

function read(file: CalendarFile): Expanded | {problem: string} {
  if ('problem' in file) return {problem: file.problem}
  const {content} = file
  const decoded = decode(typeof content === 'string' ? content : withWholeLetters(content))
  if (decoded.state === 'text') return {text: readCalendar(decoded.text), byYear: new Map()}
  return {problem: decoded.state === 'empty' ? 'it is empty' : 'it is not a text in UTF-8'}
}

const yearMs = 366 * dayMs

// Questions about several intervals share one expansion. It looks a year ahead of all of them, to see whether anything follows, and a
// year back, to see whether anything was before.
function expanded({text, byYear}: Expanded, timeZone: string, {from, to}: Interval): {text: CalendarText; expansion: Expansion} {
  const years = {from: Math.floor(from / yearMs - 1) * yearMs, to: Math.ceil(to / yearMs + 1) * yearMs}
  const key = `${timeZone} ${years.from} ${years.to}`
  const expansion = byYear.get(key) ?? occurrencesIn(text, timeZone, years)
  byYear.set(key, expansion)
  return {text, expansion}
}
