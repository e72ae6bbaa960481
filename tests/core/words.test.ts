import {describe, expect, test} from 'vitest'
import {durationInWords, durationMs, durationPattern} from '../../src/core/format/duration.ts'
import {didYouMean, listed, nearest} from '../../src/core/format/suggest.ts'

describe('the nearest word', () => {
  test.each([
    ['paymets', ['payments', 'storefront'], 'payments'],
    ['Payments', ['payments'], 'payments'],
    ['kay', ['kai', 'noor'], 'kai'],
  ])('for %s is one that is a few letters away', (word, known, expected) => {
    expect(nearest(word, known)).toBe(expected)
  })

  test('is nothing when none is close', () => {
    expect(nearest('warehouse', ['payments', 'storefront'])).toBeUndefined()
    expect(nearest('ab', ['xy'])).toBeUndefined()
  })

  test('is nothing when two are equally near', () => {
    expect(nearest('kax', ['kai', 'kay'])).toBeUndefined()
  })

  test('is never the word itself', () => {
    expect(didYouMean('kai', ['kai'])).toBe('')
  })
})

test('a long list is cut with a count', () => {
  expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('`a`, `b` and 2 more')
  expect(listed(['a', 'b', 'c'])).toBe('`a`, `b` and `c`')
  expect(listed(['a'])).toBe('`a`')
})

describe('a duration', () => {
  test.each([
    ['0m', 0],
    ['90s', 90_000],
    ['1h30m', 5_400_000],
    ['500ms', 500],
    ['1m500ms', 60_500],
    ['2w', 1_209_600_000],
  ])('%s has its length', (text, ms) => {
    expect(durationMs(text)).toBe(ms)
  })

  test.each(['', '5', 'm', '1.5h', '30m1h', '5m5m', '-5m', '5 m'])('is not %j', text => {
    expect(durationPattern.test(text)).toBe(false)
    expect(() => durationMs(text)).toThrow(RangeError)
  })

  test('is said in words', () => {
    expect(['0m', '45m', '1h30m', '2d', 'soon'].map(durationInWords)).toEqual(['at once', '45 min', '1 h 30 min', '2 days', 'soon'])
  })
})
