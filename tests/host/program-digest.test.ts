import {cpSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {closureDigest, importClosure, programDigest} from '../../src/host/program-digest.ts'
import {root} from '../support/clarity.ts'

const pages = ['src/site/render/pages.ts', 'plugins/resolver.ts']
const analyses = ['src/host/analyze.ts', 'src/host/content.ts', 'src/rules/index.ts']
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'clarity-program-'))
  for (const name of ['src', 'plugins', 'package-lock.json']) cpSync(path.join(root, name), path.join(copy, name), {recursive: true})
})

/** Tells whether an edit of a file of the program makes what was kept old. */
function isNoticed(modules: string[], file: string): boolean {
  const [absolute, before] = [path.join(copy, file), closureDigest(copy, modules)]
  const text = readFileSync(absolute, 'utf8')
  writeFileSync(absolute, `${text}\n// edited\n`)
  const after = closureDigest(copy, modules)
  writeFileSync(absolute, text)
  expect(closureDigest(copy, modules)).toBe(before)
  return before !== after
}

describe('the key of kept pages', () => {
  test.each([
    'src/status/signal-sentence.ts',
    'src/core/format/units.ts',
    'src/core/format/plural.ts',
    'src/status/signal-queries.ts',
    'plugins/remark-status.ts',
    'src/site/render/highlight.ts',
    'package-lock.json',
  ])('sees an edit of %s', file => {
    expect(isNoticed(pages, file)).toBe(true)
  })

  test.each(['src/cli/main.ts', 'src/site/elements/plot.ts', 'src/impact/impact.ts'])('does not mind an edit of %s', file => {
    expect(isNoticed(pages, file)).toBe(false)
  })
})

describe('the key of kept analyses', () => {
  test.each(['src/host/analyze.ts', 'src/core/lint/analysis.ts', 'src/rules/alerts/promql/promql.ts', 'src/core/format/suggest.ts'])(
    'sees an edit of %s',
    file => {
      expect(isNoticed(analyses, file)).toBe(true)
    },
  )
})

test('what decides a result are modules of the program, and each they import is there', () => {
  for (const modules of [pages, analyses]) {
    const closure = importClosure(root, modules)
    expect(closure.size).toBeGreaterThan(20)
    for (const file of closure) expect(readFileSync(path.join(root, file), 'utf8')).not.toBe('')
    expect(programDigest(modules)).toBe(closureDigest(root, modules))
  }
})
