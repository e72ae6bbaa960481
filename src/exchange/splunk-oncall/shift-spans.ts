import type {WeekSpan} from '../oncall/turns.ts'
import type {SplunkMask, SplunkShift} from './shape.ts'

const weekdays = ['m', 't', 'w', 'th', 'f', 'sa', 'su'] as const

/** Gives the stretches of the week that the masks of a shift leave; empty where it has none, for then it covers all. */
export function spansOf({mask, mask2, mask3}: SplunkShift): WeekSpan[] {
  return [mask, mask2, mask3].flatMap(each => (each ? spansOfMask(each) : []))
}

// `end` at or before `begin` is on the next day; both at midnight are the whole day.
function spansOfMask({day, time}: SplunkMask): WeekSpan[] {
  const hours = time.length === 0 ? [{from: 0, minutes: 1440}] : time.map(({start, end}) => stretch(start, end))
  return weekdays.flatMap((name, index) => (day[name] ? hours.map(each => ({day: index, ...each})) : []))
}

type Clock = SplunkMask['time'][number]['start']

function stretch(start: Clock, end: Clock): {from: number; minutes: number} {
  const from = start.hour * 60 + start.minute
  const minutes = end.hour * 60 + end.minute - from
  return {from, minutes: minutes > 0 ? minutes : minutes + 1440}
}
