import type {Data} from '../core/content/schema/index.ts'

/** A window of hours on some days, on the wall clock of its layer. */
export type Hours = Data<'rotation'>['layers'][number]['hours'][number]

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Writes a window for people: all days → `daily 06:00 to 14:00`; days in a row → `Mon to Fri 08:00 to 18:00`; past midnight says so. */
export function hoursInWords({days, from, to}: Hours): string {
  const nextDay = to <= from ? ' the next day' : ''
  return `${daysInWords(days)} ${from} to ${to}${nextDay}`
}

/** Writes a day of the week: `mon` → `Monday`. */
export function weekdayInWords(day: (typeof week)[number]): string {
  return {mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday'}[day]
}

function daysInWords(days: Hours['days']): string {
  const sorted = week.filter(day => days.includes(day))
  const first = sorted[0]
  const last = sorted.at(-1)
  if (sorted.length === week.length || !first || !last) return 'daily'
  const inRow = week.indexOf(last) - week.indexOf(first) === sorted.length - 1
  return inRow && sorted.length > 2 ? `${short(first)} to ${short(last)}` : sorted.map(short).join(', ')
}

function short(day: (typeof week)[number]): string {
  return weekdayInWords(day).slice(0, 3)
}
