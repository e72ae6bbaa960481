import type {Entry} from '../core/catalog/catalog.ts'
import {dateFormat} from '../core/format/intl.ts'
import {type StripDay, stripInterval, stripOf} from '../oncall/calendar-strip.ts'
import {rotationRuleOf, Schedules} from '../oncall/schedules.ts'
import {site} from './site.ts'

/** How many days a strip shows. */
export const stripDays = 14

/** Gives the next two weeks of a rotation on its own clock, from the day of the build; nothing where nobody can tell its turns. */
export function stripFor(rotation: Entry<'rotation'>): StripDay[] | undefined {
  const {catalog, now} = site()
  const from = Date.parse(now)
  const shifts = new Schedules(catalog, stripInterval(rotation.data.timeZone, from, stripDays)).shifts(rotation.id)
  const hasOutOfHours = rotation.data.outOfHours !== undefined
  return shifts && stripOf({rule: rotationRuleOf(catalog, rotation), shifts, hasOutOfHours}, from, stripDays)
}

/** Gives short names for the people of a strip: the first word of the name, or all of it where two share that word. */
export function shortNames(days: readonly StripDay[]): Map<string, string> {
  const ids = [...new Set(days.flatMap(({parts}) => parts.flatMap(({person}) => person ?? [])))]
  const titles = ids.map(id => site().catalog.get('person', id)?.title ?? id)
  const first = titles.map(title => title.split(' ')[0] ?? title)
  return new Map(
    ids.map((id, index) => [id, first.filter(word => word === first[index]).length > 1 ? (titles[index] ?? id) : (first[index] ?? id)]),
  )
}

/** Writes a day as the head of a row or column: `2026-11-23` → `Mon, Nov 23`. */
export function dayInHead(day: string): string {
  const {locale} = site().catalog.settings
  return dateFormat(locale, {weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC'}).format(new Date(`${day}T00:00Z`))
}

/** Says why nobody is on call. */
export const gapInWords = {
  declared: 'nobody, declared',
  'out-of-hours': 'out of hours',
  open: 'nobody',
} as const
