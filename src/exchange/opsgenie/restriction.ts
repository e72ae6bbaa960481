import type {WeekSpan} from '../oncall/turns.ts'
import type {OpsgenieRotation} from './shape.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const weekMinutes = 7 * 1440

/** Gives the stretches of the week that a restriction leaves: one from Friday 17:00 to Monday 09:00 is 64 hours long. */
export function spansOf(restriction: OpsgenieRotation['timeRestriction']): WeekSpan[] {
  if (!restriction) return []
  if (restriction.type === 'time-of-day') {
    const {startHour, startMin, endHour, endMin} = restriction.restriction
    const from = startHour * 60 + startMin
    const minutes = endHour * 60 + endMin - from
    return weekdays.map((_, day) => ({day, from, minutes: minutes > 0 ? minutes : minutes + 1440}))
  }
  return restriction.restrictions.map(({startDay, startHour, startMin, endDay, endHour, endMin}) => {
    const day = weekdays.indexOf(startDay)
    const from = startHour * 60 + startMin
    const minutes = (weekdays.indexOf(endDay) - day) * 1440 + endHour * 60 + endMin - from
    return {day, from, minutes: minutes > 0 ? minutes : minutes + weekMinutes}
  })
}
