import * as yaml from 'js-yaml'
import {load} from 'js-yaml'
import {describe, expect, test} from 'vitest'
import {kindNames} from '../../src/core/content/kinds.ts'
import {describeFields} from '../../src/core/content/schema/describe.ts'
import {exampleInYaml} from '../../src/core/content/schema/example.ts'
import {schemas} from '../../src/core/content/schema/index.ts'

describe.each(kindNames)('examples of %s', kind => {
  test.each(describeFields(schemas[kind]).map(field => [field.path, field] as const))(
    '%s is YAML that means the example',
    (_path, field) => {
      expect(load(exampleInYaml(field), {schema: yaml.CORE_SCHEMA})).toEqual({[field.key]: field.example})
    },
  )
})

test('a text that YAML would misread is quoted', () => {
  expect(exampleInYaml({key: 'code', example: '0042'})).toBe("code: '0042'")
  expect(exampleInYaml({key: 'says', example: "it's: so"})).toBe("says: 'it''s: so'")
})
