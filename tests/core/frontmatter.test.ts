import {describe, expect, test} from 'vitest'
import {parseDocument} from '../../src/core/content/document.ts'
import type {Path} from '../../src/core/content/frontmatter.ts'
import {placeInWords} from '../../src/core/lint/diagnostic.ts'

/** Parses a text as a runbook, and answers the text that stands at the place of a value. */
function read(text: string) {
  const {frontmatter, problems} = parseDocument({file: 'a.mdx', contentPath: 'runbooks/a.mdx', content: text})
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const textAt = (path: Path, of: 'valueSpan' | 'keySpan' = 'valueSpan') => {
    const {start, end} = frontmatter[of](path)
    return start.line === end.line ? lines[start.line - 1]?.slice(start.column - 1, end.column - 1) : `lines ${start.line} to ${end.line}`
  }
  return {data: frontmatter.data, problems, textAt, placeOf: (path: Path) => placeInWords(frontmatter.valueSpan(path))}
}

describe('the place of a value', () => {
  test.each([
    ['line feeds', '\n'],
    ['Windows line ends', '\r\n'],
  ])('is the value itself, with %s', (_name, lineEnd) => {
    const text = ['---', 'title: Stuck orders', 'number: "RB-01"', 'aliases: [a, bc]', '---', 'Text.'].join(lineEnd)
    const {textAt} = read(text)
    expect([textAt(['title']), textAt(['number']), textAt(['aliases', 1])]).toEqual(['Stuck orders', '"RB-01"', 'bc'])
  })

  test('does not count a byte order mark', () => {
    expect(read('\uFEFF---\ntitle: a\n---\n').placeOf(['title'])).toBe('a.mdx:2:8-2:9')
  })

  test('counts an emoji as two columns, as editors do', () => {
    expect(read('---\naliases: [😀, bc]\n---\n').placeOf(['aliases', 1])).toBe('a.mdx:2:15-2:17')
  })

  test('is found in lists inside lists', () => {
    const {textAt} = read('---\nlevels:\n  - after: 5m\n    notify:\n      - person:kai\n      - rotation:b\n---\n')
    expect(textAt(['levels', 0, 'notify', 1])).toBe('rotation:b')
    expect(textAt(['levels', 0, 'after'], 'keySpan')).toBe('after')
  })

  test('of a folded text ends with the text', () => {
    expect(read('---\nsummary: >\n  one\n  two\n\ntitle: a\n---\n').placeOf(['summary'])).toBe('a.mdx:2:10-4:6')
  })
})

describe('the place of a missing value', () => {
  const {placeOf, textAt} = read('---\ntitle:\nlevels:\n  - after: 5m\n  - {after: 6m}\n---\n')

  test('is the opening line where the whole header lacks it', () => {
    expect(placeOf(['owner'])).toBe('a.mdx:1:1-1:4')
  })

  test('is the first key of the list item that lacks it', () => {
    expect(textAt(['levels', 0, 'notify'])).toBe('after')
  })

  test('is the key of the list that is too short', () => {
    expect(textAt(['levels', 7])).toBe('levels')
  })

  test('is empty behind a key without value', () => {
    expect(placeOf(['title'])).toBe('a.mdx:2:7-2:7')
  })
})

describe('a header', () => {
  test('may have blanks behind its hyphens', () => {
    expect(read('---  \ntitle: a\n--- \t\nText.').data).toEqual({title: 'a'})
  })

  test('may be empty', () => {
    expect(read('---\n---\nText.')).toMatchObject({data: {}, problems: []})
  })

  test('keeps dates and versions as they are written', () => {
    expect(read('---\nreviewed: 2026-11-01\nversion: "1.10"\nafter: 0m\n---\n').data).toEqual({
      reviewed: '2026-11-01',
      version: '1.10',
      after: '0m',
    })
  })

  test.each([
    ['has to be on the first line', '\n---\ntitle: a\n---\n', 'frontmatter-missing'],
    ['has to end', '---\ntitle: a\n', 'frontmatter-unclosed'],
    ['has to be key and value', '---\n- a\n---\n', 'frontmatter-syntax'],
    ['may not name a key twice', '---\na: 1\na: 2\n---\n', 'frontmatter-syntax'],
    ['may not contain an alias of nothing', '---\na: *b\n---\n', 'frontmatter-syntax'],
  ])('%s', (_name, text, type) => {
    expect(read(text).problems.map(problem => problem.type)).toEqual([type])
  })

  test('whose aliases stand for a million values is refused, quickly', () => {
    const lines = [
      'a: &a [1,1,1,1,1,1,1,1,1,1]',
      ...'bcdefg'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdef'[i]},`.repeat(10)}]`),
    ]
    const {problems} = read(`---\n${lines.join('\n')}\n---\n`)
    expect(problems[0]?.reason).toBe('anchors and aliases expand to too many values')
  })

  test('may be long, with one alias and words that begin with a star', () => {
    const long = `tags: [${Array.from({length: 12_000}, (_, index) => `t${index}`).join(', ')}]`
    expect(
      read(`---\n${long}\nsummary: see *b here\nc: &c [1]\nd: *c\ne: "${'{'.repeat(5000)}${':a '.repeat(25_000)}"\n---\n`).problems,
    ).toEqual([])
  })
})
