import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {isUnmapped} from './calendar.ts'
import type {WrittenEvent} from './ical/write-calendar.ts'
import type {Interval} from './intervals.ts'
import {rotationRuleOf} from './schedules.ts'
import {shifts, unknownIn} from './shifts.ts'
import {dayMs, type Instant, Zone} from './zone.ts'

/** A shift with the rotation it belongs to, ready for a calendar. */
export interface CalendarEntry extends Interval {
  rotation: Entry<'rotation'>
  /** Id, or a name of a calendar that is mapped to nobody. */
  person: string
  uid: string
}

/** A shift that lasts longer is cut at the beginning of each month, so that a rotation of one person has shifts too. */
const longestDays = 31

/**
 * Lists the shifts of a rotation that reach into an interval, whole, in order of time; nothing where its calendar cannot be read.
 *
 * The same shift has the same UID whenever it is asked for: it is made of the organisation, the rotation and the shift's beginning.
 */
export function calendarEntries(catalog: Catalog, rotation: Entry<'rotation'>, {from, to}: Interval): CalendarEntry[] | undefined {
  // A shift must be seen whole to tell whether it is cut, and where.
  const wide = {from: from - 2 * longestDays * dayMs, to: to + 2 * longestDays * dayMs}
  const rule = rotationRuleOf(catalog, rotation, wide)
  if (rotation.data.calendar && !rule.listed) return undefined
  const zone = Zone.of(rotation.data.timeZone)
  return joined(shifts(rule, wide.from, wide.to))
    .flatMap(shift => cutByMonth(shift, zone))
    .filter(shift => shift.from < to && shift.to > from)
    .map(shift => ({...shift, rotation, uid: uidOf(catalog, rotation.id, shift.from)}))
}

/** Gives the first instant of an interval from which a rotation's calendar does not tell any more; nothing where it tells all. */
export function knownUntil(catalog: Catalog, rotation: Entry<'rotation'>, {from, to}: Interval): Instant | undefined {
  return unknownIn(rotationRuleOf(catalog, rotation, {from, to}), from, to).find(({because}) => because !== 'begins')?.from
}

/**
 * Writes a shift as an event; contacts are never in it.
 *
 * @param site Address of the site, for a link to the rotation; without one there is no link.
 */
export function eventOf(catalog: Catalog, {rotation, person, uid, from, to}: CalendarEntry, site?: string): WrittenEvent {
  const name = isUnmapped(person) ? 'somebody this site does not know' : (catalog.get('person', person)?.title ?? person)
  const team = catalog.get('team', rotation.data.team)?.title ?? rotation.data.team
  return {
    uid,
    from,
    to,
    summary: `On call: ${name} (${rotation.title})`,
    description: `${name} is on call in the rotation ${rotation.title} of ${team}.`,
    ...(site && {url: `${site.replace(/\/$/, '')}/rotations/${rotation.id}/`}),
  }
}

interface PersonStretch extends Interval {
  person: string
}

// Shifts of one person that touch are one to them, whatever layer they come from.
function joined(list: readonly PersonStretch[]): PersonStretch[] {
  const result: PersonStretch[] = []
  for (const {from, to, person} of list) {
    const last = result.at(-1)
    if (last && last.to === from && last.person === person) last.to = to
    else result.push({from, to, person})
  }
  return result
}

function cutByMonth(shift: PersonStretch, zone: Zone): PersonStretch[] {
  if (shift.to - shift.from <= longestDays * dayMs) return [shift]
  const pieces: PersonStretch[] = []
  for (let {from} = shift; from < shift.to; ) {
    const wall = new Date(zone.wallTime(from))
    const next = Math.min(shift.to, zone.instant(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 1)))
    pieces.push({...shift, from, to: next})
    from = next
  }
  return pieces
}

function uidOf(catalog: Catalog, rotationId: string, from: Instant): string {
  const start = new Date(from).toISOString().replace(/\.\d+|[-:]/g, '')
  return `${rotationId}-${start}@${calendarHost(catalog)}`
}

/** Gives what stands behind the `@` in the UIDs of calendars: the organisation. */
export function calendarHost({settings}: Catalog): string {
  const organisation = settings.organisation.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return organisation.replace(/^-|-$/g, '') || 'clarity'
}
