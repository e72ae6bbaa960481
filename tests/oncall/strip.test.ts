import {expect, test} from 'vitest'
import {type StripDay, stripInterval, stripOf} from '../../src/oncall/calendar-strip.ts'
import {type OwnShift, ownShifts, ownShiftsInParts} from '../../src/oncall/next-shift.ts'
import type {RotationRule} from '../../src/oncall/rotation-rule.ts'
import {shifts} from '../../src/oncall/shifts.ts'
import {ms} from './rotations.ts'

const weekly: RotationRule = {
  timeZone: 'America/New_York',
  layers: [
    {
      members: ['robin', 'sasha'],
      turn: '1w',
      start: '2026-01-05',
      handoff: {day: 'mon', time: '09:00'},
      hours: [{days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '08:00', to: '18:00'}],
    },
  ],
  overrides: [],
  gaps: [{from: '2026-11-24T00:00:00-05:00', to: '2026-11-25T00:00:00-05:00'}],
}
const always: RotationRule = {...weekly, layers: [{...(weekly.layers[0] as RotationRule['layers'][number]), hours: []}], gaps: []}

function strip(rule: RotationRule, at: string, days: number, hasOutOfHours = false): StripDay[] {
  const {from, to} = stripInterval(rule.timeZone, ms(at), days)
  return stripOf({rule, shifts: shifts(rule, from, to), hasOutOfHours}, ms(at), days)
}

const told = ({day, parts}: StripDay) => `${day} ${parts.map(part => `${part.begins}–${part.ends} ${part.person ?? part.gap}`).join(', ')}`

test('days are those of the rotation, filled from midnight to midnight', () => {
  expect(strip(weekly, '2026-11-23T02:00:00Z', 4).map(told)).toEqual([
    '2026-11-22 00:00–08:00 open, 08:00–18:00 sasha, 18:00–24:00 open',
    '2026-11-23 00:00–08:00 open, 08:00–09:00 sasha, 09:00–18:00 robin, 18:00–24:00 open',
    '2026-11-24 00:00–08:00 declared, 08:00–18:00 robin, 18:00–24:00 declared',
    '2026-11-25 00:00–08:00 open, 08:00–18:00 robin, 18:00–24:00 open',
  ])
  expect(strip(weekly, '2026-11-23T02:00:00Z', 1, true).map(told)).toEqual([
    '2026-11-22 00:00–08:00 out-of-hours, 08:00–18:00 sasha, 18:00–24:00 out-of-hours',
  ])
})

test('parts fill each day without a hole, also on days of 23 and 25 hours', () => {
  for (const at of ['2026-10-31T12:00:00Z', '2027-03-13T12:00:00Z']) {
    for (const {from, to, parts} of strip(weekly, at, 3)) {
      expect(parts.reduce((sum, part) => sum + part.length, 0)).toBeCloseTo(1)
      expect([parts[0]?.from, parts.at(-1)?.to]).toEqual([from, to])
      for (const [index, part] of parts.entries()) expect(part.from).toBe(parts[index - 1]?.to ?? from)
    }
  }
  expect(strip(always, '2027-03-13T12:00:00Z', 2).map(({from, to}) => (to - from) / 3_600_000)).toEqual([24, 23])
})

test('a day that a zone skips is left out', () => {
  const apia = {...always, timeZone: 'Pacific/Apia', layers: always.layers.map(layer => ({...layer, start: '2011-01-03'}))}
  expect(strip(apia, '2011-12-29T12:00:00Z', 3).map(({day}) => day)).toEqual(['2011-12-29', '2011-12-31'])
})

const link = {title: 'Weekly', href: '/rotations/weekly/'}
const iso = (shift?: OwnShift) =>
  shift && [shift.rotation, new Date(shift.from).toISOString(), shift.to && new Date(shift.to).toISOString()]

test('somebody is on call next at their first turn in any rotation', () => {
  const rules = {
    person: 'robin',
    locale: 'en-US',
    rotations: [
      {...link, rule: always},
      {...link, title: 'Hours', rule: weekly},
    ],
  }
  const off = ownShifts(rules, ms('2026-11-23T02:00:00Z'))
  expect(off.now).toEqual([])
  expect(iso(off.next)).toEqual([0, '2026-11-23T14:00:00.000Z', '2026-11-30T14:00:00.000Z'])
  const on = ownShifts(rules, ms('2026-11-23T15:00:00Z'))
  expect(on.now.map(({rotation, to}) => [rotation, new Date(to as number).toISOString()])).toEqual([
    [0, '2026-11-30T14:00:00.000Z'],
    [1, '2026-11-23T23:00:00.000Z'],
  ])
  expect(iso(on.next)).toEqual([1, '2026-11-24T13:00:00.000Z', '2026-11-24T23:00:00.000Z'])
})

test('says so in words, with both clocks, and what is not in sight', () => {
  const rules = {person: 'robin', locale: 'en-US', rotations: [{...link, rule: always}]}
  const words = (person: string, reader?: string) =>
    ownShiftsInParts({...rules, person}, ms('2026-11-23T02:00:00Z'), reader)
      .map(part => (typeof part === 'string' ? part : 'time' in part ? part.time : part.text))
      .join('')
  expect(words('robin')).toBe('Next: Weekly, from Mon, Nov 23, 09:00 America/New_York to Mon, Nov 30, 09:00 America/New_York.')
  expect(words('sasha', 'Europe/Lisbon')).toBe(
    'On call now in Weekly, until Mon, Nov 23, 14:00 your time (09:00 America/New_York). Next: Weekly, from Mon, Nov 30, 14:00 your time (09:00 America/New_York) to Mon, Dec 7, 14:00 your time (09:00 America/New_York).',
  )
  expect(words('nobody')).toBe('No turn is in sight.')
  const alone = {...rules, rotations: [{...link, rule: {...always, layers: always.layers.map(layer => ({...layer, members: ['robin']}))}}]}
  expect(ownShiftsInParts(alone, ms('2026-11-23T02:00:00Z'))).toEqual([
    'On call now in ',
    {text: 'Weekly', href: '/rotations/weekly/'},
    ', with no handoff in sight. ',
    'No turn after that is in sight.',
  ])
})
