import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {dayOf} from '../core/format/dates.ts'
import {freezeSpans, ownSpans, type PlanSpan} from './change-plan.ts'
import {dayAfter, earlier, later} from './days.ts'
import {isOver} from './next-change.ts'

/** Days of a change as a bar. */
export interface CalendarBar {
  first: string
  last: string
  tone: 'planned' | 'running' | 'done' | 'window'
}

/** All changes that are not over, on one axis of days. */
export interface ChangeCalendar {
  first: string
  last: string
  /** By their first day. */
  lanes: {change: Entry<'change'>; bars: CalendarBar[]}[]
  freezes: PlanSpan[]
  /** What begins or ends on which day, from today on, in order; freezes have no change. */
  days: {day: string; what: string; change?: Entry<'change'>}[]
}

// A plan without end would make all others a line.
const [backDays, mostDays] = [14, 400]

/** Gives the calendar of all changes that are not over, from two weeks back to 400 days ahead; nothing where none has a day to come. */
export function changeCalendar(catalog: Catalog, now: string): ChangeCalendar | undefined {
  const today = dayOf(now, catalog.settings.timeZone)
  const open = catalog.list('change').flatMap(change => {
    const spans = isOver(change) ? [] : ownSpans(catalog, change)
    return spans.some(({last}) => last >= today) ? [{change, spans}] : []
  })
  if (open.length === 0) return undefined
  const all = open.flatMap(({spans}) => spans)
  const first = dayAfter(today, -backDays)
  const end = all.reduce((day, span) => later(day, span.last), today)
  const last = earlier(dayAfter(end, 3), dayAfter(today, mostDays))
  const freezes = freezeSpans(catalog).filter(span => span.first <= last && span.last >= first)
  const lanes = open
    .sort((a, b) => (firstOf(a.spans) < firstOf(b.spans) ? -1 : 1))
    .map(({change, spans}) => ({change, bars: spans.map(barOf)}))
  return {first, last, lanes, freezes, days: daysOf([...open, ...freezes.map(freeze => ({spans: [freeze]}))], today)}
}

function daysOf(list: readonly {change?: Entry<'change'>; spans: readonly PlanSpan[]}[], today: string): ChangeCalendar['days'] {
  const days = list.flatMap(({change, spans}) =>
    spans.flatMap(({kind, title, first, last}) => {
      const name = kind === 'freeze' ? `freeze (${title})` : title
      const about = change ? {change} : {}
      if (first === last) return [{day: first, what: name, ...about}]
      return [
        {day: first, what: `${name} begins`, ...about},
        {day: last, what: `${name} ends`, ...about},
      ]
    }),
  )
  return days.filter(({day}) => day >= today).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function barOf({kind, first, last, state = 'planned'}: PlanSpan): CalendarBar {
  return {first, last, tone: kind === 'window' ? 'window' : state}
}

function firstOf(spans: readonly PlanSpan[]): string {
  return spans.reduce((day, {first}) => earlier(day, first), '9999-12-31')
}
