import type {APIRoute} from 'astro'
import {writeCalendar} from '../../oncall/ical/write-calendar.ts'
import {changeEvents} from '../../release/change-events.ts'
import {site} from '../site.ts'

/** The windows and steps of all changes, and the freezes, for people's own calendars. */
export const GET: APIRoute = () => {
  const {catalog, now} = site()
  const title = `Changes: ${catalog.settings.organisation}`
  const text = writeCalendar({title, stamp: Date.parse(now), events: changeEvents(catalog)})
  return new Response(text, {headers: {'content-type': 'text/calendar; charset=utf-8'}})
}
