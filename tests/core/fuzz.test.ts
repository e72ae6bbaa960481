import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {Catalog} from '../../src/core/catalog/catalog.ts'
import {parseDocument} from '../../src/core/content/document.ts'
import {kindNames, kinds} from '../../src/core/content/kinds.ts'
import {parseSettings} from '../../src/core/content/settings.ts'
import {readAnalysis, writeAnalysis} from '../../src/core/lint/analysis.ts'
import {checkCatalog} from '../../src/core/lint/check.ts'
import type {Diagnostic} from '../../src/core/lint/diagnostic.ts'
import {reportGithub} from '../../src/report/github.ts'
import {reportGitlab} from '../../src/report/gitlab.ts'
import {reportJson} from '../../src/report/json.ts'
import {reportJunit} from '../../src/report/junit.ts'
import {reportMarkdown} from '../../src/report/markdown.ts'
import {reportPretty} from '../../src/report/pretty.ts'
import {reportOf} from '../../src/report/report.ts'
import {reportSarif} from '../../src/report/sarif.ts'
import {rules} from '../../src/rules/index.ts'
import {sourceKinds} from '../../src/status/source/index.ts'
import {clarity, folderWith, root} from '../support/clarity.ts'

type Content = string | Uint8Array

const seconds = 10
const runs = Number(process.env.FUZZ_RUNS ?? 150)
const people = '---\ntitle: Kai\nrole: Engineer\ntimeZone: America/New_York\n---\n'
const real = kindNames.flatMap(kind => {
  const folder = path.join(root, 'content', kinds[kind].folder)
  if (!existsSync(folder)) return []
  return readdirSync(folder).map(name => ({place: `${kinds[kind].folder}/${name}`, text: readFileSync(path.join(folder, name), 'utf8')}))
})

/** Checks one file beside a good one, in every format, and refuses throws, endless work and findings out of place. */
function checkOne(contentPath: string, content: Content, settings: Content = ''): Diagnostic[] {
  const started = performance.now()
  const document = parseDocument({file: `content/${contentPath}`, contentPath, content})
  const other = parseDocument({file: 'content/people/kai.mdx', contentPath: 'people/kai.mdx', content: people})
  const settingsFile = parseSettings({file: 'content/settings.yaml', contentPath: 'settings.yaml', content: settings}, sourceKinds())
  const catalog = new Catalog([document, other], settingsFile)
  const diagnostics = checkCatalog(catalog, rules, {now: '2026-11-23T02:00:00Z'})
  const report = reportOf(catalog, {diagnostics, rules, durationMs: 0})
  for (const format of [reportPretty, reportJson, reportSarif, reportGithub, reportGitlab, reportJunit, reportMarkdown]) format(report)
  const facts = writeAnalysis(document, {})
  if (facts !== undefined)
    expect(readAnalysis(facts, {text: () => '', header: () => undefined, parse: () => document})?.document.problems).toEqual(
      document.problems,
    )
  for (const {file, start, end} of diagnostics) {
    // A file that is no text has no lines to stand in.
    if (file !== document.file || document.text === '') continue
    expect(start.line).toBeLessThanOrEqual(end.line)
    expect(start.column).toBeLessThanOrEqual(document.lines.line(start.line).length + 1)
  }
  expect((performance.now() - started) / 1000).toBeLessThan(seconds)
  return diagnostics
}

const place = fc.constantFrom(...kindNames.map(kind => `${kinds[kind].folder}/x.mdx`))
const fuzz = (property: fc.IProperty<never> | fc.IProperty<unknown>, numRuns = runs) =>
  fc.assert(property as fc.IProperty<unknown>, {numRuns, interruptAfterTimeLimit: 40_000})

describe('no content makes the check throw or run for ever', () => {
  test('random bytes', () => {
    fuzz(fc.property(place, fc.uint8Array({maxLength: 2000}), (at, bytes) => void checkOne(at, bytes)))
  })

  test('random text behind frontmatter', () => {
    const sign = fc.constantFrom(
      ...'{}<>[]()`*_#:|~!"\'\\/-+=$&%@^. \n\t\r'.split(''),
      ':::',
      '```',
      '{{',
      '}}',
      '<a',
      '/>',
      '---\n',
      '\u0000',
      '漢',
      '👩‍🚀',
      '\ud800',
    )
    const text = fc.array(fc.oneof(sign, fc.string({maxLength: 6})), {maxLength: 200}).map(parts => parts.join(''))
    fuzz(fc.property(place, text, (at, body) => void checkOne(at, `---\ntitle: X\n---\n${body}`)))
  })

  test('random values in frontmatter and settings', () => {
    const known = [
      'title',
      'owner',
      'levels',
      'members',
      'lead',
      'alerts',
      'signals',
      'fields',
      'inputs',
      'layers',
      'rules',
      'severities',
      'codes',
    ]
    const value = fc.dictionary(fc.oneof(fc.constantFrom(...known), fc.string({maxLength: 5})), fc.jsonValue({maxDepth: 4}))
    fuzz(
      fc.property(place, value, value, (at, data, settings) => {
        checkOne(at, `---\n${JSON.stringify(data)}\n---\n## Recover\n\n1. Go.\n`, JSON.stringify(settings))
      }),
    )
  })

  test('real entries, cut off or with a piece cut out, doubled or replaced', () => {
    const edit = fc.record({
      of: fc.constantFrom(...real),
      at: fc.double({min: 0, max: 1, noNaN: true}),
      length: fc.nat(60),
      by: fc.string({maxLength: 8}),
    })
    fuzz(
      fc.property(edit, fc.constantFrom('cut', 'out', 'double', 'replace'), ({of, at, length, by}, how) => {
        const {text} = of
        const from = Math.floor(at * text.length)
        const [before, piece, after] = [text.slice(0, from), text.slice(from, from + length), text.slice(from + length)]
        const edited = {cut: before, out: before + after, double: before + piece + piece + after, replace: before + by + after}[how]
        checkOne(of.place, edited)
      }),
    )
  })

  test('a place that is no usable name', () => {
    const name = fc.string({unit: 'grapheme', minLength: 1, maxLength: 20}).map(text => text.replaceAll('/', ''))
    fuzz(fc.property(name, at => void checkOne(`teams/${at}.mdx`, '---\ntitle: X\npurpose: Y\n---\n')))
  })
})

