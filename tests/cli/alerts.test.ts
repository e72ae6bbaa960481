import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const rules = `# Kept by the shop team.
groups:
  - name: orders   # all of them
    rules:
      - alert: OrdersSilent # AL-01
        expr: >-
          sum(rate(orders_total[5m]))
            == 0
        for: 5m
        labels: {severity: "warning", area: 'shop'}   # by hand

      # The slow one.
      - alert: OrdersLate
        expr: max(age) > 900
        annotations:
            summary: |
              Late.

            runbook_url: 'https://runbooks.example.com/alerts/OrderLate/'

      - {alert: QueueFull, expr: queue > 9, labels: {severity: page, team: shop}, }
      - alert: Shared
        expr: shared > 1
        labels: &page {severity: page, team: shop}
        annotations: {runbook_url: "https://wiki.example.com/shared"}
      - alert: Other
        expr: other > 1
        labels: *page
`

const files = {
  'content/settings.yaml': 'links: {site: https://runbooks.example.com}\nalerts: {files: [../rules.yaml]}\n',
  'content/teams/commerce.mdx': '---\ntitle: Commerce\npurpose: Orders.\n---\n',
  'content/failure-modes/orders.mdx': `---
title: Orders
integration: orders
class: stuck
severity: SEV1
owner: commerce
alerts:
  - {name: OrdersSilent, severity: page, for: 5m, query: 'sum(rate(orders_total[5m])) == 0'}
  - {name: OrdersLate, severity: ticket, query: max(age) > 900}
  - {name: QueueFull, severity: page, query: queue > 9}
  - {name: Shared, severity: page, query: shared > 1}
  - {name: Other, severity: page, query: other > 1}
---
`,
  '.git/HEAD': 'ref: refs/heads/main\n',
}

describe('clarity alerts', () => {
  test('shows the rule of each alert, and what has none', async () => {
    const cwd = folderWith({...files, 'rules.yaml': `${rules}      - {alert: Stray, expr: up}\n`.replace('alert: Other', 'alert: Other2')})
    const {stdout, code} = await clarity(['alerts'], {cwd})
    expect(code).toBe(0)
    expect(stdout).toContain('OrdersSilent')
    expect(stdout).toContain('rules.yaml:5')
    expect(stdout).toContain('Stray: no failure mode names it, rules.yaml:')
    expect(stdout).toContain('4 rules of our alerts, 1 rule without page, 0 alerts without rule')
  })

  test('--fix writes links and labels, and changes not a byte beside them', async () => {
    const cwd = folderWith({...files, 'rules.yaml': rules})
    const rehearsed = await clarity(['alerts', '--dry-run'], {cwd})
    expect(rehearsed.code).toBe(1)
    expect(readFileSync(path.join(cwd, 'rules.yaml'), 'utf8')).toBe(rules)
    const {code, stderr} = await clarity(['alerts', '--fix'], {cwd})
    expect(code).toBe(0)
    expect(stderr).toMatch(/repaired \d+ findings in 1 file/)
    const url = (name: string) => `https://runbooks.example.com/alerts/${name}/`
    const expected = rules
      .replace(
        `labels: {severity: "warning", area: 'shop'}   # by hand\n`,
        `labels: {severity: "page", area: 'shop', team: commerce}   # by hand\n        annotations:\n          runbook_url: ${url('OrdersSilent')}\n`,
      )
      .replace('alerts/OrderLate/', 'alerts/OrdersLate/')
      .replace(`OrdersLate/'\n`, `OrdersLate/'\n        labels:\n          team: commerce\n          severity: ticket\n`)
      .replace('team: shop}, }', `team: commerce}, annotations: {runbook_url: ${url('QueueFull')}} }`)
      .replace('https://wiki.example.com/shared', url('Shared'))
      .replace('labels: *page\n', `labels: *page\n        annotations:\n          runbook_url: ${url('Other')}\n`)
    expect(readFileSync(path.join(cwd, 'rules.yaml'), 'utf8')).toBe(expected)
    // What an anchor shares is left to its authors.
    const again = await clarity(['alerts', '--dry-run'], {cwd})
    expect(again).toMatchObject({code: 0, stderr: 'clarity: would repair 0 findings in 0 files\n'})
  })

  test('line breaks of Windows stay, and new lines have them too', async () => {
    const text = 'groups:\r\n- name: a\r\n  rules:\r\n  - alert: QueueFull\r\n    expr: queue > 9\r\n    labels: {severity: page}\r\n'
    const cwd = folderWith({...files, 'rules.yaml': text})
    await clarity(['alerts', '--fix'], {cwd})
    expect(readFileSync(path.join(cwd, 'rules.yaml'), 'utf8')).toBe(
      `${text.trimEnd()}\r\n    annotations:\r\n      runbook_url: https://runbooks.example.com/alerts/QueueFull/\r\n`,
    )
  })

  test('without files there is nothing to show, and it says where to name them', async () => {
    const cwd = folderWith({'content/settings.yaml': 'organisation: X\n'})
    const {stderr, code} = await clarity(['alerts'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('the settings name no file of the alerting system')
  })
})
