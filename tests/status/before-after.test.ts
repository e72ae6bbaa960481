import {expect, test} from 'vitest'
import {beforeAfter, beforeAfterInWords, isWorseSince} from '../../src/status/before-after.ts'

const history = {from: '2026-12-08T14:00:00Z', stepSeconds: 900, values: [3, 5, 4, null, 20, 22, 30]}
const now = Date.parse('2026-12-08T15:45:00Z')
const compared = (at: string) => beforeAfter(history, Date.parse(at), now, 'higher')
const words = (at: string) => beforeAfterInWords(compared(at), 'orders', {locale: 'en-US'})

test('values before and since a release are told apart; the step in which it falls belongs to neither', () => {
  expect(words('2026-12-08T15:00:00Z')).toBe('Before the release: 4 orders, at worst 5 orders. Since: 22 orders, at worst 30 orders.')
  expect(words('2026-12-08T15:05:00Z')).toBe('Before the release: 4 orders, at worst 5 orders. Since: 30 orders.')
  expect(isWorseSince(compared('2026-12-08T15:00:00Z'), 'higher')).toBe(true)
  expect(isWorseSince(compared('2026-12-08T15:00:00Z'), 'lower')).toBe(false)
})

test('what is not known is said', () => {
  expect(words('2026-12-09T15:00:00Z')).toBe('Before the release, as far as values are kept: 20 orders, at worst 30 orders.')
  expect(words('2026-12-01T15:00:00Z')).toBe(
    'The values from before the release are not kept any more. Since: 20 orders, at worst 30 orders.',
  )
  expect(words('2026-12-08T15:40:00Z')).toBe('Before the release: 5 orders, at worst 22 orders. Nothing was measured since.')
  expect(beforeAfterInWords(beforeAfter(undefined, 0, now, 'higher'), 'orders', {locale: 'en-US'})).toBe(
    'The values from before the release are not kept any more.',
  )
})