const head = '---\ntitle: X\nduration: 5m\nreviewed: 2026-11-01\n---\n'
const many = (count: number, text: string) => text.repeat(count)

describe('content made to be slow or deep ends in time', () => {
  const bombs: [string, string][] = [
    ['deep quotes', head + many(20_000, '> ')],
    ['deep lists', head + Array.from({length: 600}, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')],
    ['deep brackets', head + many(30_000, '[')],
    ['deep links', `${head}${many(5000, '[')}x${many(5000, '](y)')}`],
    ['deep emphasis', head + many(20_000, '*a_')],
    ['deep elements', `${head}${many(2000, '<b>')}x${many(2000, '</b>')}`],
    ['deep directives', `${head}${Array.from({length: 300}, (_, i) => `${':'.repeat(303 - i)}note`).join('\n')}`],
    ['deep braces', `${head}${many(3000, '{')}x${many(3000, '}')}`],
    ['deep YAML', `---\ntitle: ${many(20_000, '[')}\n---\n`],
    ['deep YAML maps', `---\n${Array.from({length: 3000}, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}\n---\n`],
    [
      'aliases that multiply',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.replace(/./g, (key, at: number) => `${key}: &${key} [${many(9, `*${'abcdefgh'[at]},`)}]\n`)}---\n`,
    ],
    ['a huge table', `${head}|${many(200, ' a |')}\n|${many(200, '-|')}\n${many(400, `|${many(200, ' x |')}\n`)}`],
    ['a table of one column', `${head}| a |\n|-|\n${many(40_000, '| x |\n')}`],
    ['many links', head + many(8000, '[x](#y) ')],
    ['many unknown links', head + many(5000, '[x](../runbooks/nowher.mdx) ')],
    ['many headings of one name', head + many(10_000, '## Recover\n\n')],
    ['many placeholders', `${head}\`\`\`sh\n${many(20_000, '{{a}} ')}\n\`\`\`\n`],
    ['many unclosed placeholders', `${head}\`${many(50_000, '{{')}\`\n`],
    ['many braces over many lines', head + many(50_000, '{\n')],
    ['many directives', head + many(5000, '::status{signal="a/b"}\n\n')],
    ['many colons', head + many(100_000, ':a')],
    ['a long word', head + many(500_000, 'a')],
    ['many spaces', `${head}a${many(200_000, ' ')}b`],
    ['many line ends', head + many(200_000, '\r')],
    ['many tabs', head + many(100_000, '\t')],
    ['unclosed comment', `${head}{/*${many(100_000, '*')}`],
    ['many comments', head + many(10_000, '{/* x */}\n\n')],
    ['many fences', head + many(10_000, '```\n')],
    ['many backticks of growing length', head + Array.from({length: 600}, (_, i) => '`'.repeat(i + 1)).join(' ')],
    ['many emails', head + many(20_000, 'a@')],
    ['many dots', head + many(20_000, 'www.')],
    ['many entities', head + many(50_000, '&a')],
    [
      'a title made for backtracking',
      `---\ntitle: ${many(50_000, 'a-')}!\nnumber: ${many(50_000, 'A-')}!\nduration: ${many(20_000, '1m')}\n---\n`,
    ],
    ['keys nobody knows', `---\n${Array.from({length: 2000}, (_, i) => `titl${i}: x`).join('\n')}\n---\n`],
    ['an owner as long as a file', `---\ntitle: X\nowner: ${many(200_000, 'a')}\n---\n`],
    [
      'keys of the language',
      '---\n__proto__: {title: X}\nconstructor: x\ntoString: y\nhasOwnProperty: z\n---\n::constructor{__proto__="x"}\n',
    ],
  ]

  test.each(bombs)('%s', (_name, text) => {
    for (const at of ['runbooks/x.mdx', 'failure-modes/x.mdx']) checkOne(at, text)
  })

  test('all of them together, from the command line, without a stack trace', async () => {
    const files = Object.fromEntries(bombs.map(([, text], index) => [`content/runbooks/bomb-${index}.mdx`, text]))
    const {code, stdout, stderr} = await clarity(['check', '--format', 'json'], {cwd: folderWith(files)})
    expect(stderr).toBe('')
    expect(stdout).not.toMatch(/^ +at .*\(.*:\d+:\d+\)/m)
    expect(JSON.parse(stdout).summary.files).toBe(bombs.length)
    expect(code).toBe(1)
  })
})
