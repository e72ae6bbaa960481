import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'
import {onPath} from '../support/prometheus.ts'

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
    expect(stdout).toContain('Stray: no failure mode and no runbook names it, rules.yaml:')
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

describe.skipIf(!onPath('promtool'))('clarity alerts test', () => {
  const withRoutes = {
    ...files,
    'content/settings.yaml': 'links: {site: https://runbooks.example.com}\nalerts: {files: [../rules.yaml, ../routes.yaml]}\n',
    'content/teams/commerce.mdx': '---\ntitle: Commerce\npurpose: Orders.\nreceivers: [shop-pager]\nlead: kai\n---\n',
    'content/people/kai.mdx': '---\ntitle: Kai Brandt\nrole: Engineer\ntimeZone: UTC\n---\n',
    'routes.yaml': `route:
  receiver: nobody
  routes: [{matchers: [severity="page"], receiver: shop-pager, mute_time_intervals: [nights]}]
receivers: [{name: nobody}, {name: shop-pager}]
inhibit_rules: [{source_matchers: [alertname="Down"], target_matchers: [severity="page"]}]
time_intervals: [{name: nights, time_intervals: [{times: [{start_time: '20:00', end_time: '24:00'}]}]}]
`,
    'rules.yaml': `groups:
  - name: shop
    rules:
      - {alert: QueueFull, expr: queue > 9, labels: {severity: page}, annotations: {runbook_url: 'https://runbooks.example.com/alerts/QueueFull/'}}
      - {alert: OrdersLate, expr: max(age) > 900 and max(age) < 1, labels: {severity: ticket}}
      - {alert: Down, expr: up == 0, labels: {severity: page}}
`,
  }

  test('shows the way of one alert by day and at night', async () => {
    const cwd = folderWith(withRoutes)
    const {stdout, code} = await clarity(['alerts', 'test', 'QueueFull', '--at', '2026-11-23T12:00:00Z'], {cwd})
    expect(stdout).toBe(`If it fired at 2026-11-23 12:00 UTC

QueueFull, rules.yaml:4: fires
  with \`queue\` 1000000000
  → route severity="page" → receiver shop-pager → team Commerce
  → Kai Brandt is called now
  kept back while Down fires
  → page https://runbooks.example.com/alerts/QueueFull/

1 of 1 condition fired
`)
    expect(code).toBe(0)
    const night = await clarity(['alerts', 'test', 'QueueFull', '--at', '2026-11-23T22:00:00Z', '--format', 'json'], {cwd})
    expect(JSON.parse(night.stdout)).toMatchObject({
      version: 1,
      alerts: [
        {
          alert: 'QueueFull',
          state: 'fired',
          labels: {severity: 'page'},
          ways: [{receiver: 'shop-pager', team: 'commerce', muted: {by: 'nights', sure: true}, called: {id: 'kai', person: 'kai'}}],
          keptBackBy: [{rule: 'Down', sure: true}],
          page: {leads: 'page', kind: 'alert', id: 'QueueFull'},
        },
      ],
    })
  }, 60_000)

  test('an alert that cannot fire, and one without a rule, are a problem', async () => {
    const {stdout, code} = await clarity(['alerts', 'test', 'OrdersLate', 'Shared'], {cwd: folderWith(withRoutes)})
    expect(code).toBe(1)
    expect(stdout).toMatch(/OrdersLate, rules.yaml:5: does not fire, none of \d+ sets of made series makes its expression true/)
    expect(stdout).toContain('→ route the root → receiver nobody → a receiver of no team')
    expect(stdout).toContain('Shared: no rule fires it\n\n0 of 2 conditions fired')
  }, 60_000)
})

describe('clarity alerts test without what it needs', () => {
  test.each([
    [['QueueFul'], 'no alert `QueueFul`; did you mean `QueueFull`?'],
    [['--promtool', '/nowhere/promtool'], '`/nowhere/promtool` is no program that can be run'],
    [['--at', 'soon'], 'Expected a time such as'],
  ])('%s says so', async (args, words) => {
    const {stderr, code} = await clarity(['alerts', 'test', ...args], {cwd: folderWith({...files, 'rules.yaml': rules})})
    expect(code).toBe(2)
    expect(stderr).toContain(words)
    expect(stderr).not.toContain('    at ')
  })
})
