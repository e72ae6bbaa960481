import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {checkExample} from '../../src/core/lint/check.ts'
import {ruleFile, rules} from '../../src/rules/index.ts'
import {sourceKinds} from '../../src/status/source/index.ts'

describe('the registry of rules', () => {
  test('lists every file of src/rules under its own name, in order', () => {
    const folder = new URL('../../src/rules/', import.meta.url)
    const files = readdirSync(folder, {recursive: true}).map(String)
    const found = files.filter(
      name => name.endsWith('.ts') && /^export default defineRule/m.test(readFileSync(new URL(name, folder), 'utf8')),
    )
    expect(rules.map(({id}) => ruleFile(id)).sort()).toEqual(found.map(name => `src/rules/${name}`).sort())
  })

  test.each(rules.map(rule => [rule.id, rule] as const))('%s says why it exists, in sentences', (_id, rule) => {
    expect(rule.summary).toMatch(/^[A-Z`].*\.$/s)
    expect(rule.why).toMatch(/^[A-Z`].*\.$/s)
    expect([rule.summary, rule.why].filter(sentence => sentence.startsWith('TODO'))).toEqual([])
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
      expect(checkExample(rule, example, {sourceKinds: sourceKinds()})).toEqual(example.expect)
    })
  })
}
