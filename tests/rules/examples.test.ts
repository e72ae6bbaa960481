import {readdirSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {checkExample} from '../../src/core/check.ts'
import {rules} from '../../src/rules/index.ts'

describe('the registry of rules', () => {
  test('lists every file of src/rules under its own name, in order', () => {
    const files = readdirSync(new URL('../../src/rules/', import.meta.url)).filter(name => name !== 'index.ts')
    expect(rules.map(({id}) => `${id}.ts`)).toEqual(files.sort())
  })

  test.each(rules.map(rule => [rule.id, rule] as const))('%s says why it exists, in sentences', (_id, rule) => {
    expect(rule.summary).toMatch(/^[A-Z`].*\.$/s)
    expect(rule.why).toMatch(/^[A-Z`].*\.$/s)
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  test.each(rules.map(rule => [rule.id, rule] as const))('%s has an example that passes and one that fails', (_id, rule) => {
    expect(rule.examples.some(({expect}) => expect.length === 0)).toBe(true)
    expect(rule.examples.some(({expect}) => expect.length > 0)).toBe(true)
  })
})

for (const rule of rules) {
  describe(rule.id, () => {
    test.each(rule.examples.map(example => [example.name, example] as const))('%s', (_name, example) => {
      expect(checkExample(rule, example)).toEqual(example.expect)
    })
  })
}
