import {expect, test} from 'vitest'
import {dayOf, instantInWords, minutesBetween, windowInWords} from '../../src/core/format/dates.ts'

const clock = {locale: 'en-US', timeZone: 'America/New_York'}

test('a day is that of the given clock', () => {
  expect(dayOf('2026-12-09T02:00:00Z', 'America/New_York')).toBe('2026-12-08')
  expect(dayOf('2026-12-09T02:00:00Z', 'UTC')).toBe('2026-12-09')
})

test('an instant is written with its zone', () => {
  expect(instantInWords('2026-12-08T14:00:00Z', clock)).toBe('Dec 8, 2026, 09:00 America/New_York')
  expect(instantInWords('2026-12-08T05:00:00Z', clock)).toBe('Dec 8, 2026, 00:00 America/New_York')
})

test('a window names a shared day once', () => {
  expect(windowInWords({from: '2026-12-08T14:00:00Z', to: '2026-12-08T18:00:00Z'}, clock)).toBe(
    'Dec 8, 2026, 09:00 to 13:00 America/New_York',
  )
  expect(windowInWords({from: '2026-12-08T14:00:00Z', to: '2026-12-09T18:00:00Z'}, clock)).toBe(
    'Dec 8, 2026, 09:00 to Dec 9, 2026, 13:00 America/New_York',
  )
})

test('a locale that no engine knows does not stop a page', () => {
  expect(instantInWords('2026-12-08T14:00:00Z', {...clock, locale: '!!'})).toBe('Dec 8, 2026, 09:00 America/New_York')
})

test('minutes count across offsets', () => {
  expect(minutesBetween('2026-09-14T05:12:00Z', '2026-09-14T02:31:00-04:00')).toBe(79)
})
