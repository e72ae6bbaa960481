import {expect, test} from 'vitest'
import {compareRules, differing, hasReference} from '../support/recurrences.ts'

// `scripts/compare-recurrences.ts` counts as many as one has the patience for.
test('random recurrences are counted as python-dateutil counts them, or refused by name', {timeout: 120_000}, () => {
  expect(hasReference(), 'python3-dateutil is missing; `npm test` installs it').toBe(true)
  const compared = compareRules(20_261_129, 150)
  expect(differing(compared)).toEqual([])
  expect(compared.filter(({here}) => typeof here === 'string').length).toBeLessThan(compared.length / 5)
})
