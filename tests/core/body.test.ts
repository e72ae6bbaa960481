import {describe, expect, test} from 'vitest'
import {nameSpanOf} from '../../src/core/content/attribute-places.ts'
import {parseDocument} from '../../src/core/content/document.ts'
import type {Span} from '../../src/core/content/span.ts'
import {placeInWords} from '../../src/core/lint/diagnostic.ts'

function bodyOf(body: string, parser: 'satteri' | 'remark' = 'satteri') {
  return parseDocument({file: 'a.mdx', contentPath: 'teams/a.mdx', content: `---\ntitle: a\n---\n${body}`}, parser).body
}

describe('a directive in a line of text', () => {
  test.each(['from 9:30 to 10:45', 'host db:5432', 'at 10:30, see: this', 'std::vector'])('is not %s', text => {
    expect(bodyOf(text).components).toEqual([])
  })

  test('has a label or attributes', () => {
    expect(bodyOf('It is :status{signal="a/b"} now.').components.map(({name, form}) => [name, form])).toEqual([['status', 'text']])
  })
})

test('an attribute is pointed at by its value, and by its name where it has none', () => {
  const {components} = bodyOf('::status{signal="a/b" size=row .wide}\n\n<Oncall rotation="" />\n')
  const places = components.flatMap(({attributes}) => attributes.map(({name, span}) => `${name} ${placeInWords(span)}`))
  expect(places).toEqual(['signal a.mdx:4:18-4:21', 'size a.mdx:4:28-4:31', 'class a.mdx:4:33-4:37', 'rotation a.mdx:6:9-6:17'])
})

test.each([
  ['a name that stands in an earlier value', '::status{signal="a size b" size=row}', ['signal «signal» «a size b»', 'size «size» «row»']],
  ['a label with brackets', ':::danger[size [x] {y}]{size="row"}\ntext\n:::', ['size «size» «row»']],
  ['a value with character references', '<Status signal="a&amp;b" size="row" />', ['signal «signal» «a&amp;b»', 'size «size» «row»']],
  ['a name written twice', '<Status size="row" size="row" />', ['size «size» «row»', 'size «size» «row»']],
  [
    'an expression, and braces in it',
    '<Status a={{b: 1}} size="row" {...c} open />',
    ['a «a» «a»', 'size «size» «row»', 'open «open» «open»'],
  ],
  ['a break between the attributes', '<Status\n  signal = \'a\'\n  size="row"\n/>', ['signal «signal» «a»', 'size «size» «row»']],
  ['short forms', '::status{#one .two .three size}', ['size «size» «size»', 'id «one» «one»', 'class «two» «two»']],
  ['an element in a line', 'text <kbd lang="en">x</kbd>', ['lang «lang» «en»']],
  ['a colon in the name', '<Status xlink:href="a/b" />', ['xlink:href «xlink:href» «a/b»']],
])('name and value of an attribute have places: %s', (_, text, expected) => {
  const document = parseDocument({file: 'a.mdx', contentPath: 'teams/a.mdx', content: `---\ntitle: a\n---\n${text}`})
  const {lines} = document
  const textAt = ({start, end}: Span) => `«${document.text.slice(lines.offset(start), lines.offset(end))}»`
  const places = document.body.components.flatMap(component =>
    component.attributes.map(each => `${each.name} ${textAt(nameSpanOf(document, component, each))} ${textAt(each.span)}`),
  )
  expect(places).toEqual(expected)
})

test('a placeholder is pointed at with its braces, in a line and in a block', () => {
  const {codes} = bodyOf('Run `a {{ b }}`:\n\n```sh\nx {{c}} {{d}}\n```\n')
  const places = codes.flatMap(({placeholders}) => placeholders.map(({name, span}) => `${name} ${placeInWords(span)}`))
  expect(places).toEqual(['b a.mdx:4:8-4:15', 'c a.mdx:7:3-7:8', 'd a.mdx:7:9-7:14'])
})

test.each([
  ['Handover at 10:30', 'Handover at 10:30', 'handover-at-1030'],
  ['The queue shop:b of db:5432', 'The queue shop:b of db:5432', 'the-queue-shopb-of-db5432'],
  ['A :thing[x]{y=1} nobody declared', 'A :thing[x]{y=1} nobody declared', 'a-thingxy1-nobody-declared'],
  ['Now :status{signal="a/b"}', 'Now', 'now'],
  ['Verify {/* see Kai */}', 'Verify', 'verify'],
  ['Press <kbd>Q:x</kbd> *at 9:00*', 'Press Q:x at 9:00', 'press-qx-at-900'],
])('the heading `%s` has the text and the anchor that its page shows', (written, text, anchor) => {
  for (const parser of ['satteri', 'remark'] as const) {
    expect(bodyOf(`## ${written}\n`, parser).headings).toMatchObject([{text, anchor}])
  }
})

test.each([
  ['> [!WARNING]\n> Orders are lost.', ['caution']],
  ['> [!CAUTION]\n> Orders are lost.', ['danger']],
  ['> [!tip]\n>\n> Read it.', ['note']],
  ['> [!OTHER]\n> Text.', []],
  ['> See [!NOTE] below.', []],
])('a quote that begins as code hosts write their callouts is one: %j', (text, names) => {
  expect(bodyOf(`${text}\n`).components.map(({name, form}) => (form === 'container' ? name : form))).toEqual(names)
})

test('a quote with a danger marks the step in which it stands', () => {
  const [section] = bodyOf('## Recover\n1. Purge.\n\n   > [!CAUTION]\n   > Lost for good.\n').sections
  expect(section?.steps[0]?.dangers).toHaveLength(1)
})

test('a section with nothing but a comment is empty', () => {
  const {sections} = bodyOf('## A\n{/* later */}\n\n## B\ntext\n\n## C\n')
  expect(sections.map(({empty}) => empty)).toEqual([true, false, true])
})

test('a heading written twice has two anchors, as code hosts form them', () => {
  expect(bodyOf('## Is this it?\n\n### `a` & *b*\n\n## Is this it?\n').headings.map(({anchor}) => anchor)).toEqual([
    'is-this-it',
    'a--b',
    'is-this-it-1',
  ])
})

test('a script is one program, whatever stands in it, and no component', () => {
  const {programs, components} = bodyOf('<script data={a}>{`x`}</script>\n\n<IFRAME src="x" />\n')
  expect(programs.map(({what, name}) => [what, name])).toEqual([
    ['script', 'script'],
    ['script', 'IFRAME'],
  ])
  expect(components).toEqual([])
})

test('both parsers see the same facts', () => {
  const text =
    '## A 😀\n1. x\n2. y\n\n:::note[hi]\nSee [a](runbook:b) and `{{c}}`.\n:::\n\n::status{signal="a/b"}\n\n<Status signal={x} />\n\n| a | b |\n| - | - |\n| <kbd>c</kbd> | {d} |\n'
  expect(bodyOf(text)).toEqual(bodyOf(text, 'remark'))
})
