import {describe, expect, test} from 'vitest'
import {parseDocument} from '../../src/core/content/document.ts'
import {checkCatalog, exampleCatalog} from '../../src/core/lint/check.ts'
import {rulesByTopic} from '../../src/rules/index.ts'

const contract = (file: string, name = 'a.b', operation = '') =>
  `---\ntitle: A\nintegration: orders\ndirection: outbound\ntransport: rest\nendpoint: /a\nspec: {file: ${file}${operation}}\nfields: [{name: ${name}, type: string}]\n---\n`

function find(file: string, text: string | Uint8Array, name?: string, operation?: string): string[] {
  const files = {'contracts/a.mdx': contract(file, name, operation), [file]: text}
  const found = checkCatalog(exampleCatalog({name: 'x', files, expect: []}), rulesByTopic.specs ?? [], {now: '2026-11-23T02:00:00Z'})
  return found.map(each => `${each.file.replace('content/', '')}:${each.start.line} ${each.message}`)
}

const levels = Array.from({length: 20}, (_, index) => index)
const unreadable = 'cannot read this specification:'

describe('a specification that was made to keep the check busy ends with a finding', () => {
  test('aliases that stand for a thousand million values', () => {
    const lines = levels.slice(1, 10).map(
      index =>
        `  a${index}: &a${index} [${Array(9)
          .fill(`*a${index - 1}`)
          .join(', ')}]`,
    )
    const text = `type: object\nproperties:\n  a: {allOf: *a9}\nx:\n  a0: &a0 [{type: object}]\n${lines.join('\n')}\n`
    expect(find('specs/a.yaml', text)).toEqual([expect.stringContaining('unidentified alias')])
    const before = `x:\n  a0: &a0 [{type: object}]\n${lines.join('\n')}\nproperties:\n  a: {allOf: *a9}\n`
    expect(find('specs/a.yaml', before).length).toBeLessThan(5)
  })

  test('choices of choices that double at each step', () => {
    const schemas = levels.map(index => `  s${index}: {oneOf: [{$ref: '#/$defs/s${index + 1}'}, {$ref: '#/$defs/s${index + 1}'}]}`)
    const text = `properties: {a: {$ref: '#/$defs/s0'}}\n$defs:\n${schemas.join('\n')}\n  s20: {type: object}\n`
    expect(find('specs/a.yaml', text)).toEqual([
      expect.stringContaining('it is made of more than 20,000 schemas, and the others are not read'),
    ])
  })

  test('parts of parts that double at each step', () => {
    const schemas = levels.map(index => `  s${index}: {allOf: [{$ref: '#/$defs/s${index + 1}'}, {$ref: '#/$defs/s${index + 1}'}]}`)
    const text = `properties: {a: {$ref: '#/$defs/s0'}}\n$defs:\n${schemas.join('\n')}\n  s20: {type: object}\n`
    expect(find('specs/a.yaml', text)).toEqual([expect.stringContaining('it is made of more than 20,000 schemas')])
  })

  test.each([
    ['a chain of references', Array.from({length: 80}, (_, index) => index), 'schemas refer to each other more than 60 times in a row'],
    ['a circle of two', [0], 'this schema is made of itself, and so describes nothing'],
  ])('%s', (_name, steps, reason) => {
    const last = steps.length === 1 ? "{$ref: '#/$defs/s0'}" : '{type: object}'
    const schemas = steps.map(index => `  s${index}: {$ref: '#/$defs/s${index + 1}'}`)
    const text = `properties: {a: {$ref: '#/$defs/s0'}}\n$defs:\n${schemas.join('\n')}\n  s${steps.length}: ${last}\n`
    expect(find('specs/a.yaml', text)).toEqual([expect.stringContaining(`${unreadable} ${reason}`)])
  })

  test('a circle of references between path items', () => {
    const text =
      "openapi: 3.1.0\npaths:\n  /a: {$ref: '#/paths/~1b'}\n  /b: {$ref: '#/paths/~1a'}\ncomponents: {schemas: {A: {type: object}}}\n"
    const found = find('specs/a.yaml', text, 'a', ', operation: A')
    expect(found).toEqual([
      `specs/a.yaml:3 ${unreadable} its references go round in a circle`,
      `specs/a.yaml:4 ${unreadable} its references go round in a circle`,
    ])
  })

  test('values and types that are nested too deeply', () => {
    expect(find('specs/a.json', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)).toEqual([
      `specs/a.json:1 ${unreadable} values are nested too deeply`,
    ])
    const deep = `type Query { a: ${'['.repeat(50_000)}Int${']'.repeat(50_000)} }`
    expect(find('specs/a.graphql', deep)).toEqual([`specs/a.graphql:1 ${unreadable} types are nested too deeply`])
  })

  test('a record that holds itself is read as far as the contract goes', () => {
    const text = "type: object\nproperties: {a: {$ref: '#'}, b: {type: string}}\n"
    expect(find('specs/a.yaml', text, 'a.a.a.a.a.b')).toEqual([])
    expect(find('specs/a.graphql', 'type Query { x: A }\ntype A { a: A b: String }\n', 'a.a.a.b', ', operation: type A')).toEqual([])
  })
})

