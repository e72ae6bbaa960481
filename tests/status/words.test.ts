import {expect, test} from 'vitest'
import {ageInWords} from '../../src/core/format/duration.ts'
import {quantityInWords, unknownInWords, valueInWords} from '../../src/core/format/units.ts'
import {fillSentence, placeholdersOf} from '../../src/status/signal-sentence.ts'

test.each([
  [142, 'orders', '142'],
  [11_076, 'USD', '$11,076'],
  [9.5, 'USD', '$9.50'],
  [0.9834, 'ratio', '98.3 %'],
  [2220, 'seconds', '37 min'],
  [12, 'seconds', '12 s'],
  [21.5333, 'minutes', '21.5'],
  [0.0042, 'errors', '0.004'],
  [31_000, 'orders', '31,000'],
])('%d %s reads %s', (value, unit, words) => {
  expect(valueInWords(value, unit)).toBe(words)
})

test('numbers and money follow the locale', () => {
  expect(valueInWords(11_076, 'EUR', {locale: 'de-DE'})).toBe('11.076\u00a0€')
  expect(valueInWords(31_000, 'orders', {locale: 'de-DE'})).toBe('31.000')
})

test('a number that somebody wrote keeps its digits', () => {
  expect(valueInWords(12.25, 'orders', {locale: 'en-US', exact: true})).toBe('12.25')
})

test('a unit is added where the value does not say it', () => {
  expect(quantityInWords(142, 'orders')).toBe('142 orders')
  expect(quantityInWords(2700, 'seconds')).toBe('45 min')
  const ones = ['orders', 'ship orders', 'deliveries', 'batches', 'files', 'days', 'ms', 'units of W0102', 'addresses']
  expect(ones.map(unit => quantityInWords(1, unit))).toEqual([
    '1 order',
    '1 ship order',
    '1 delivery',
    '1 batch',
    '1 file',
    '1 day',
    '1 ms',
    '1 units of W0102',
    '1 address',
  ])
})

test('a sentence says unknown where a value is missing', () => {
  const sentence = '{value} paid orders worth {gmv-at-risk} wait; the oldest for {oldest-order-age}'
  const words: Record<string, string> = {value: '142', 'gmv-at-risk': '$11,076'}
  expect(fillSentence(sentence, name => words[name])).toBe('142 paid orders worth $11,076 wait; the oldest for unknown')
  expect(placeholdersOf(sentence)).toEqual(['value', 'gmv-at-risk', 'oldest-order-age'])
})

test.each([
  [20_000, '20 s ago'],
  [240_000, '4 min ago'],
  [12_000_000, '3 h 20 min ago'],
  [400 * 86_400_000, '400 days ago'],
])('%d ms is %s', (ms, words) => {
  expect(ageInWords(ms)).toBe(words)
})

test('what is unknown is named by its unit', () => {
  expect(['USD', 'seconds', 'ratio', 'orders'].map(unknownInWords)).toEqual([
    'an unknown sum',
    'an unknown time',
    'an unknown share',
    'unknown',
  ])
})
