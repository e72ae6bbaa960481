import {describe, expect, test} from 'vitest'
import * as z from 'zod'
import {kindNames} from '../../src/core/content/kinds.ts'
import {describeFields} from '../../src/core/content/schema/describe.ts'
import {schemas} from '../../src/core/content/schema/index.ts'
import {settingsSchema} from '../support/sources.ts'

const all = [...kindNames.map(kind => [kind, schemas[kind]] as const), ['settings', settingsSchema] as const]

describe.each(all)('the schema of %s', (_kind, schema) => {
  const fields = describeFields(schema)

  test('says of every field what it is, as a sentence', () => {
    expect(fields.filter(({is}) => !/\.$/.test(is)).map(({path}) => path)).toEqual([])
  })

  test('says of every optional field what holds without it', () => {
    expect(fields.filter(({required, absent}) => !required && absent === undefined).map(({path}) => path)).toEqual([])
  })

  test('gives every field an example of the right form', () => {
    const bad = fields.flatMap(({path, example, schema}) => {
      if (example === undefined) return [`${path}: no example`]
      // Examples of groups and lists show one telling part; whole entries are what content shows.
      if (typeof example === 'object' && JSON.stringify(example) !== '[]') return []
      const parsed = z.safeParse(schema, example)
      return parsed.success ? [] : [`${path}: ${parsed.error.issues[0]?.message}`]
    })
    expect(bad).toEqual([])
  })

  test('names only kinds that exist in its references', () => {
    const known = new Set<string>([...kindNames, 'signal', 'field', 'alert'])
    const bad = fields.filter(({reference}) => reference?.kinds.some(kind => !known.has(kind)))
    expect(bad).toEqual([])
  })
})
