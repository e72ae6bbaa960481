import {spawnSync} from 'node:child_process'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {alertViews} from '../../src/core/catalog/queries/alerts.ts'
import {ownerOf} from '../../src/core/catalog/queries/owner.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {alertmanagerRoutes} from '../../src/exchange/alertmanager/routes.ts'
import {compareRules} from '../../src/exchange/prometheus/compare-rules.ts'
import {prometheusRules} from '../../src/exchange/prometheus/rules.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {folderWith, root} from '../support/clarity.ts'
import {onPath} from '../support/prometheus.ts'

const {catalog} = loadCatalog(path.join(root, 'content'), root)

function run(tool: string, ...args: string[]): string {
  const {status, stdout, stderr} = spawnSync(tool, args, {encoding: 'utf8'})
  return `${status} ${stdout}${stderr}`
}

const small = exampleCatalog({
  name: 'x',
  files: {
    'settings.yaml':
      'links: {site: https://runbooks.example.com/}\nsources: [{id: erp, kind: json, url: https://erp.example.com}]\nalerts: {ownerLabel: owner, severityLabel: level}\n',
    'teams/ops.mdx': '---\ntitle: Ops\npurpose: Ops.\nreceivers: [ops-pager, ops-chat]\n---\n',
    'teams/shop.mdx': '---\ntitle: Shop\npurpose: Shop.\n---\n',
    'integrations/orders.mdx':
      '---\ntitle: Orders\nfrom: [a]\nto: [b]\nmechanism: Webhook.\ntier: 1\nowner: ops\nsignals: [{id: late, title: Late, unit: orders, query: "$.late", critical: 3}]\n---\n',
    'failure-modes/a.mdx': `---
title: "It's late: {{ quote }}"
integration: orders
class: stuck
severity: SEV1
alerts:
  - {name: Late, severity: page, signal: orders/late}
  - {name: Burns, severity: page, query: 'sum(rate(e{code=~"5..|x\\\\d"}[5m])) > 14.4', for: 2m, says: "{value} of {{ x }}: don't wait"}
  - {name: Burns, severity: ticket, query: burn > 1}
  - {name: Shop, severity: ticket, query: shop > 1, owner: shop}
---
`,
  },
  expect: [],
})

describe('rules of Prometheus', () => {
  test('have link, urgency, owner and sentence; what is no PromQL is told and left out', () => {
    const {text, count, findings} = prometheusRules(small)
    expect(count).toBe(3)
    expect(text).toContain(`      - alert: Burns
        expr: sum(rate(e{code=~"5..|x\\\\d"}[5m])) > 14.4
        for: 2m
        labels:
          level: page
          owner: ops
        annotations:
          summary: "{{ $value }} of { { x }}: don't wait"
          runbook_url: https://runbooks.example.com/alerts/Burns/
`)
    expect(findings.map(({at, message}) => `${at.file}:${at.line}:${at.column} ${message}`)).toEqual([
      'content/failure-modes/a.mdx:7:12 alert `Late` is left out: signal `orders/late` has no query in PromQL with a `critical` threshold',
    ])
  })

  test('are compared with a kept file by meaning, rule by rule', () => {
    const {text} = prometheusRules(small)
    const compared = (kept: string) =>
      compareRules({file: 'r.yaml', text: kept}, text).map(({at, message}) => `${at.line ?? '-'} ${message}`)
    expect(compared(text)).toEqual([])
    expect(compared(text.replace('for: 2m', 'for: 120s # short'))).toEqual([])
    expect(compared(text.replace('> 14.4', '> 14.5'))).toEqual(['5 alert `Burns` differs from the content'])
    expect(compared(text.replace('alert: Shop', 'alert: Shopp'))).toEqual([
      '- alert `Shop` is missing',
      '22 alert `Shopp` is in no failure mode with this condition',
    ])
    expect(compared('groups: [')).toHaveLength(4)
  })

  test.skipIf(!onPath('promtool'))('pass promtool: those of the example and those with odd signs', () => {
    const folder = folderWith({'example.yaml': prometheusRules(catalog).text, 'small.yaml': prometheusRules(small).text})
    expect(run('promtool', 'check', 'rules', path.join(folder, 'example.yaml'))).toMatch(/^0 [\s\S]*SUCCESS: 45 rules found/)
    expect(run('promtool', 'check', 'rules', path.join(folder, 'small.yaml'))).toMatch(/^0 [\s\S]*SUCCESS: 3 rules found/)
  })

  test.skipIf(!onPath('promtool'))('carry in a real evaluation the link that leads to the page', () => {
    const folder = folderWith({
      'rules.yaml': prometheusRules(small).text,
      'test.yaml': `rule_files: [rules.yaml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series: [{series: burn, values: '5x10'}]
    alert_rule_test:
      - eval_time: 5m
        alertname: Burns
        exp_alerts:
          - exp_labels: {level: ticket, owner: ops}
            exp_annotations: {summary: "It's late: { { quote }}: Burns", runbook_url: 'https://runbooks.example.com/alerts/Burns/'}
`,
    })
    expect(run('promtool', 'test', 'rules', path.join(folder, 'test.yaml'))).toMatch(/^0 [\s\S]*SUCCESS/)
  })
})

describe('routes of Alertmanager', () => {
  test('lead pages to the first receiver of a team and everything else to the last; a team without receivers is told', () => {
    const {text, findings} = alertmanagerRoutes(small)
    expect(text).toContain(`  routes:
    - matchers:
        - owner="ops"
      receiver: ops-chat
      routes:
        - matchers:
            - level="page"
          receiver: ops-pager
`)
    expect(findings.map(({message}) => message)).toEqual(['team `shop` owns alerts and has no receiver, so they fall to the root'])
  })

  test.skipIf(!onPath('amtool'))('pass amtool, and lead each alert of the example to its owner', () => {
    const {text} = alertmanagerRoutes(catalog)
    const file = path.join(folderWith({'alertmanager.yaml': text}), 'alertmanager.yaml')
    expect(run('amtool', 'check-config', file)).toMatch(/^0 /)
    const asked = new Set<string>()
    for (const {alert, conditions} of alertViews(catalog)) {
      const owner = catalog.get('team', ownerOf(catalog, alert)?.id ?? '')
      for (const {data} of conditions) {
        const labels = `team=${owner?.id} severity=${data.severity}`
        if (asked.has(labels)) continue
        asked.add(labels)
        const receivers = owner?.data.receivers ?? []
        const expected = data.severity === 'page' ? receivers[0] : receivers.at(-1)
        expect(run('amtool', 'config', 'routes', 'test', `--config.file=${file}`, ...labels.split(' '))).toMatch(
          new RegExp(`^0 ${expected}\n`),
        )
      }
    }
    expect(asked.size).toBeGreaterThan(8)
  })
})
