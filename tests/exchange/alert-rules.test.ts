import {spawnSync} from 'node:child_process'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {compareAlerts} from '../../src/alerts/alert-comparison.ts'
import type {Catalog} from '../../src/core/catalog/catalog.ts'
import {alertViews} from '../../src/core/catalog/queries/alerts.ts'
import {ownerOf} from '../../src/core/catalog/queries/owner.ts'
import {checkCatalog, exampleCatalog} from '../../src/core/lint/check.ts'
import {alertmanagerRoutes} from '../../src/exchange/alertmanager/written-routes.ts'
import {compareRules} from '../../src/exchange/compare-rules.ts'
import {grafanaRules} from '../../src/exchange/grafana/grafana-rules.ts'
import {prometheusRules} from '../../src/exchange/prometheus/prometheus-rules.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {rulesByTopic} from '../../src/rules/index.ts'
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

describe('rules that Grafana provisions', () => {
  const place = {datasource: 'metrics-main', folder: 'Runbooks'}
  const withRules = (of: Catalog, text: string) =>
    of.withAlertFiles({files: [{file: 'content/alerts/grafana.yaml', contentPath: 'alerts/grafana.yaml', text}], faults: []})

  test('have the documented form: a query and what counts as an alert, link, urgency, owner and sentence', () => {
    const {text, count} = grafanaRules(small, place)
    expect(count).toBe(3)
    const {apiVersion, groups} = parse(text)
    expect(apiVersion).toBe(1)
    expect(groups).toMatchObject([{orgId: 1, name: 'orders', folder: 'Runbooks', interval: '1m'}])
    expect(groups[0].rules.map(({uid, title}: {uid: string; title: string}) => [uid, title])).toEqual([
      ['Burns', 'Burns'],
      ['Burns-2', 'Burns (2)'],
      ['Shop', 'Shop'],
    ])
    expect(groups[0].rules[0]).toEqual({
      uid: 'Burns',
      title: 'Burns',
      condition: 'B',
      data: [
        {
          refId: 'A',
          relativeTimeRange: {from: 600, to: 0},
          datasourceUid: 'metrics-main',
          model: {
            refId: 'A',
            datasource: {type: 'prometheus', uid: 'metrics-main'},
            expr: 'sum(rate(e{code=~"5..|x\\\\d"}[5m])) > 14.4',
            instant: true,
            range: false,
          },
        },
        {
          refId: 'B',
          relativeTimeRange: {from: 0, to: 0},
          datasourceUid: '__expr__',
          model: {refId: 'B', type: 'math', expression: 'is_number($A) || is_nan($A) || is_inf($A)'},
        },
      ],
      noDataState: 'OK',
      execErrState: 'Error',
      for: '2m',
      annotations: {
        summary: "{{ $values.A.Value }} of { { x }}: don't wait",
        runbook_url: 'https://runbooks.example.com/alerts/Burns/',
      },
      labels: {level: 'page', owner: 'ops'},
      isPaused: false,
    })
  })

  test('are read back as what our pages say, all of the example', () => {
    const whole = withRules(catalog, grafanaRules(catalog, place).text)
    const {fired, silent, unnamed, renamed} = compareAlerts(whole)
    expect([fired.length, silent, unnamed, renamed]).toEqual([45, [], [], []])
    const found = checkCatalog(whole, rulesByTopic.firing ?? [], {now: '2026-11-23T02:00:00Z'})
    expect(found.map(({ruleId, message}) => `${ruleId} ${message}`)).toEqual([])
    const uids = parse(grafanaRules(catalog, place).text).groups.flatMap(({rules}: {rules: {uid: string}[]}) => rules.map(({uid}) => uid))
    expect(new Set(uids).size).toBe(45)
    expect(uids.filter((uid: string) => !/^[\w-]{1,40}$/.test(uid))).toEqual([])
  })

  test('are compared with a kept file by meaning', () => {
    const {text} = grafanaRules(small, place)
    const compared = (kept: string) => compareRules({file: 'g.yaml', text: kept}, text).map(({message}) => message)
    expect(compared(`# kept\n${text.replace('for: 2m', 'for: 120s')}`)).toEqual([])
    expect(compared(text.replace('> 14.4', '> 14.5'))).toEqual(['alert `Burns` differs from the content'])
    expect(compared(text.replace('condition: B', 'condition: A'))).toEqual(['alert `Burns` differs from the content'])
    expect(compared(text.replace('Burns (2)', 'Burns (copy)'))).toEqual([
      'alert `Burns` is missing',
      'alert `BurnsCopy` is in no failure mode with this condition',
    ])
  })

  test('written by the converter of Grafana, with its own threshold, are whole conditions too', () => {
    const text = grafanaRules(small, place)
      .text.replaceAll('condition: B', 'condition: C')
      .replaceAll(
        'noDataState',
        '  - {refId: C, datasourceUid: __expr__, model: {refId: C, type: threshold, expression: B, conditions: [{evaluator: {type: gt, params: [0]}}]}}\n        noDataState',
      )
    expect(compareAlerts(withRules(small, text)).fired.map(({difference}) => difference)).toEqual(['none', 'none', 'none'])
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
