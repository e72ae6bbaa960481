import ICAL from 'ical.js'
import {ianaClock, isZoneName} from './clock.ts'
import {Clocks} from './clocks.ts'
import type {CalendarEvent} from './event.ts'
import {EventReader, type Home, PropertyError} from './event-reader.ts'
import {type CalendarProblem, contentLines, lineOfProperty, readLines} from './lines.ts'
import {ianaName} from './zone-names.ts'

/** What stands in a calendar text. */
export interface CalendarText {
  events: CalendarEvent[]
  /** When a feed was fetched, ISO 8601 UTC; missing for a file that somebody has written. */
  fetchedAt?: string
  /** What cannot be read; an event with a problem is left out. */
  problems: CalendarProblem[]
}

/** Property that says when a feed was fetched. */
export const fetchedProperty = 'X-CLARITY-FETCHED'

/** Reads iCalendar text (RFC 5545); never throws. */
export function readCalendar(text: string): CalendarText {
  const lines = readLines(text)
  const problem = lines.problem ?? foreignScale(text)
  if (problem) return {events: [], problems: [problem]}
  try {
    return eventsOf(rootsOf(text), text, lines.events)
  } catch (error) {
    return {events: [], problems: [brokenLine(text) ?? {line: 1, reason: reasonOf(error)}]}
  }
}

// The months and days of another scale would be taken for ours.
function foreignScale(text: string): CalendarProblem | undefined {
  const found = contentLines(text).find(each => /^CALSCALE[;:]/i.test(each.text))
  const scale = found?.text.replace(/^[^:]*:/, '').trim()
  if (!found || scale?.toUpperCase() === 'GREGORIAN') return undefined
  return {line: found.line, reason: `the calendar scale \`${scale}\` is not read, only \`GREGORIAN\``}
}

// The library says what it does not understand, but not where.
function brokenLine(text: string): CalendarProblem | undefined {
  for (const {line, text: written} of contentLines(text)) {
    const name = /^[\w-]+(?=[;:])/.exec(written)?.[0]
    try {
      if (!/^(BEGIN|END):/i.test(written)) ICAL.parse.property(written)
    } catch (error) {
      const reason = name
        ? `\`${name}\` cannot be read: ${reasonOf(error)}`
        : `expected a property such as \`SUMMARY:Kai\`, got \`${written.slice(0, 40)}\``
      return {line, reason}
    }
  }
  return undefined
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

// One text may hold several calendars; the library gives one of them bare, and more in a list.
function rootsOf(text: string): ICAL.Component[] {
  const parsed = ICAL.parse(text) as unknown[]
  const roots = typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][])
  return roots.map(root => new ICAL.Component(root as never))
}

function eventsOf(roots: ICAL.Component[], text: string, begins: readonly number[]): CalendarText {
  const clocks = new Clocks(roots)
  const events: CalendarEvent[] = []
  const problems: CalendarProblem[] = []
  for (const [index, {component, ...home}] of roots.flatMap(componentsOf).entries()) {
    const line = begins[index] ?? 1
    try {
      // Apart from its calendar, or the library would look through all of it for the zone of each time.
      events.push(new EventReader(new ICAL.Component(component as never), clocks, line, home).read())
    } catch (error) {
      if (!(error instanceof PropertyError)) throw error
      problems.push({line: lineOfProperty(text, line, error.property), reason: error.message})
    }
  }
  const fetched = String(roots[0]?.getFirstPropertyValue(fetchedProperty.toLowerCase()) ?? '')
  const fetchedAt = Date.parse(fetched.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  return {events, problems, ...(!Number.isNaN(fetchedAt) && {fetchedAt: new Date(fetchedAt).toISOString()})}
}

function componentsOf(root: ICAL.Component): (Home & {component: unknown[]})[] {
  const isCancelled = String(root.getFirstPropertyValue('method') ?? '').toUpperCase() === 'CANCEL'
  const zone = String(root.getFirstPropertyValue('x-wr-timezone') ?? '')
  const floating = zone === '' ? undefined : ianaClock(ianaName(zone, isZoneName) ?? '')
  const events = (root.jCal[2] as unknown[][]).filter(([name]) => name === 'vevent')
  return events.map(component => ({component, isCancelled, ...(floating && {floating})}))
}