describe('what is no specification is said at its place', () => {
  test.each([
    [
      'specs/a.csv',
      'set,element,use\n940,W0501,M\n',
      'specs/a.csv:1 cannot read this specification: its first line does not name `type`, `min`, `max`',
    ],
    [
      'specs/a.csv',
      'set,element,use,type,min,max\n"940,W0501,M,ID,1,1\n',
      expect.stringMatching(/^specs\/a\.csv:\d+ cannot read this specification: expected CSV: /),
    ],
    ['specs/a.graphql', '# nothing\n', expect.stringMatching(/^specs\/a\.graphql:\d+ cannot read this specification: /)],
    ['specs/a.graphql', 'query { a }\n', 'specs/a.graphql:1 cannot read this specification: it describes no operation, event or record'],
    [
      'specs/a.yaml',
      'openapi: 3.1.0\npaths: {}\n',
      'specs/a.yaml:1 cannot read this specification: it describes no operation, event or record',
    ],
    [
      'specs/a.yaml',
      'asyncapi: 1.2.0\n',
      'specs/a.yaml:1 cannot read this specification: it is AsyncAPI `1.2.0`, and only 2 and 3 are read',
    ],
    ['specs/a.yaml', '- a\n- b\n', 'specs/a.yaml:1 cannot read this specification: it has the form of no specification that is known here'],
    [
      'specs/a.yaml',
      '# only this\n',
      'specs/a.yaml:1 cannot read this specification: it has the form of no specification that is known here',
    ],
    ['specs/a.yaml', new Uint8Array([0x61, 0xe9]), 'contracts/a.mdx:7 `specs/a.yaml` cannot be read: it is no text in UTF-8'],
  ])('%s: %j', (file, text, expected) => {
    expect(find(file, text)).toEqual([expected])
  })

  test('a reference to the web, out of the content and to a file that is broken', () => {
    const text = "properties:\n  a: {$ref: 'https://example.com/a.yaml#/A'}\n"
    expect(find('specs/a.yaml', text, 'a')).toEqual([
      'specs/a.yaml:2 cannot read this specification: `https://example.com/a.yaml` is no file beside it; nothing is fetched',
    ])
    const files = {
      'contracts/a.mdx': contract('specs/a.yaml', 'a'),
      'specs/a.yaml': "properties:\n  a: {$ref: 'b.yaml#/A'}\n",
      'specs/b.yaml': 'A: {type: [\n',
    }
    const found = checkCatalog(exampleCatalog({name: 'x', files, expect: []}), rulesByTopic.specs ?? [], {now: '2026-11-23T02:00:00Z'})
    expect(found.map(({message}) => message)).toEqual([
      'cannot read this specification: `b.yaml#/A` leads to a file that cannot be read: unexpected end of the stream within a flow collection',
    ])
  })
})

test('a fault of a part goes with the field that asked for it', () => {
  const spec = "properties:\n  a: {$ref: '#/gone'}\n  b: {type: string}\n"
  const catalog = exampleCatalog({name: 'x', files: {'contracts/a.mdx': contract('specs/a.yaml', 'a'), 'specs/a.yaml': spec}, expect: []})
  const found = (each: typeof catalog) =>
    checkCatalog(each, rulesByTopic.specs ?? [], {now: '2026-11-23T02:00:00Z'}).map(({ruleId}) => ruleId)
  expect(found(catalog)).toEqual(['spec-unreadable'])
  const edited = parseDocument({file: 'content/contracts/a.mdx', contentPath: 'contracts/a.mdx', content: contract('specs/a.yaml', 'b')})
  expect(found(catalog.with(edited))).toEqual([])
})
