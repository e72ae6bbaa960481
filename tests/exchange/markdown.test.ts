import {describe, expect, test} from 'vitest'
import {resolverOf} from '../../plugins/resolver.ts'
import {Catalog} from '../../src/core/catalog/catalog.ts'
import {parseDocument} from '../../src/core/content/document.ts'
import {canonicalSection} from '../../src/core/content/section-form.ts'
import {withOurCallouts} from '../../src/exchange/markdown/callouts.ts'
import {piecesOf, withInputs} from '../../src/exchange/markdown/found-commands.ts'
import {importMarkdown} from '../../src/exchange/markdown/import.ts'
import {stamped, standingOf} from '../../src/exchange/markdown/stamp.ts'
import {brokenLinks, unknownAnchors} from '../../src/rules/links/find-links.ts'
import {createRenderer} from '../../src/site/render/render.ts'
import {markdownCorpus} from '../support/markdown-corpus.ts'
import {now} from './support.ts'

const importing = (files: {file: string; text: string}[]) =>
  importMarkdown(
    files.map(file => ({...file, root: 'docs'})),
    {catalog: new Catalog([]), now, options: {}, read: () => ''},
  )
const only = (text: string) => importing([{file: 'docs/a.md', text}]).files[0]?.text ?? ''
const bodyOf = (text: string) =>
  only(text)
    .replace(/^---\n[\s\S]*?\n---\n\n/, '')
    .replace(/\n\n<!-- Imported[\s\S]*$/, '')

describe('a corpus of 400 files in four forms and nine languages', () => {
  const corpus = markdownCorpus(100)
  const imported = importing(corpus)
  const documents = imported.files.map(({contentPath, text}) => parseDocument({file: contentPath, contentPath, content: text}))
  const catalog = new Catalog(documents)

  test('comes in whole, each file with an id of its own, and can be read', () => {
    expect(imported.files.map(({id}) => id).filter((id, at, all) => all.indexOf(id) !== at)).toEqual([])
    expect(imported.files).toHaveLength(400)
    expect(documents.flatMap(({contentPath, problems}) => problems.map(({type}) => `${contentPath} ${type}`))).toEqual([])
    expect(catalog.list('runbook')).toHaveLength(400)
  })

  test('loses no word in the files', () => {
    const sources = corpus.toSorted((a, b) => (a.file < b.file ? -1 : 1))
    const lost = sources.flatMap(({file, text}, at) => missing(text, imported.files[at]?.text ?? '').map(word => `${file}: ${word}`))
    expect(lost).toEqual([])
  })

  test('loses no word on the pages, inputs and title included', () => {
    const renderer = createRenderer(resolverOf(catalog), '/')
    const lost = catalog.list('runbook').flatMap(({id, title, data, document}) => {
      const {html} = renderer.render(document)
      const shown = `${title} ${data.summary ?? ''} ${textOf(html)} ${data.inputs.map(({name, is}) => `${name} ${is}`).join(' ')}`
      return missing(visibleOf(document.text), shown).map(word => `${id}: ${word}`)
    })
    expect(lost).toEqual([])
  })

  test('has its sections known, 95 of a hundred at least, and its links leading on', () => {
    const headings = documents.flatMap(({body}) => body.sections.map(({heading}) => heading.text))
    const known = headings.filter(heading => canonicalSection(heading) !== undefined)
    expect(headings.length).toBeGreaterThan(2000)
    expect(known.length / headings.length).toBeGreaterThan(0.95)
    expect([...brokenLinks(catalog), ...unknownAnchors(catalog)]).toEqual([])
    expect(documents.flatMap(({body}) => body.addresses).length).toBeGreaterThan(1000)
  })

  test('has commands without prompts, and declares what stands for a value', () => {
    for (const {data, document} of catalog.list('runbook')) {
      const declared = data.inputs.map(({name}) => name)
      for (const {value, placeholders} of document.body.codes) {
        expect(value).not.toMatch(/^\$ /m)
        for (const {name} of placeholders) expect(declared).toContain(name)
      }
    }
  })
})

