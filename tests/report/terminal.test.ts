import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {jsonText} from '../../src/core/format/json-text.ts'
import {forTerminal} from '../../src/report/terminal.ts'
import {clarity, folderWith, root} from '../support/clarity.ts'

const red = '\u001B[31mred\u001B[39m'

describe('text for a terminal', () => {
  test.each([
    ['words, lines and tabs stay', 'a\tb\n  c: `::status{signal="x"}`\n', 'a\tb\n  c: `::status{signal="x"}`\n'],
    ['a directive is no command', '::status{signal="orders"}', '::status{signal="orders"}'],
    ['a command of a runner', 'a\n  ::error file=a::b\n::stop-commands::x', 'a\n  : :error file=a::b\n: :stop-commands::x'],
    ['older commands of runners', '##[error]a ##vso[b] ##teamcity[c] ## [d]', '# #[error]a # #vso[b] # #teamcity[c] ## [d]'],
    ['signs that command', 'a\u001B[2J\u001B]0;t\u0007\u009B1m\u202Eb\rc', 'a␛[2J␛]0;t␇\uFFFD1m\uFFFDb␍c'],
    ['colours nobody sees', red, '␛[31mred␛[39m'],
    ['secrets', 'cannot fetch https://ops:hunter22@x.example.com', 'cannot fetch https://ops:hunt…@x.example.com'],
  ])('%s', (_name, text, said) => {
    expect(forTerminal(text)).toBe(said)
  })

  test('keeps colours where a terminal shows them, and nothing else', () => {
    expect(forTerminal(`${red}\u001B[2J`, true)).toBe(`${red}␛[2J`)
  })
})

test('JSON escapes what would command a terminal', () => {
  const value = {text: 'a\u001B\u009B\u202E\u2028\uFEFF\u{E0041}b\n'}
  expect(JSON.parse(jsonText(value))).toEqual(value)
  expect(jsonText(value)).toBe('{\n  "text": "a\\u001b\\u009b\\u202e\\u2028\\ufeff\\udb40\\udc41b\\n"\n}\n')
})

test('commands write to people through one writer', () => {
  const folder = path.join(root, 'src/cli')
  const others = readdirSync(folder).filter(
    name =>
      name !== 'output.ts' && /(?:stdout|stderr)\.write|console\.(?!error\(error\))/.test(readFileSync(path.join(folder, name), 'utf8')),
  )
  expect(others).toEqual([])
})

describe('names and titles that would command a terminal or a runner', () => {
  const cwd = folderWith({
    'content/people/b\n::error file=README.md::pwned.mdx': 'No frontmatter.\n',
    'content/people/a](x)@octocat<img src=x>.mdx': 'No frontmatter.\n',
    'content/people/c\u001B[2J\u001B]0;t\u0007\u202E.mdx': 'No frontmatter.\n',
    'content/people/d\uFEFF\u200B\u00AD\u2060\u180E\u{E0041}\u3164\u00A0.mdx': 'No frontmatter.\n',
    'content/people/d\u200Ce\u200D.mdx': 'No frontmatter.\n',
    'content/teams/ops.mdx': '---\ntitle: "Ops\\e[2J\\u202E\\uFEFF\\u200B\npurpose: Orders.\nlead: kai\n---\nText.\n',
    'content/people/kai.mdx': '---\ntitle: "Kai\\e[31m"\nrole: Engineer\ntimeZone: UTC\n---\nText.\n',
  })

  test.each([
    ['check'],
    ['check', '--format', 'json'],
    ['check', '--format', 'sarif'],
    ['check', '--format', 'github'],
    ['check', '--format', 'gitlab'],
    ['check', '--format', 'junit'],
    ['check', '--format', 'markdown'],
    ['explain', 'ops'],
    ['impact', 'ops'],
    ['impact', 'ops', '--format', 'json'],
    ['oncall'],
  ])('clarity %s %s %s %s', async (...args) => {
    const {stdout, stderr} = await clarity(
      args.filter(arg => arg !== undefined),
      {cwd},
    )
    expect(stdout + stderr).not.toMatch(/(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u)
    const lines = stdout.split('\n').filter(line => /^\s*::[^\n]*?::/.test(line))
    // Annotations are the commands of one format, each with a place of ours.
    expect(lines.filter(line => !args.includes('github') || !/^::(?:error|warning|notice) file=content\//.test(line))).toEqual([])
    if (args[0] === 'check') expect(stdout).toMatch(/d(?:<|%3C|&lt;|\\u003c)U(?:\+|%2B)200C/)
    if (args.includes('markdown')) expect(stdout.replace(/`[^`\n]*`/g, '')).not.toMatch(/<img|@octocat|\]\(x\)/)
  })
})
