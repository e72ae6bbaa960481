import type {Clock} from '../core/format/dates.ts'
import {dayOf} from '../core/format/dates.ts'
import {site} from './site.ts'

/** Gives the clock of the organisation: its locale and business time zone. */
export function clock(): Clock {
  const {locale, timeZone} = site().catalog.settings
  return {locale, timeZone}
}

/** Gives the business day for which the site is built, e.g. `2026-11-23`. */
export function today(): string {
  return dayOf(site().now, clock().timeZone)
}
