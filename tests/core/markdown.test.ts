import {describe, expect, test} from 'vitest'
import {parseDocument} from '../../src/core/content/document.ts'
import {isAboutFolder} from '../../src/core/content/markup.ts'
import {passedOver} from '../../src/core/content/passed-over.ts'
import {parseMarkdown} from '../../src/core/content/syntax.ts'
import '../../src/host/slow-parser.ts'
import {createRenderer} from '../../src/site/render/render.ts'

const read = (content: string, contentPath = 'runbooks/a.md') => parseDocument({file: contentPath, contentPath, content})
const resolver = {entry: () => ({title: 'B', address: '/runbooks/b/'}), file: () => undefined} as unknown as Parameters<
  typeof createRenderer
>[0]
const render = (content: string) => createRenderer(resolver, '/').render(read(content)).html

// What keeps real files from being MDX, a line each.
const traps = [
  'See <https://example.com/dashboard>, <ops@example.com>.',
  'Upgrade the pool <NODE POOL NAME> by hand.',
  'It fires when <3 % is free, and a<b, and x <- y.',
  'The series up{job="node"} has {no value}, and {{ .Value }}.',
  '<!-- reviewed by ops -->',
  'A tag <br> that nobody closes, and <b>another.',
  'import this from the wiki',
  'export FOO=bar',
  '<details><summary>More',
  '} { <Foo.Bar {',
  '<style>p { color: red }</style>',
  'The set is {a, b} \\{ and <T>.',
  '<p align=center class=x>Unquoted</p>',
]

describe('plain Markdown', () => {
  test.each(traps)('is never wrong: %s', line => {
    const {problems, body} = read(`# A\n\n${line}\n\n## Next\n\nText.\n`)
    expect(problems).toEqual([])
    expect(body.programs).toEqual([])
    expect(body.components).toEqual([])
  })

  test.each(traps)('gives the same tree by both parsers: %s', line => {
    const bare = (node: unknown): unknown =>
      JSON.parse(JSON.stringify(node, (key, value) => (key === 'data' || value === null ? undefined : (value as unknown))))
    const text = `+++\nweight = 1\n+++\n# A\n\n${line}\n\n- one ${line}\n`
    expect(bare(parseMarkdown(text, 'satteri'))).toEqual(bare(parseMarkdown(text, 'remark')))
  })

  test('has its first heading as title, which a page does not say twice', () => {
    const text = '\n# Stuck <b>orders</b> <pod>\n\nText.\n\n## Stuck orders\n'
    const {frontmatter, body, problems} = read(text)
    expect(problems).toEqual([])
    expect(frontmatter.data).toEqual({title: 'Stuck orders <pod>'})
    expect(frontmatter.valueSpan(['title']).start).toEqual({line: 2, column: 1})
    expect(body.anchors).toEqual(['stuck-orders-pod', 'stuck-orders'])
    expect(render('# Stuck orders\n\nText.\n')).toBe('<span id="stuck-orders"></span>\n<p>Text.</p>')
    expect(render('---\ntitle: Other\n---\n# Stuck orders\n')).toContain('<h1 id="stuck-orders"')
  })

  test('takes the title of its header before a heading, and only a heading of the first level', () => {
    expect(read('---\ntitle: Mine\n---\n# Other\n').frontmatter.data.title).toBe('Mine')
    expect(read('Text.\n\n## Other\n').frontmatter.data.title).toBeUndefined()
  })

  test('has a header in TOML, with places, or a finding where it cannot be read', () => {
    const {frontmatter} = read('+++\ntitle = "Foo"\ndate = 2026-01-02\n[params]\nn = 1\n+++\nText.\n')
    expect(frontmatter.data).toEqual({title: 'Foo', date: '2026-01-02', params: {n: 1}})
    expect(frontmatter.valueSpan(['date'])).toEqual({file: 'runbooks/a.md', start: {line: 3, column: 8}, end: {line: 3, column: 18}})
    expect(read('+++\ntitle = Foo\n+++\n').problems).toMatchObject([{type: 'frontmatter-syntax', span: {start: {line: 2}}}])
    expect(read('+++\ntitle = "Foo"\n').problems).toMatchObject([{type: 'frontmatter-unclosed'}])
  })

  test('keeps findings back by comments of HTML', () => {
    const {suppressions} = read(
      '# A\n\n<!-- clarity-suppress-next image-without-alt reason="Soon." owner="ops" until="2027-01-31" -->\n\n![](x.png)\n',
    )
    expect(suppressions).toMatchObject([{rule: {value: 'image-without-alt'}, owner: {value: 'ops'}, covers: {start: {line: 5}}}])
  })

  test('counts no comment as words of a section', () => {
    const {sections} = read('## A\n\n<!-- to do -->\n\n## B\n\nTwo words. <!-- to do -->\n').body
    expect(sections.map(({empty, words}) => [empty, words])).toEqual([
      [true, 0],
      [false, 2],
    ])
  })
})

