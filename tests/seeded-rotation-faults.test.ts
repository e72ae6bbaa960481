import {describe, expect, test} from 'vitest'
import * as faults from './support/rotation-faults.ts'
import * as variants from './support/rotation-variants.ts'
import {diagnosticsOf, expectedOf, type Fault, findingOf, found} from './support/seeded.ts'

const allFaults: Fault[] = Object.values(faults).flat()
const allVariants: variants.Variant[] = Object.values(variants).flat()

test('there are forty faults, each with its whole message, and twenty variants', () => {
  expect(allFaults.length).toBeGreaterThanOrEqual(40)
  expect(allFaults.filter(({says}) => !says)).toEqual([])
  expect(allVariants.length).toBeGreaterThanOrEqual(20)
})

describe.each(Object.entries(faults))('a fault of %s is found at its place with its dates, and nothing else is', (_, list) => {
  test.each(list)('$fault: $rule', async fault => {
    const expected = expectedOf(fault)
    expect((await found(fault)).sort()).toEqual(expected.toSorted())
    const messages = diagnosticsOf(fault).filter(each => findingOf(each) === expected[0])
    expect(messages.map(({message}) => message)).toContain(fault.says)
  })
})

describe.each(Object.entries(variants))('unusual %s that are right are not found fault with', (_, list) => {
  test.each(list)('$variant', async variant => {
    expect(await found(variant)).toEqual([])
  })
})

const dated = /^(rotation-|same-person|first-human|handoff-|level-|escalation-|contact-means|owner-)/
const onCall = (edits: Parameters<typeof diagnosticsOf>[0], now: string) =>
  diagnosticsOf(edits, now).filter(({ruleId}) => dated.test(ruleId))

test.each(['2026-10-24T22:00:00Z', '2027-03-13T12:00:00Z', '2028-02-28T23:59:00Z'])(
  'unusual turns and ladders are right on %s too',
  now => {
    // What the example content declares for one year is found to be open in the next one; no variant may add to that.
    const known = new Set(
      onCall({file: 'notes.txt', edit: {remove: true}}, now).map(({ruleId, file, message}) => `${ruleId} ${file} ${message}`),
    )
    for (const variant of [...variants.turns, ...variants.ladders]) {
      const more = onCall(variant, now).filter(({ruleId, file, message}) => !known.has(`${ruleId} ${file} ${message}`))
      expect({variant: variant.variant, more: more.map(({message}) => message)}).toEqual({variant: variant.variant, more: []})
    }
  },
)

test.each(allFaults)('is the same finding a day later: $fault', fault => {
  const at = (now: string) => Map.groupBy(diagnosticsOf(fault, now), findingOf)
  const today = at('2026-11-23T02:00:00Z')
  const tomorrow = at('2026-11-24T02:00:00Z')
  const [main = ''] = expectedOf(fault)
  expect(today.get(main)?.length).toBeGreaterThan(0)
  expect(tomorrow.get(main)?.map(({fingerprint}) => fingerprint)).toEqual(today.get(main)?.map(({fingerprint}) => fingerprint))
  const all = [...today.values()].flat().map(({fingerprint}) => fingerprint)
  expect(new Set(all).size).toBe(all.length)
})
