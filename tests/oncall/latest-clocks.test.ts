import {expect, test} from 'vitest'
import {dayOf, instantInWords} from '../../src/core/format/dates.ts'
import {latestVersion} from '../../src/host/latest-clocks.ts'
import {timeZoneData, useLatestClocks} from '../../src/host/time-zone-data.ts'
import {shifts} from '../../src/oncall/shifts.ts'
import {Zone} from '../../src/oncall/zone.ts'
import {ms} from './rotations.ts'

// Nothing here asks what this Node knows: it is told that its data are older, and then younger, than ours.
const hours = (zone: string, at: string) => (Zone.of(zone).wallTime(ms(at)) - ms(at)) / 3_600_000

test('data that are younger than ours stay as they are', () => {
  useLatestClocks('2099z')
  expect(timeZoneData('2099z')).toBe('2099z')
  expect(dayOf('2026-12-07T05:30:00Z', 'Etc/GMT+6')).toBe('2026-12-06')
})

test('clocks that changed lately go right on a machine of old data', () => {
  useLatestClocks('2024a')
  expect(timeZoneData('2024a')).toBe(latestVersion)
  expect(hours('America/Winnipeg', '2026-12-07T14:30Z')).toBe(-5)
  expect(hours('America/Vancouver', '2026-12-07T14:30Z')).toBe(-7)
  expect(hours('America/Edmonton', '2026-12-07T14:30Z')).toBe(-6)
  expect(hours('Africa/Casablanca', '2026-12-07T14:30Z')).toBe(0)
  expect(hours('America/Asuncion', '2026-06-07T14:30Z')).toBe(-3)
  expect(hours('Europe/Chisinau', '2027-03-28T00:30Z')).toBe(2)
  expect(Zone.of('America/Winnipeg').nextChange(ms('2026-11-23T02:00Z'))).toBeUndefined()
  expect(Zone.of('America/Havana').nextChange(ms('2026-11-23T02:00Z'))).toBe(ms('2027-11-07T05:00Z'))
})

test('turns, days and times in words follow them', () => {
  useLatestClocks('2024a')
  const layer = {
    members: ['kai', 'noor', 'remy'],
    turn: '1w',
    start: '2026-01-05',
    handoff: {day: 'mon' as const, time: '09:00'},
    hours: [],
  }
  const rule = {timeZone: 'America/Winnipeg', layers: [layer], overrides: [], gaps: []}
  const [now] = shifts(rule, ms('2026-12-07T14:30Z'), ms('2026-12-07T14:31Z'))
  expect(now?.person).toBe('kai')
  expect(dayOf('2026-12-07T05:30:00Z', 'America/Winnipeg')).toBe('2026-12-07')
  expect(instantInWords('2026-12-07T14:30:00Z', {locale: 'en-US', timeZone: 'America/Winnipeg'})).toBe(
    'Dec 7, 2026, 09:30 America/Winnipeg',
  )
})
