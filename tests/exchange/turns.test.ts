import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {durationMs} from '../../src/core/format/duration.ts'
import {slugOf} from '../../src/exchange/id-book.ts'
import {ruleOf} from '../../src/exchange/oncall/rotation-of.ts'
import {days, durationOf, layerOf, type WeekSpan, windowsOf} from '../../src/exchange/oncall/turns.ts'
import {shifts} from '../../src/oncall/shifts.ts'
import {Zone} from '../../src/oncall/zone.ts'

const minute = 60_000
const week = 10_080

describe('hours of a week', () => {
  test.each([
    [
      'office hours',
      [0, 1, 2, 3, 4].map(day => ({day, from: 540, minutes: 480})),
      [{days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00'}],
    ],
    ['each night', [0, 1, 2, 3, 4, 5, 6].map(day => ({day, from: 1320, minutes: 480})), [{from: '22:00', to: '06:00'}]],
    [
      'all of it',
      [
        {day: 3, from: 600, minutes: week},
        {day: 0, from: 0, minutes: 1440},
      ],
      undefined,
    ],
    [
      'Friday evening to Monday morning',
      [{day: 4, from: 1020, minutes: 3840}],
      [
        {days: ['fri'], from: '17:00', to: '24:00'},
        {days: ['sat', 'sun'], from: '00:00', to: '24:00'},
        {days: ['mon'], from: '00:00', to: '09:00'},
      ],
    ],
    ['a whole day', [{day: 6, from: 0, minutes: 1440}], [{days: ['sun'], from: '00:00', to: '24:00'}]],
  ])('%s', (_name, spans, expected) => {
    if (expected) expect(windowsOf(spans)).toEqual(expected)
  })

  test('cover exactly the minutes that were asked for', () => {
    const span = fc.record({
      day: fc.integer({min: 0, max: 6}),
      from: fc.integer({min: 0, max: 1439}),
      minutes: fc.integer({min: 1, max: week}),
    })
    fc.assert(
      fc.property(fc.array(span, {minLength: 1, maxLength: 4}), spans => {
        expect(minutesOfWindows(spans)).toEqual(minutesOfSpans(spans))
      }),
      {numRuns: 200},
    )
  })
})

function minutesOfSpans(spans: readonly WeekSpan[]): Set<number> {
  return new Set(
    [...spans.flatMap(({day, from, minutes}) => Array.from({length: minutes}, (_, at) => (day * 1440 + from + at) % week))].sort(
      (a, b) => a - b,
    ),
  )
}

function minutesOfWindows(spans: readonly WeekSpan[]): Set<number> {
  const windows = windowsOf(spans)
  if (windows.length === 0) return new Set(Array.from({length: week}, (_, at) => at))
  const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const found = windows.flatMap(({days: on = days, from, to}) => {
    const length = at(to) - at(from) + (at(to) <= at(from) ? 1440 : 0)
    return on.flatMap(day => Array.from({length}, (_, minute) => (days.indexOf(day) * 1440 + at(from) + minute) % week))
  })
  return new Set(found.sort((a, b) => a - b))
}

describe('turns that were counted from an earlier instant', () => {
  test('give each instant to the one who has the turn on the wall clock', () => {
    const someTime = fc
      .integer({min: Date.parse('2025-01-01') / minute, max: Date.parse('2026-06-01') / minute})
      .map(minutes => minutes * minute)
    const rule = fc.record({
      members: fc.uniqueArray(fc.constantFrom('ana', 'ben', 'cleo', 'dora'), {minLength: 1}),
      countedFrom: someTime,
      turnSeconds: fc.constantFrom(3600, 12 * 3600, 86_400, 3 * 86_400, 604_800, 1_209_600),
      timeZone: fc.constantFrom('UTC', 'America/New_York', 'Europe/Lisbon', 'Asia/Kathmandu'),
      later: fc.integer({min: 0, max: 400}),
      at: fc.integer({min: 0, max: 60 * 24 * 120}),
    })
    fc.assert(
      fc.property(rule, ({later, at, ...turn}) => {
        const start = turn.countedFrom + later * 86_400_000
        const {layer} = layerOf({...turn, start, spans: []})
        const instant = start + at * minute
        const [shift] = shifts(ruleOf({title: 'x', timeZone: turn.timeZone, layers: [layer]}), instant, instant + minute)
        const zone = Zone.of(turn.timeZone)
        const turns = Math.floor((zone.wallTime(instant) - zone.wallTime(turn.countedFrom)) / (turn.turnSeconds * 1000))
        // In the hour of a clock change the wall clock shows no turn, or two.
        fc.pre(zone.changes(instant - 7_200_000, instant + 7_200_000).length === 0)
        expect(shift?.person).toBe(turn.members[turns % turn.members.length])
      }),
      {numRuns: 300},
    )
  })
})

test('lengths are written as durations', () => {
  expect([604_800, 1_209_600, 86_400, 691_200, 43_200, 5400, 3601].map(durationOf)).toEqual([
    '1w',
    '2w',
    '1d',
    '8d',
    '12h',
    '1h30m',
    '1h1s',
  ])
  fc.assert(fc.property(fc.integer({min: 1, max: 31_622_400}), seconds => durationMs(durationOf(seconds)) === seconds * 1000))
})

test('an id is made of letters, digits and hyphens, whatever the name is', () => {
  expect(['Zoë’s Team / EMEA', '../../etc', '日本', 'CON', 'a'.repeat(90), '__proto__'].map(name => slugOf(name, 'team'))).toEqual([
    'zoe-s-team-emea',
    'etc',
    'team',
    'con-team',
    'a'.repeat(60),
    'proto',
  ])
  fc.assert(fc.property(fc.string({unit: 'binary'}), name => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slugOf(name))))
})
