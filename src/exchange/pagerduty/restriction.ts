import type {ExchangeFinding, Place} from '../finding.ts'
import {secondsOf, type WeekSpan} from '../oncall/turns.ts'
import type {PagerdutyRestriction} from './shape.ts'

/**
 * Gives the parts of the week to which a restriction keeps a layer.
 *
 * @param of Where it stands, the schedule it belongs to, and the list to which is added what cannot be kept of it.
 */
export function spansOf(
  {type, start_time_of_day: time, duration_seconds: seconds, start_day_of_week: day}: PagerdutyRestriction,
  {at, schedule, findings}: {at: Place; schedule: string; findings: ExchangeFinding[]},
): WeekSpan[] {
  const from = secondsOf(time) ?? 0
  const [begin, end] = [Math.floor(from / 60), Math.floor((from + seconds) / 60)]
  if (from % 60 !== 0 || (from + seconds) % 60 !== 0) {
    const message = `a restriction of schedule \`${schedule}\` begins or ends at a part of a minute; the full minute before it is written`
    findings.push({severity: 'warning', at, message})
  }
  const days = type === 'daily_restriction' ? [0, 1, 2, 3, 4, 5, 6] : [(day ?? 1) - 1]
  return days.map(each => ({day: each, from: begin, minutes: end - begin}))
}