describe('a file', () => {
  test.each([
    ['sections on level 1 become level 2', '# Disk full\n\n# Meaning\n\n## Detail\n', '# Disk full\n\n## Meaning\n\n### Detail'],
    ['sections on level 3 become level 2', '# Disk full\n\n### Meaning\n\n#### Detail\n', '# Disk full\n\n## Meaning\n\n### Detail'],
    [
      'bold lines that are sections become headings',
      '# Disk full\n\n**Meaning**\n\nIt is full.\n',
      '# Disk full\n\n## Meaning\n\nIt is full.',
    ],
    ['bold lines that are none stay', '# Disk full\n\n**Look out**\n\nIt is full.\n', '# Disk full\n\n**Look out**\n\nIt is full.'],
    ['underlined headings are headings', 'Disk full\n===\n\nMeaning\n---\n\nText.\n', 'Disk full\n===\n\nMeaning\n---\n\nText.'],
    ['Windows line ends', '# A\r\n\r\nText.\r\n', '# A\n\nText.'],
    ['a rule at the top', '***\n\nText.\n', '***\n\nText.'],
  ])('%s', (_name, source, body) => expect(bodyOf(source)).toBe(body))

  test('keeps what its header says and has no place, in a comment that cannot be left', () => {
    const text = only('---\ntitle: Disk full\nweight: 3\nnote: a --> b\nowner: nobody\n---\nText.\n')
    expect(text).toContain('title: Disk full\n---\n')
    expect(text).toContain('<!-- Header of the source:\nweight: 3\nnote: a - -> b\nowner: nobody\n-->')
  })

  test('that is named after an alert is what that alert leads to, once and again', () => {
    const alert = '# KubePodCrashLooping\n\n## Meaning\n\nIt restarts.\n\n## Mitigation\n\nAsk.\n'
    const files = [
      {file: 'docs/KubePodCrashLooping.md', text: alert},
      {file: 'docs/more/KubePodCrashLooping.md', text: alert},
      {file: 'docs/PostgreSQL.md', text: '# PostgreSQL\n\n## Diagnosis\n\nLook.\n'},
      {file: 'docs/NodeDown.md', text: '---\ntitle: Node is down\n---\n\n## Meaning\n\nGone.\n\n## Diagnosis\n\nLook.\n'},
    ]
    const first = importing(files)
    const named = (text: string) => /^alerts:\n {2}- (\w+)$/m.exec(text)?.[1]
    expect(first.files.map(({text}) => named(text))).toEqual(['KubePodCrashLooping', 'NodeDown', undefined, undefined])
    expect(first.findings.map(({message}) => message)).toContain(
      '2 runbooks are named after an alert, which leads straight to them: `KubePodCrashLooping` and `NodeDown`',
    )
    const there = first.files.map(({contentPath, text}) => parseDocument({file: contentPath, contentPath, content: text}))
    const inputs = files.map(file => ({...file, root: 'docs'}))
    const again = importMarkdown(inputs, {catalog: new Catalog(there), now, options: {}, read: () => ''})
    expect(again.files.map(({text}) => text)).toEqual(first.files.map(({text}) => text))
  })

  test('that is there twice by name has the name of its folder too', () => {
    const {files} = importing([
      {file: 'docs/a/index.md', text: 'A'},
      {file: 'docs/b/disk.md', text: 'B'},
      {file: 'docs/c/disk.md', text: 'C'},
      {file: 'docs/README.md', text: 'About.'},
    ])
    expect(files.map(({contentPath}) => contentPath)).toEqual(['runbooks/a.md', 'runbooks/disk.md', 'runbooks/c-disk.md'])
  })

  test('says which links lead nowhere, and leaves them', () => {
    const {files, findings} = importing([{file: 'docs/a.md', text: '# A\n\n[b](b.md) ![c](c.png) [d](https://example.com/x.md) [e](#a)\n'}])
    expect(files[0]?.text).toContain('[b](b.md) ![c](c.png) [d](https://example.com/x.md) [e](#a)')
    expect(findings.map(({message}) => message).slice(0, 2)).toEqual([
      'the link `b.md` leads to nothing that is imported, and stays as it is',
      'the picture `c.png` leads to nothing that is imported, and stays as it is',
    ])
  })

  test('brings pictures along that lie below the folder, and no others', () => {
    const text = '# A\n\n![c](img/C%20d.png) ![e](../../etc/e.png)\n'
    const has = (file: string) => file === 'docs/img/C d.png'
    const context = {catalog: new Catalog([]), now, options: {}, read: () => '', disk: {has, revision: () => 'abc1234'}}
    const {files, attachments} = importMarkdown([{file: 'docs/a.md', text, root: 'docs'}], context)
    expect(attachments).toEqual([{from: 'docs/img/C d.png', contentPath: 'images/img/c-d.png'}])
    expect(files[0]?.text).toContain('![c](../images/img/c-d.png) ![e](../../etc/e.png)')
    expect(files[0]?.text).toContain('<!-- Imported from `docs/a.md` at abc1234, source ')
  })
})

