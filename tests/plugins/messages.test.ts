import path from 'node:path'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import remarkClarity from '../../plugins/remark-clarity.ts'
import {resolverOf} from '../../plugins/resolver.ts'
import {checkCatalog} from '../../src/core/lint/check.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {rules} from '../../src/rules/index.ts'
import {createProcessor} from '../../src/site/render/render.ts'
import {goldenFolder} from '../support/golden.ts'

const now = '2026-11-23T02:00:00Z'
const {catalog} = loadCatalog('content', path.join(goldenFolder, 'faulty-runbook'))
const document = catalog.get('runbook', 'redrive')?.document
const runbook = () => new VFile({path: document?.file ?? '', value: document?.text ?? ''})

test('plugins that transform say nothing about a runbook full of faults, whichever parser runs', () => {
  for (const parser of ['satteri', 'remark'] as const) {
    const file = runbook()
    expect(String(createProcessor(resolverOf(catalog), '/', parser).processSync(file))).toContain('<h2')
    expect(file.messages).toEqual([])
  }
})

test('remark-clarity reports what the check reports: same rules, places and words', () => {
  const checked = checkCatalog(catalog, rules, {now})
    .filter(({file}) => file === document?.file)
    .map(({ruleId, start, message}) => `${start.line}:${start.column} ${ruleId} ${message}`)
  const file = runbook()
  const around = () => document && {file: document.file, contentPath: document.contentPath, catalog}
  unified()
    .use(remarkClarity, {rules, around, now: () => now})
    .processSync(file)
  expect(checked.length).toBeGreaterThan(8)
  expect(file.messages.map(({ruleId, line, column, reason}) => `${line}:${column} ${ruleId} ${reason}`).sort()).toEqual(checked.sort())
})
