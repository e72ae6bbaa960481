import {expect, test} from 'vitest'
import {shortenQuotes} from '../../src/core/format/shorten-quotes.ts'

test('what a message quotes is shortened, and what it says stays', () => {
  const long = 'a'.repeat(1_000_000)
  expect(shortenQuotes(`unknown key \`${long}\` beside \`title\``)).toBe(
    `unknown key \`${'a'.repeat(120)}…\` (1,000,000 characters) beside \`title\``,
  )
  const words = 'a command of many words '.repeat(12).trim()
  expect(shortenQuotes(`\`${words}\` stays`)).toBe(`\`${words}\` stays`)
  // A sign of two halves is not cut in two.
  expect(shortenQuotes(`\`${'🙂'.repeat(200)}\``)).toMatch(/^`(?:🙂)+…` \(400 characters\)$/u)
})
