import {expect, test} from 'vitest'
import {exactMatches, looksLikeCode, nearMatches} from '../../src/site/elements/lookup.ts'

const entry = (title: string, ...keys: string[]) => ({keys: [title, ...keys], title, what: 'error code', url: `/${title}/`})
const entries = [entry('AK5*R'), entry('AK5*R*5'), entry('025'), entry('orders-to-erp', 'INT-01', 'Order sync')]

test('an exact match is the whole name in any letter case, never a part of it', () => {
  expect(exactMatches(entries, ' ak5*r ').map(({title}) => title)).toEqual(['AK5*R'])
  expect(exactMatches(entries, 'order  SYNC').map(({title}) => title)).toEqual(['orders-to-erp'])
  expect(exactMatches(entries, 'AK5')).toEqual([])
  expect(exactMatches(entries, '')).toEqual([])
})

test('near matches leave out the exact one', () => {
  expect(nearMatches(entries, 'AK5*R').map(({title}) => title)).toEqual(['AK5*R*5'])
  expect(nearMatches(entries, 'sync').map(({title}) => title)).toEqual(['orders-to-erp'])
})

test.each(['THROTTLED', 'AK5*R', 'SSS_REQUEST_LIMIT_EXCEEDED', '025', 'FM-01', 'TA105'])('%s looks like a code', query => {
  expect(looksLikeCode(query)).toBe(true)
})

test.each(['orders missing', 'webhook', 'NetSuite', 'a', 'too many requests 429'])('%s looks like words', query => {
  expect(looksLikeCode(query)).toBe(false)
})
