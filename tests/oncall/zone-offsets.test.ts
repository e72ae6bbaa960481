import {afterAll, expect, test} from 'vitest'
import {type OnCallRule, onCallInParts} from '../../src/oncall/on-call-now.ts'
import type {RotationRule} from '../../src/oncall/rotation-rule.ts'
import {withOffsets} from '../../src/oncall/schedules.ts'
import {shifts} from '../../src/oncall/shifts.ts'
import {Zone} from '../../src/oncall/zone.ts'
import {ms} from './rotations.ts'

const zone = 'America/Regina'
const layer = {members: ['kai', 'noor'], turn: '1w', start: '2026-01-05', handoff: {day: 'mon' as const, time: '09:00'}, hours: []}
const rule: RotationRule = {timeZone: zone, layers: [layer], overrides: [], gaps: []}

// A province that stays on summer time from November on, of which this machine has never heard.
const stays = {
  from: ms('2026-10-01T00:00Z'),
  to: ms('2029-01-01T00:00Z'),
  zones: {[zone]: [[ms('2026-10-01T00:00Z'), -5 * 3_600_000]] as const},
}

afterAll(() => Zone.learn({...stays, zones: {[zone]: [[stays.from, -6 * 3_600_000]]}}))

test('a rule carries the offsets of its zones for five years, each change once', () => {
  const {offsets} = withOffsets({...rule, timeZone: 'Europe/Lisbon'}, ms('2026-11-23T02:00Z'))
  expect(offsets?.zones['Europe/Lisbon']?.length).toBe(11)
  expect(offsets?.zones['Europe/Lisbon']?.[1]).toEqual([ms('2025-03-30T01:00Z'), 3_600_000])
})

test('turns and times of a page are those of the machine that has built it', () => {
  const [before] = shifts(rule, ms('2026-12-07T14:00Z'), ms('2026-12-07T14:30Z'))
  expect(before?.person).toBe('noor')
  const built = {...rule, offsets: stays}
  const [after] = shifts(built, ms('2026-12-07T14:00Z'), ms('2026-12-07T14:30Z'))
  expect(after?.person).toBe('kai')
  const page: OnCallRule = {rules: [built], people: {}, locale: 'en-US'}
  const said = onCallInParts(page, ms('2026-12-07T14:30Z'), {timeZone: zone}).map(part =>
    typeof part === 'string' ? part : 'time' in part ? part.time : part.text,
  )
  expect(said.join('')).toBe(`kai until Mon, Dec 14, 09:00 ${zone}; next: noor`)
})

test('behind what was written down the data of the machine hold again', () => {
  Zone.learn(stays)
  const here = Zone.of(zone)
  expect(here.wallTime(stays.to - 1) - (stays.to - 1)).toBe(-5 * 3_600_000)
  expect(here.wallTime(stays.to) - stays.to).toBe(-6 * 3_600_000)
})