describe('HTML in plain Markdown', () => {
  test.each([
    ['a stand-in', 'Go to <NODE POOL NAME> & <pod-1>.', '<p>Go to &#x3C;NODE POOL NAME> &#x26; &#x3C;pod-1>.</p>'],
    ['a script', '<script>alert(1)</script>', '<p>&#x3C;script>alert(1)&#x3C;/script></p>'],
    ['an event', 'A <b onclick="x()" style="color:red">b</b>.', '<p>A <b>b</b>.</p>'],
    ['a frame', '<iframe src="https://example.com"></iframe>', '<p>&#x3C;iframe src="https://example.com">&#x3C;/iframe></p>'],
    ['tags that close the page', 'A.\n\n</div></section></main>', '<p>A.</p>\n&#x3C;/section>&#x3C;/main>'],
    [
      'a link that runs',
      'A <a href="javascript:x()">b</a>.',
      '<p>A <span class="broken-link" title="This link leads nowhere">b</span>.</p>',
    ],
    ['a link to an entry', 'A <a href="b.md#c">b</a>.', '<p>A <a href="/runbooks/b/#c">b</a>.</p>'],
    ['a comment', 'A <!-- b --> c.', '<p>A  c.</p>'],
    ['a comment without end', 'A <!-- b', '<p>A &#x3C;!-- b</p>'],
    ['an entity', '<table><tr><td colspan="2" id=x>&lt;a&gt;</td></tr></table>', 'colspan="2">&#x3C;a></td>'],
  ])('%s', (_name, text, html) => {
    const shown = render(text)
    expect(shown).toContain(html)
    expect(shown).not.toMatch(/<script|<iframe|<b [^>]*onclick|<b [^>]*style=|javascript:/)
  })
})

describe('files beside entries', () => {
  test.each([
    ['README.md', true],
    ['runbooks/readme.md', true],
    ['runbooks/deep/README.md', true],
    ['runbooks/_index.md', true],
    ['runbooks/index.md', true],
    ['runbooks/deep/index.md', false],
    ['runbooks/README.mdx', false],
    ['runbooks/a.md', false],
  ])('%s speaks of its folder: %s', (contentPath, is) => {
    expect(isAboutFolder(contentPath)).toBe(is)
  })

  test('a folder with a page of its own is the entry of its name', () => {
    expect(read('# A\n', 'runbooks/stuck-orders/index.md')).toMatchObject({kind: 'runbook', id: 'stuck-orders'})
  })

  test('settings ignore more, as git does', () => {
    const isPassedOver = passedOver(['drafts/', '*.tmp.md', '!keep.tmp.md'])
    const paths = ['runbooks/drafts/a.md', 'runbooks/a.tmp.md', 'runbooks/keep.tmp.md', 'runbooks/a.md', '../x.md']
    expect(paths.map(isPassedOver)).toEqual([true, true, false, false, false])
  })
})
