import {describe, expect, test} from 'vitest'
import {parseDocument} from '../../src/core/content/document.ts'
import {parseMdx, SyntaxProblem} from '../../src/core/content/syntax.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {root} from '../support/clarity.ts'

// Attribute nodes of elements have positions in one tree only; places of attributes are found in the source instead.
function comparable(node: unknown, inAttributes = false): unknown {
  if (Array.isArray(node)) return node.map(each => comparable(each, inAttributes))
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node)
    .filter(([key, value]) => key !== 'data' && value !== undefined && !(inAttributes && key === 'position'))
    .map(([key, value]) => [key, comparable(value, key === 'attributes')] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const {catalog} = loadCatalog('content', root)

describe('satteri and remark-parse', () => {
  test.each(catalog.documents.map(({contentPath, text}) => [contentPath, text] as const))('give the same tree for %s', (_path, text) => {
    expect(comparable(parseMdx(text, 'satteri'))).toEqual(comparable(parseMdx(text, 'remark')))
  })

  test('give the same tree for more character references than one of them can take', () => {
    const kinds =
      'a &amp; *&lt;b&gt;* &#65;&#x2014; `&amp;` \\&amp; \\\\&amp; &nothing; & [&copy;](x?a&amp;b "&quot;") :status[&amp;]{signal="&amp;"} <kbd>&eacute;</kbd>'
    const text = `---\nsummary: "${'&amp;{'.repeat(5000)}"\n---\n${`${kinds}\n`.repeat(60)}\n\`\`\`a&amp;b\n${'&lt;\n'.repeat(600)}\`\`\`\n`
    expect(comparable(parseMdx(text, 'satteri'))).toEqual(comparable(parseMdx(text, 'remark')))
  })

  test('give the same tree for more underscores and colons than one of them can take', () => {
    const kinds =
      'order_id_2 _a_ a_ _b __c_d__ www.shop_a.example.com [a_b](c_d "e_f") `g_h` at 10:30, note: x, a:b :status[x: y]{signal="a_b"} {a_b} https://a.example.com:80/x_y ops@a_b.example.com <kbd>a_b: c</kbd>'
    const text = `---\nsummary: a_b\n---\n${`${kinds}\n`.repeat(210)}\n\`\`\`a_b\n${'c_d: 1\n'.repeat(900)}\`\`\`\n`
    expect(comparable(parseMdx(text, 'satteri'))).toEqual(comparable(parseMdx(text, 'remark')))
  })

  test.each([
    ['tags', '<b>x</b>\n\n', /has more than \d+ tags/],
    ['comments of HTML', 'a <!-- x\n\n', /comment of HTML/],
    ['open braces', '{x\n\n', /braces are opened and never closed/],
  ])('say at once that a page has too many %s', (_name, part, reason) => {
    for (const wrapped of [part.repeat(40_000), `Text.\n\n${part.repeat(40_000)}`]) {
      const {problems} = parseDocument({file: 'a.mdx', contentPath: 'people/a.mdx', content: new TextEncoder().encode(wrapped)})
      expect(problems.map(problem => 'reason' in problem && problem.reason).join('\n')).toMatch(reason)
    }
  })

  test.each([
    ['an open brace', 'A {b'],
    ['an element that is not closed', 'Text\n\n<Status>\n\nhi'],
    ['an open angle bracket', 'a <b'],
    ['an attribute that is cut off', '<Status signal={1>'],
  ])('say the same about %s, at the same place', (_name, text) => {
    const said = (['satteri', 'remark'] as const).map(parser => {
      try {
        parseMdx(text, parser)
        return 'parsed'
      } catch (error) {
        if (!(error instanceof SyntaxProblem)) throw error
        return `${error.offset} ${error.message}`
      }
    })
    expect(said[0]).toBe(said[1])
    expect(said[0]).not.toBe('parsed')
  })
})

describe('a document', () => {
  test('has the same facts with Windows line ends', () => {
    const text = '---\ntitle: X\npurpose: Y\n---\n\n## Here\n\n1. Go `{{a}}`.\n\n[x](runbook:y)\n'
    const facts = (content: string) => parseDocument({file: 'f', contentPath: 'teams/x.mdx', content}).body
    expect(facts(text.replaceAll('\n', '\r\n'))).toEqual(facts(text))
  })

  test('places spans after a byte order mark, in the text that editors show', () => {
    const content = new TextEncoder().encode('\uFEFF---\ntitle: X\npurpose: 3\n---\n')
    const {frontmatter, problems} = parseDocument({file: 'f', contentPath: 'teams/x.mdx', content})
    expect(problems).toEqual([])
    expect(frontmatter.valueSpan(['purpose'])).toMatchObject({start: {line: 3, column: 10}, end: {line: 3, column: 11}})
  })

  test.each([
    ['block quotes', '>'.repeat(5000)],
    ['lists', Array.from({length: 400}, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')],
    ['brackets', '['.repeat(20_000)],
    ['emphasis', '*a '.repeat(20_000)],
    ['braces', '{'.repeat(5000)],
    ['elements', '<kbd>'.repeat(2000)],
    ['YAML', `---\na: ${'['.repeat(3000)}\n---\n`],
  ])('of deeply nested %s is read or reported, never a crash', (_name, content) => {
    const {problems} = parseDocument({file: 'f', contentPath: 'teams/x.mdx', content})
    expect(Array.isArray(problems)).toBe(true)
  })
})
