import ICAL from 'ical.js'
import type {Interval} from '../intervals.ts'
import type {Instant} from '../zone.ts'

/** One event of a calendar that is written. */
export interface WrittenEvent extends Interval {
  /** The same for the same event in each calendar that is written, whatever else changes. */
  uid: string
  summary: string
  description?: string
  /** Absolute web address. */
  url?: string
  /** Whole days in place of the instants: the first, and the first that is no longer part of it. */
  days?: {first: string; after: string}
  /** How sure it is; missing where nothing else is possible. */
  status?: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
}

/** A calendar that is written. */
export interface WrittenCalendar {
  title: string
  /** The instant for which it is written. */
  stamp: Instant
  events: readonly WrittenEvent[]
}

/**
 * Writes a calendar as iCalendar text (RFC 5545) that programs may subscribe to.
 *
 * All times are in UTC, so that no reader needs a description of a zone. The same input gives the same text.
 */
export function writeCalendar({title, stamp, events}: WrittenCalendar): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('prodid', '-//Operational Clarity//On call//EN')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  calendar.addPropertyWithValue('method', 'PUBLISH')
  calendar.addPropertyWithValue('name', title)
  // Programs that are older than the property `NAME` know this one.
  calendar.addPropertyWithValue('x-wr-calname', title)
  calendar.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString('PT12H'))
  for (const event of events) calendar.addSubcomponent(eventOf(event, stamp))
  return `${calendar}\r\n`
}

function eventOf({uid, from, to, days, summary, description, url, status}: WrittenEvent, stamp: Instant): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', uid)
  event.addPropertyWithValue('dtstamp', utc(stamp))
  event.addPropertyWithValue('dtstart', days ? ICAL.Time.fromDateString(days.first) : utc(from))
  event.addPropertyWithValue('dtend', days ? ICAL.Time.fromDateString(days.after) : utc(to))
  event.addPropertyWithValue('summary', summary)
  if (description) event.addPropertyWithValue('description', description)
  if (url) event.addPropertyWithValue('url', url)
  if (status) event.addPropertyWithValue('status', status)
  // Who is on call, or releases, may still be invited to meetings.
  event.addPropertyWithValue('transp', 'TRANSPARENT')
  return event
}

function utc(instant: Instant): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(instant), true)
}
