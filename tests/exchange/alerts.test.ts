import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {importAlerts} from '../../src/exchange/alerts/import.ts'
import {clarity, folderWith} from '../support/clarity.ts'
import {clock} from '../support/clock.ts'

const files = {
  'settings.yaml': 'links: {site: https://runbooks.example.com}\n',
  'teams/commerce.mdx': '---\ntitle: Commerce Platform\npurpose: Orders.\n---\n',
  'integrations/orders.mdx': '---\ntitle: Orders\nfrom: [a]\nto: [b]\nmechanism: Webhook.\ntier: 1\nowner: commerce\n---\n',
  'runbooks/redrive.mdx': '---\ntitle: Redrive\nduration: 10m\nreviewed: 2026-11-01\n---\n',
  'failure-modes/orders-silent.mdx':
    '---\ntitle: Orders silent\nintegration: orders\nclass: stuck\nseverity: SEV1\nalerts: [{name: OrdersSilent, severity: page, query: a == 0}]\n---\n',
}

const rules = `groups:
  - name: queue
    rules:
      - {alert: OrdersSilent, expr: a == 0}
      - alert: QueueDeep
        expr: sum(queue) > 120
        for: 15m
        labels: {severity: critical, team: Commerce platform}
        annotations: {summary: "{{ $value }} orders wait", runbook_url: "https://runbooks.example.com/runbooks/redrive/#recover"}
      - alert: QueueDeepSoon
        expr: sum(queue) > 40
        labels: {severity: warning}
        annotations: {summary: "{{ $labels.shop }} waits"}
      - alert: BudgetBurns
        expr: burn_1h > 14.4
        labels: {severity: page}
      - alert: BudgetBurns
        expr: burn_3d > 1
        labels: {severity: ticket}
      - {alert: EDIQueueFull, expr: full > 1, labels: {severity: loud, team: edi}}
`

const context = (options: Record<string, string>) => ({
  catalog: exampleCatalog({name: 'x', files, expect: []}),
  now: clock,
  options,
  read: () => '',
})
const load = (text: string, options: Record<string, string> = {}) =>
  importAlerts([{file: 'r.yaml', text}], context({integration: 'orders', ...options}))

describe('importing alerts', () => {
  const imported = load(rules)

  test('joins what is one failure, says so, and leaves gaps where a rule says nothing', () => {
    expect(imported.files.map(({contentPath, text}) => `${contentPath}\n${text}`)).toEqual([
      `failure-modes/budget-burns.mdx
---
title: Budget burns
integration: orders
alerts:
  - name: BudgetBurns
    query: burn_1h > 14.4
    severity: page
  - name: BudgetBurns
    query: burn_3d > 1
    severity: ticket
---

`,
      `failure-modes/edi-queue-full.mdx
---
title: EDI queue full
integration: orders
alerts:
  - name: EDIQueueFull
    query: full > 1
---

`,
      `failure-modes/queue-deep.mdx
---
title: Queue deep
integration: orders
owner: commerce
runbook: redrive
alerts:
  - name: QueueDeep
    query: sum(queue) > 120
    for: 15m
    severity: page
    says: '{value} orders wait'
  - name: QueueDeepSoon
    query: sum(queue) > 40
    severity: ticket
---

`,
    ])
    expect(imported.findings.map(({severity, at, message}) => `${severity} ${at.line}:${at.column} ${message}`)).toEqual([
      'note 5:16 `QueueDeep` and `QueueDeepSoon` are one failure mode: they fire on one expression',
      'warning 20:66 severity `loud` of alert `EDIQueueFull` is not known',
      'warning 20:78 no team `edi`',
    ])
    expect(imported.matched).toEqual(['alert:OrdersSilent'])
  })

  test('makes one failure mode of each rule group where that is asked for', () => {
    const {files: made, findings} = load(rules, {groupBy: 'group'})
    expect(made.map(({contentPath}) => contentPath)).toEqual(['failure-modes/queue.mdx'])
    expect(findings[0]?.message).toContain('are one failure mode: they stand in one rule group')
  })

  test('monitors and alarms leave the query to people', () => {
    const {files: made, findings} = load('{"MetricAlarms": [{"AlarmName": "dead-letters", "Threshold": 5, "MetricName": "x"}]}')
    expect(made[0]?.text).toContain('alerts:\n  - name: DeadLetters\n---')
    expect(findings.map(({message}) => message)).toEqual(['the condition of alert `dead-letters` is no PromQL'])
  })

  test.each([
    ['no integration', rules, {integration: ''}, 'no integration ``'],
    ['an unknown integration', rules, {integration: 'order'}, 'no integration `order`; did you mean `orders`?'],
    ['no alert', 'groups: []\n', {}, 'there is no alert in it'],
  ])('%s is refused', (_name, text, options, message) => {
    expect(() => load(text, options)).toThrow(message)
  })

  test('what was written is checked: the gaps are findings, and a baseline holds them', async () => {
    const content = Object.fromEntries(Object.entries(files).map(([name, text]) => [`content/${name}`, text]))
    const cwd = folderWith({...content, 'rules.yaml': rules})
    const {code, stdout} = await clarity(['import', 'alerts', 'rules.yaml', '--integration', 'orders'], {cwd})
    expect(code).toBe(1)
    expect(stdout).toContain('3 content files written, 1 known already, 2 findings of what was not carried over')
    expect(readFileSync(path.join(cwd, 'content/failure-modes/queue-deep.mdx'), 'utf8')).toContain('runbook: redrive')
    const checked = await clarity(['check'], {cwd})
    expect(checked.stdout).toContain('frontmatter-missing-key')
    expect(checked.stdout).toContain('`class`')
  })

  test('without --integration the command says what to name', async () => {
    const cwd = folderWith({'content/settings.yaml': 'organisation: X\n', 'rules.yaml': rules})
    const {code, stderr} = await clarity(['import', 'alerts', 'rules.yaml'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('no integration is named that fails this way\nName it: `--integration ID`.')
  })
})
