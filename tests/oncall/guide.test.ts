import {describe, expect, test} from 'vitest'
import type {RotationRule} from '../../src/oncall/rotation-rule.ts'
import {shifts} from '../../src/oncall/shifts.ts'
import {ms} from './rotations.ts'

type Layer = RotationRule['layers'][number]

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const layer = (more: Partial<Layer>): Layer => ({
  members: ['kai'],
  turn: '1w',
  start: '2026-01-05',
  handoff: {day: 'mon', time: '09:00'},
  hours: [],
  ...more,
})
const rule = (layers: Layer[], more: Partial<RotationRule> = {}): RotationRule => ({
  timeZone: 'UTC',
  layers,
  overrides: [],
  gaps: [],
  ...more,
})
const hours = (from: string, to: string) => [{days: [...week], from, to}]

const told = (asked: RotationRule, from: string, to: string) =>
  shifts(asked, ms(from), ms(to)).map(shift => `${shift.person} ${new Date(shift.from).toISOString().slice(5, 16)}`)

describe('the guide says of rotations that', () => {
  test('of two overrides that overlap the one written last wins', () => {
    const overrides = [
      {person: 'noor', from: '2026-11-10T00:00:00Z', to: '2026-11-12T00:00:00Z'},
      {person: 'remy', from: '2026-11-11T00:00:00Z', to: '2026-11-13T00:00:00Z'},
    ]
    expect(told(rule([layer({})], {overrides}), '2026-11-10T00:00Z', '2026-11-14T00:00Z')).toEqual([
      'noor 11-10T00:00',
      'remy 11-11T00:00',
      'kai 11-13T00:00',
    ])
  })

  test('an earlier layer goes before later ones, which fill what it leaves open', () => {
    const both = rule([layer({hours: hours('08:00', '18:00')}), layer({members: ['noor']})])
    expect(told(both, '2026-11-10T08:00Z', '2026-11-11T08:00Z')).toEqual(['kai 11-10T08:00', 'noor 11-10T18:00'])
  })

  test('a gap takes nobody off duty', () => {
    const gaps = [{from: '2026-11-10T12:00:00Z', to: '2026-11-11T12:00:00Z'}]
    expect(told(rule([layer({hours: hours('08:00', '18:00')})], {gaps}), '2026-11-10T00:00Z', '2026-11-12T00:00Z')).toEqual([
      'kai 11-10T08:00',
      'kai 11-11T08:00',
    ])
  })

  test('the first turn is shorter where a layer starts off the day of the handoff, and turns of days follow from the start', () => {
    const weekly = rule([layer({members: ['kai', 'noor'], start: '2026-11-04'})])
    expect(told(weekly, '2026-11-01T00:00Z', '2026-11-17T00:00Z')).toEqual(['kai 11-04T09:00', 'noor 11-09T09:00', 'kai 11-16T09:00'])
    const daily = rule([layer({members: ['kai', 'noor'], start: '2026-11-04', turn: '3d'})])
    expect(told(daily, '2026-11-01T00:00Z', '2026-11-12T00:00Z')).toEqual(['kai 11-04T09:00', 'noor 11-07T09:00', 'kai 11-10T09:00'])
  })

  test('a skipped time is the moment of the jump, a repeated one the first', () => {
    const night = (time: string) =>
      rule([layer({members: ['kai', 'noor'], turn: '1d', handoff: {day: 'mon', time}, timeZone: 'America/New_York'})])
    expect(told(night('02:30'), '2027-03-14T00:00Z', '2027-03-14T12:00Z')[1]).toMatch(/03-14T07:00$/)
    expect(told(night('01:30'), '2026-11-01T00:00Z', '2026-11-01T12:00Z')[1]).toMatch(/11-01T05:30$/)
  })

  test('hours end on the next day where `to` is not after `from`', () => {
    expect(told(rule([layer({hours: hours('22:00', '06:00')})]), '2026-11-10T12:00Z', '2026-11-11T12:00Z')).toEqual(['kai 11-10T22:00'])
    const tuesday = rule([layer({hours: [{days: ['tue'], from: '09:00', to: '09:00'}]})])
    const [shift] = shifts(tuesday, ms('2026-11-09T00:00Z'), ms('2026-11-13T00:00Z'))
    expect([shift?.from, shift?.to]).toEqual([ms('2026-11-10T09:00Z'), ms('2026-11-11T09:00Z')])
  })
})
