import {expect, test} from 'vitest'
import {hoursInWords} from '../../src/oncall/hours.ts'

test('days in a row are written as a range', () => {
  expect(hoursInWords({days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00'})).toBe('Mon to Fri 08:00 to 18:00')
  expect(hoursInWords({days: ['sat', 'sun'], from: '08:00', to: '18:00'})).toBe('Sat, Sun 08:00 to 18:00')
  expect(hoursInWords({days: ['fri', 'mon', 'wed'], from: '08:00', to: '18:00'})).toBe('Mon, Wed, Fri 08:00 to 18:00')
})

test('all days are daily, and hours past midnight say so', () => {
  expect(hoursInWords({days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '22:00', to: '06:00'})).toBe(
    'daily 22:00 to 06:00 the next day',
  )
})
