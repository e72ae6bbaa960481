import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parseDocument as parseYaml, type Scalar, stringify} from 'yaml'
import {parseDocument} from '../../src/core/content/document.ts'
import {placeInValue, scalarOffsets} from '../../src/rules/alerts/scalar-places.ts'

const ways = {
  plain: 'query: sum(x) / sum(y)',
  'plain over lines': 'query: sum(x)\n  / sum(y)',
  'in single quotes': `query: 'sum(x) / sum(y)'`,
  'in double quotes': `query: "sum(x) / sum(y)"`,
  'in double quotes over lines': `query: "sum(x)\n  / sum(y)"`,
  folded: 'query: >-\n  sum(x)\n  / sum(y)',
  'as a block': 'query: |\n    sum(x)\n      / sum(y)\n',
  'in a list of one line': 'query: {a: [sum(x) / sum(y)]}',
}

test.each(Object.entries(ways))('a stretch of a value that is written %s is found in the file', (_, yaml) => {
  const document = parseDocument({file: 'a.mdx', contentPath: 'teams/a.mdx', content: `---\ntitle: A\n${yaml}\n---\n`})
  const path = yaml.includes('{') ? ['query', 'a', 0] : ['query']
  const value = yaml.includes('|') ? 'sum(x)\n  / sum(y)\n' : 'sum(x) / sum(y)'
  const start = value.indexOf('sum(y)')
  expect(textAt(document, placeInValue(document, path, value, start, start + 6))).toBe('sum(y)')
  expect(textAt(document, placeInValue(document, path, value, 3, 4))).toBe('(')
  expect(textAt(document, placeInValue(document, path, value, 6, 6))).toBe('')
})

test('a character written as several is underlined whole', () => {
  const yaml = String.raw`---
query: "x{a=\"b\"}"
---
`
  const document = parseDocument({file: 'a.mdx', contentPath: 'teams/a.mdx', content: yaml})
  expect(textAt(document, placeInValue(document, ['query'], 'x{a="b"}', 4, 7))).toBe(String.raw`\"b\"`)
})

test('behind an alias the whole of it is underlined', () => {
  const content = '---\npurpose: &q sum(x)\nquery: *q\n---\n'
  const document = parseDocument({file: 'a.mdx', contentPath: 'teams/a.mdx', content})
  expect(textAt(document, placeInValue(document, ['query'], 'sum(x)', 3, 4))).toBe('*q')
  expect(textAt(document, placeInValue(document, ['purpose'], 'sum(x)', 3, 4))).toBe('(')
})

test('whatever text YAML writes, offsets are none or lead back to it', () => {
  let known = 0
  const style = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL')
  const text = fc
    .array(fc.constantFrom('sum(', 'x', ' ', ')', '\n', '"', "'", '\\', 'é', '😀', '  ', '#', ': '), {minLength: 1})
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(text, style, (value, defaultStringType) => {
      const yaml = stringify({query: value}, {defaultStringType, lineWidth: 20})
      const [start, end] = (parseYaml(yaml).get('query', true) as Scalar).range ?? [0, 0]
      const raw = yaml.slice(start, end).trimEnd()
      const offsets = scalarOffsets(raw, value)
      if (!offsets) return
      known++
      expect(offsets).toHaveLength(value.length + 1)
      for (const [index, char] of [...value].entries()) {
        if (/[\w(]/.test(char) && !raw.startsWith('"')) expect(raw[offsets[[...value].slice(0, index).join('').length] ?? -1]).toBe(char)
      }
    }),
    {seed: 7, numRuns: 1000},
  )
  expect(known).toBeGreaterThan(800)
})

function textAt({text, lines}: ReturnType<typeof parseDocument>, span: ReturnType<typeof placeInValue>): string {
  return text.slice(lines.offset(span.start), lines.offset(span.end))
}
