import {describe, expect, test} from 'vitest'
import type {Diagnostic} from '../../src/core/lint/diagnostic.ts'
import {cellsOf, displayLine} from '../../src/report/display.ts'
import {reportGitlab} from '../../src/report/gitlab.ts'
import {reportJunit} from '../../src/report/junit.ts'
import {reportMarkdown} from '../../src/report/markdown.ts'
import {reportPretty} from '../../src/report/pretty.ts'
import type {Report} from '../../src/report/report.ts'
import {diagnostic} from '../support/report.ts'

function report(diagnostics: Diagnostic[], line = ''): Report {
  return {diagnostics, rules: [], files: 12, durationMs: 1234, line: () => line}
}

describe('the markdown report', () => {
  test('says so when there is nothing to say', () => {
    expect(reportMarkdown(report([]))).toBe('### Content check: no findings in 12 files\n')
  })

  test('shows errors first when not all findings fit, and counts the rest', () => {
    const warnings = Array.from({length: 5}, () => diagnostic({severity: 'warning', file: 'content/a.mdx'}))
    const text = reportMarkdown(report([...warnings, diagnostic()]), {findings: 3, length: 60_000})
    expect(text.match(/^- \*\*.*?\*\*/gm)).toEqual(['- **⚠️ warning**', '- **⚠️ warning**', '- **❌ error**'])
    expect(text.trim().split('\n').at(-1)).toBe('… and 3 warnings more. Run `clarity check` to see all.')
  })

  test('stays below its length whatever the findings say', () => {
    const many = Array.from({length: 50}, (_, i) => diagnostic({message: `\`${'x'.repeat(5000)}\``, file: `content/${i}.mdx`}))
    expect(reportMarkdown(report(many)).length).toBeLessThan(65_536)
  })

  test('lets no value become a mention, a link or an element', () => {
    const message = 'no owner `@admin <b>`, but @everyone [x](http://evil.example) <img src=x> and `` ` `a`b`'
    const text = reportMarkdown(report([diagnostic({message})])).replace(/(?<!`)`[^`]+`(?!`)/g, '')
    expect(text).not.toMatch(/@|<(?!br>)|\]\(http/)
  })
})

describe('the JUnit report', () => {
  test('of clean content holds a case that passes', () => {
    expect(reportJunit(report([]))).toMatch(
      /tests="1" failures="0" errors="0" time="1\.234">[\s\S]*<testcase [^>]*name="no findings in 12 files" time="0"\/>/,
    )
  })

  test('writes values so that any XML reader takes them', () => {
    const xml = reportJunit(report([diagnostic({message: 'a < b & "c" \u0001 \ud800 ]]>', file: 'content/<"&.mdx'})]))
    expect(xml).toContain('message="a &lt; b &amp; &quot;c&quot; \uFFFD \uFFFD ]]&gt;"')
    expect(xml).toContain('<testsuite name="content/&lt;&quot;&amp;.mdx" tests="1" failures="1" errors="0" skipped="0" time="0">')
  })

  // The attributes that the schema junit-10 of Jenkins' xUnit plugin knows; one more and the whole report is refused.
  const known: Record<string, string[]> = {
    testsuites: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'],
    testsuite: ['name', 'tests', 'failures', 'errors', 'time', 'disabled', 'skipped', 'timestamp', 'hostname', 'id', 'package'],
    testcase: ['name', 'assertions', 'time', 'classname', 'status'],
    failure: ['message', 'type'],
    'system-out': [],
  }

  test('holds only what the strictest of its readers takes', () => {
    const xml = reportJunit(report([diagnostic(), diagnostic({severity: 'warning'})])) + reportJunit(report([]))
    for (const [, element = '', attributes = ''] of xml.matchAll(/<([a-z][\w-]*)((?: [\w-]+="[^"]*")*)/g)) {
      const names = [...attributes.matchAll(/ ([\w-]+)="/g)].map(([, name]) => name)
      expect(known).toHaveProperty(element)
      expect(known[element]).toEqual(expect.arrayContaining(names))
      if (element === 'testsuite') expect(names).toEqual(expect.arrayContaining(['name', 'tests', 'failures', 'errors']))
    }
  })

  test('lets warnings pass and still says them', () => {
    const xml = reportJunit(report([diagnostic({severity: 'warning'})]))
    expect(xml).toContain('failures="0"')
    expect(xml).toContain('<system-out>warning: no owner `order-op`')
  })
})

test('the GitLab report of clean content is an empty list', () => {
  expect(reportGitlab(report([]))).toBe('[]\n')
})

describe('a line in a terminal', () => {
  test.each([
    ['注文', 4],
    ['e\u0301', 1],
    ['👩‍🚀', 2],
    ['🇩🇪', 2],
    ['❤️', 2],
    ['\u200b', 0],
    ['עברית', 5],
    ['', 0],
  ])('%j takes %i cells', (text, cells) => {
    expect(cellsOf(text)).toBe(cells)
  })

  test('has its mark after tabs as wide as they are shown', () => {
    expect(displayLine('\ta\tb', 3, 4)).toEqual({text: '    a    b', indent: 9, width: 1})
  })

  test('shows what would command a terminal', () => {
    expect(displayLine('\u001b[2J\u009b\u202e\u007f', 0, 1).text).toBe('␛[2J\uFFFD\uFFFD␡')
  })

  test('of a megabyte shows the place and not the rest', () => {
    const {text, indent} = displayLine(`${'a'.repeat(500_000)}HERE${'🚀'.repeat(300_000)}`, 500_000, 500_004)
    expect(text.slice(indent, indent + 4)).toBe('HERE')
    expect(text.length).toBeLessThan(500)
    expect(text.isWellFormed()).toBe(true)
  })

  test('takes no time to speak of, however many findings stand on it', () => {
    const line = 'x'.repeat(1_000_000)
    const many = Array.from({length: 2000}, (_, i) =>
      diagnostic({start: {line: 1, column: 400 * i + 1}, end: {line: 1, column: 400 * i + 3}}),
    )
    const started = performance.now()
    reportPretty(report(many, line))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