describe('commands', () => {
  test.each([
    [
      'console',
      '$ a \\\n  b\nout\n\n$ c',
      [
        ['sh', 'a \\\n  b'],
        ['output', 'out'],
        ['sh', 'c'],
      ],
    ],
    [
      '',
      'ops@web-1:~$ ls\nx',
      [
        ['sh', 'ls'],
        ['output', 'x'],
      ],
    ],
    ['', 'kubectl get pods', [['sh', 'kubectl get pods']]],
    ['', 'no command', [['text', 'no command']]],
    ['sh', '# a comment\nls', [['sh', '# a comment\nls']]],
    ['yaml', '$ref: x', [['yaml', '$ref: x']]],
  ])('of %s: %s', (language, value, pieces) => {
    expect(piecesOf(language, value).map(each => [each.language, each.value])).toEqual(pieces)
  })

  test.each([
    [`a <node name> $NODE $${'{NODE}'} YOUR_KEY_1`, 'a {{node_name}} {{node}} {{node}} {{your_key_1}}'],
    ['echo $HOME $API_TOKEN $1 $(date)', 'echo $HOME $API_TOKEN $1 $(date)'],
    ['NODE=a; echo $NODE', 'NODE=a; echo $NODE'],
    ["grep '<none>' <in >out", "grep '<none>' <in >out"],
    ['<a><id>1</id></a>', '<a><id>1</id></a>'],
    ["go-template='{{range .items}}{{end}}'", "go-template='{{range .items}}{{end}}'"],
  ])('write stand-ins as inputs: %s', (value, written) => expect(withInputs(value).value).toBe(written))

  test('leave callouts in code alone', () => {
    expect(withOurCallouts('```\n!!! note\n    x\n```\n')).toBe('```\n!!! note\n    x\n```\n')
    expect(withOurCallouts('???+ bug\n    x\ny')).toBe(':::danger[Bug]\nx\n:::\n\ny')
    expect(withOurCallouts(':::danger[Lost]\nx\n:::')).toBe(':::danger[Lost]\nx\n:::')
  })
})

describe('a second import', () => {
  const first = stamped('Text.', {file: 'a.md', text: 'source'})
  const newer = stamped('New text.', {file: 'a.md', text: 'new source'})
  test.each([
    ['is the same', first, first, 'same'],
    ['writes again what nobody has edited', first, newer, 'untouched'],
    ['keeps what somebody has edited', first.replace('Text.', 'Mine.'), first, 'edited'],
    ['keeps what stands below', `${first}Mine.\n`, first, 'edited'],
    ['tells where both have changed', first.replace('Text.', 'Mine.'), newer, 'conflict'],
    ['keeps what no import has written', 'Mine.\n', newer, 'foreign'],
    ['keeps what came from elsewhere', stamped('Text.', {file: 'b.md', text: 'source'}), newer, 'foreign'],
    ['knows Windows line ends', first.replaceAll('\n', '\r\n'), newer, 'untouched'],
  ])('%s', (_name, there, fresh, standing) => expect(standingOf(there, fresh)).toBe(standing))
})

// Words that say how something is written, and are written differently now.
const ofForm = /^(?:title|weight|tags|sidebar|position|description|warning|tip|ref|md|console|bash|sh|yaml|output|text|the)$/

function wordsOf(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Map([...Map.groupBy(words, word => word)].map(([word, found]) => [word, found.length]))
}

function missing(source: string, made: string): string[] {
  const there = wordsOf(made)
  return [...wordsOf(source)].filter(([word, count]) => !ofForm.test(word) && (there.get(word) ?? 0) < count).map(([word]) => word)
}

// What a reader sees of a file: no header, comments, addresses and names of elements; each word once is enough.
function visibleOf(text: string): string {
  const body = text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\]\([^)\s]*\)/g, ']')
    .replace(/^\s*```\w*$/gm, '')
    .replace(/<\/?(?:b|br|p|details|summary)(?:\s[^<>]*)?>/g, ' ')
  return [...wordsOf(body).keys()].filter(word => !/^(?:note|caution)$/.test(word)).join(' ')
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&')
}
