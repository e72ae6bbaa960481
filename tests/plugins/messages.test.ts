import path from 'node:path'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {type Resolver, resolverOf} from '../../plugins/resolver.ts'
import {parseDocument} from '../../src/core/content/document.ts'
import {checkCatalog} from '../../src/core/lint/check.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {rules} from '../../src/rules/index.ts'
import {createProcessor} from '../../src/site/render/render.ts'
import {goldenFolder} from '../support/golden.ts'

const {catalog} = loadCatalog('content', path.join(goldenFolder, 'faulty-runbook'))
const runbook = catalog.get('runbook', 'redrive')?.document

// What plugins can see while they render; the rest needs frontmatter or other files.
const rendered = new Set([
  'reference-unknown',
  'link-broken',
  'link-anchor-unknown',
  'runbook-section-missing',
  'runbook-section-empty',
  'runbook-section-order',
  'runbook-section-unknown',
  'input-undeclared',
  'input-unused',
])

function messagesOf(text: string, directory: Resolver, parser: 'satteri' | 'remark' = 'satteri'): string[] {
  const file = new VFile({path: 'runbooks/redrive.mdx', value: text})
  createProcessor(directory, '/', parser).processSync(file)
  return file.messages.map(({ruleId, line, column, reason}) => `${line}:${column} ${ruleId} ${reason}`).sort()
}

describe('the plugins', () => {
  test('report what the check reports: same rules, places and words', () => {
    const checked = checkCatalog(catalog, rules, {now: '2026-11-23T02:00:00Z'})
      .filter(({file, ruleId}) => file.endsWith('redrive.mdx') && rendered.has(ruleId))
      .map(({ruleId, start, message}) => `${start.line}:${start.column} ${ruleId} ${message}`)
    expect(checked.length).toBeGreaterThan(8)
    expect(messagesOf(runbook?.text ?? '', resolverOf(catalog))).toEqual(checked.sort())
  })

  test('report the same whichever parser runs', () => {
    const text = runbook?.text ?? ''
    expect(messagesOf(text, resolverOf(catalog), 'remark')).toEqual(messagesOf(text, resolverOf(catalog)))
  })

  test('judge the text in hand, not the one on disk', () => {
    const text = '---\ntitle: Redrive\nduration: 20m\nreviewed: 2026-11-02\n---\n::status{signal="orders/wating"}\n'
    expect(messagesOf(text, resolverOf(catalog)).filter(each => each.includes('reference'))).toEqual([
      '6:18 reference-unknown no signal `orders/wating`; did you mean `orders/waiting`?',
    ])
  })

  test('keep back what a suppression keeps back', () => {
    const because = 'reason="It comes in January." owner="order-ops" until="2027-01-31"'
    const text = `[x](runbook:a)\n\n{/* clarity-suppress-next link-broken ${because} */}\n[y](runbook:b)\n`
    expect(messagesOf(text, resolverOf(catalog)).filter(each => each.includes('link'))).toEqual([
      '1:5 link-broken link `runbook:a` names no entry',
    ])
  })

  test('work in a pipeline that brings a small directory of its own', () => {
    const {catalogWith: _, ...small} = resolverOf(catalog)
    const text = '::escalation{path="order"}\n\n[x](failure-mode:stuk)\n'
    expect(messagesOf(text, small).filter(each => /reference|link/.test(each))).toEqual([
      '1:20 reference-unknown no escalation path `order`; did you mean `orders`?',
      '3:5 link-broken no failure mode `stuk`; did you mean `stuck`?',
    ])
  })

  test('say nothing about a runbook without faults', () => {
    const text = parseDocument({file: 'a', contentPath: 'teams/a.mdx', content: 'Time 10:30, host db:5432.\n'}).text
    const file = new VFile({path: 'teams/a.mdx', value: text})
    expect(String(createProcessor(resolverOf(catalog), '/').processSync(file))).toBe('<p>Time 10:30, host db:5432.</p>')
    expect(file.messages).toEqual([])
  })
})
