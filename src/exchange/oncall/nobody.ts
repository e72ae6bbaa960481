import {Zone} from '../../oncall/zone.ts'
import type {SourceLayer} from './on-call-source.ts'
import type {WeekSpan} from './turns.ts'

const weekMinutes = 7 * 1440
const weekSeconds = weekMinutes * 60

/** A layer in which some turns are nobody's. */
export interface LayerWithNobody extends Omit<SourceLayer, 'members'> {
  /** Keys of users in the order of their turns; undefined is a turn of nobody. */
  members: readonly (string | undefined)[]
}

/** The same in layers that know people alone, and what is nobody's by intent. */
export interface WithoutNobody {
  layers: SourceLayer[]
  /** Stretches of the week that are nobody's; empty where all of it is, for then there are no layers. */
  free: WeekSpan[]
}

/**
 * Takes the turns of nobody out of a layer.
 *
 * Where all turns come round within a week, each member has the same hours in every week, and a layer of their own; nobody's hours are
 * left. `[ada, ada, nobody]` in turns of eight hours becomes a layer of Ada from 0 to 16 h.
 *
 * @returns Nothing where the turns take longer than a week to come round: then they fall on other days each week.
 */
export function withoutNobody(layer: LayerWithNobody, timeZone: string): WithoutNobody | undefined {
  const {members, turnSeconds, countedFrom} = layer
  const people = [...new Set(members)].filter(member => member !== undefined)
  if (people.length === 0) return {layers: [], free: [...layer.spans]}
  if (weekSeconds % (turnSeconds * members.length) !== 0 || turnSeconds % 60 !== 0) return undefined
  const base = minuteOfWeek(Zone.of(timeZone).wallTime(countedFrom))
  const spansOf = (member: string | undefined) => {
    const turns = Array.from({length: weekSeconds / turnSeconds}, (_, index) => index).filter(
      index => members[index % members.length] === member,
    )
    return turns.flatMap(index => {
      const stretch = {from: (base + (index * turnSeconds) / 60) % weekMinutes, minutes: turnSeconds / 60}
      return layer.spans.length === 0 ? [spanOf(stretch)] : layer.spans.flatMap(span => both(stretch, span))
    })
  }
  const layers = people.map((member): SourceLayer => ({...layer, members: [member], spans: spansOf(member)}))
  return {layers: layers.filter(({spans}) => spans.length > 0), free: spansOf(undefined)}
}

interface Stretch {
  /** Minutes after Monday 00:00. */
  from: number
  minutes: number
}

// Both go round with the week, so one of them is also tried a week earlier and later.
function both({from, minutes}: Stretch, span: WeekSpan): WeekSpan[] {
  return [-weekMinutes, 0, weekMinutes].flatMap(shift => {
    const begin = span.day * 1440 + span.from + shift
    const [first, last] = [Math.max(from, begin), Math.min(from + minutes, begin + span.minutes)]
    return first < last ? [spanOf({from: first, minutes: last - first})] : []
  })
}

function spanOf({from, minutes}: Stretch): WeekSpan {
  const within = ((from % weekMinutes) + weekMinutes) % weekMinutes
  return {day: Math.floor(within / 1440), from: within % 1440, minutes}
}

// Day 0 of the epoch was a Thursday.
function minuteOfWeek(wall: number): number {
  return (Math.floor(wall / 60_000) + 3 * 1440) % weekMinutes
}
