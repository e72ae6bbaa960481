import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {remembered} from '../core/catalog/reads.ts'
import {writeCalendar} from '../oncall/ical/write-calendar.ts'
import type {Interval} from '../oncall/intervals.ts'
import {type CalendarEntry, calendarEntries, eventOf} from '../oncall/shift-calendar.ts'
import {dayMs} from '../oncall/zone.ts'
import {site} from './site.ts'

/** How many days from the build the calendars of the site hold, and pages know the shifts of a calendar that was read. */
export const calendarDays = 90

/** Gives the time for which the site holds shifts: from the instant it is built for. */
export function calendarInterval(): Interval {
  const from = Date.parse(site().now)
  return {from, to: from + calendarDays * dayMs}
}

/** Gives the shifts of a rotation for its calendar; nothing where they are not known, and there is no calendar. */
export function rotationEntries(rotation: Entry<'rotation'>): CalendarEntry[] | undefined {
  return allEntries().byRotation.get(rotation.id)
}

/** Gives the shifts of a person for their calendar; none, and no calendar, for who is not on call. */
export function personEntries(person: Entry<'person'>): CalendarEntry[] {
  return allEntries().byPerson.get(person.id) ?? []
}

interface Entries {
  byRotation: Map<string, CalendarEntry[]>
  byPerson: Map<string, CalendarEntry[]>
}

// Each page of a person asks for the shifts of all rotations.
function allEntries(): Entries {
  return entriesOf(site().catalog)
}

const entriesOf = remembered((catalog: Catalog): Entries => {
  const lists = catalog.list('rotation').flatMap(rotation => {
    const entries = calendarEntries(catalog, rotation, calendarInterval())
    return entries ? [[rotation.id, entries] as const] : []
  })
  const all = lists.flatMap(([, entries]) => entries).sort((a, b) => a.from - b.from)
  return {byRotation: new Map(lists), byPerson: Map.groupBy(all, ({person}) => person)}
})

/** Answers with a calendar of shifts. */
export function calendarResponse(title: string, entries: readonly CalendarEntry[]): Response {
  const {catalog, now} = site()
  const events = entries.map(entry => eventOf(catalog, entry, catalog.settings.links.site))
  const text = writeCalendar({title, stamp: Date.parse(now), events})
  return new Response(text, {headers: {'content-type': 'text/calendar; charset=utf-8'}})
}
