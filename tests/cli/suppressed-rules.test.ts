import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const complete = 'reason="Its page comes in January." owner="commerce" until="2027-01-31"'
const rule = (name: string, query: string) =>
  `      - alert: ${name}\n        expr: ${query} > 9\n\n        # Rings at night.\n        labels: {severity: page, team: commerce}\n`
const files = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'content/settings.yaml': 'links: {site: https://runbooks.example.com}\nalerts: {files: [../rules.yaml]}\n',
  'content/teams/commerce.mdx': '---\ntitle: Commerce\npurpose: Orders.\n---\n',
  'content/failure-modes/orders.mdx': `---
title: Orders
integration: orders
class: stuck
severity: SEV1
owner: commerce
alerts:
  - {name: First, severity: page, query: first > 9}
  - {name: Second, severity: page, query: second > 9}
---
`,
}

async function check(rules: string, now = '2026-11-23T02:00:00Z') {
  const cwd = folderWith({...files, 'rules.yaml': `groups:\n  - name: a\n    rules:\n${rules}`})
  const {stdout} = await clarity(['check', '--format', 'json', '--now', now], {cwd})
  const report = JSON.parse(stdout)
  type Said = {file: string; ruleId: string; start: {line: number}; message: string}
  const ofRules = (list: Said[]) => list.filter(({file}) => file === 'rules.yaml')
  const said = (list: Said[]) => ofRules(list).map(({ruleId, start}) => `${start.line} ${ruleId}`)
  return {
    cwd,
    report,
    found: said(report.diagnostics),
    suppressed: said(report.suppressed),
    messages: ofRules(report.diagnostics).map(({message}) => message),
  }
}

describe('suppressions in rule files', () => {
  test('are about the rule that follows, to its last line, and not the next one', async () => {
    const {found, suppressed, report} = await check(
      `      # clarity-suppress-next runbook-url-missing ${complete}\n${rule('First', 'first')}${rule('Second', 'second')}`,
    )
    expect(suppressed).toEqual(['5 runbook-url-missing'])
    expect(found).toEqual(['10 runbook-url-missing'])
    expect(report.suppressed[0].suppression).toMatchObject({reason: 'Its page comes in January.', owner: 'commerce', until: '2027-01-31'})
  })

  test('that lack something keep nothing back, and what is wrong with them is said at its place', async () => {
    const {found, messages} = await check(
      `      # clarity-suppress-next runbook-url-missing owner="commerce"
      # clarity-suppress-next runbook-url-mising ${complete}
      # clarity-supress-next runbook-url-missing ${complete}
      # clarity-suppress-next alert-for-differs ${complete} soon
${rule('First', 'first')}`,
    )
    expect(found).toEqual([
      '4 suppression-incomplete',
      '5 suppression-rule-unknown',
      '6 suppression-incomplete',
      '7 suppression-unused',
      '7 suppression-incomplete',
      '8 runbook-url-missing',
    ])
    expect(messages.slice(0, 3)).toEqual([
      'suppression of `runbook-url-missing` has no reason or expiry',
      'no rule `runbook-url-mising`; did you mean `runbook-url-missing`?',
      '`clarity-supress-next` is no word to the checker; did you mean `clarity-suppress-next`?',
    ])
  })

  test('that are over are a warning', async () => {
    const {found, suppressed} = await check(
      `      # clarity-suppress-next runbook-url-missing ${complete}\n${rule('First', 'first')}`,
      '2027-02-02T00:00:00Z',
    )
    expect([found, suppressed]).toEqual([['4 suppression-expired'], ['5 runbook-url-missing']])
  })

  test('are respected by a repair', async () => {
    const {cwd} = await check(
      `      # clarity-suppress-next runbook-url-missing ${complete}\n${rule('First', 'first')}${rule('Second', 'second')}`,
    )
    await clarity(['alerts', '--fix', '--now', '2026-11-23T02:00:00Z'], {cwd})
    const text = readFileSync(path.join(cwd, 'rules.yaml'), 'utf8')
    expect([text.includes('/alerts/First/'), text.includes('/alerts/Second/')]).toEqual([false, true])
  })
})
