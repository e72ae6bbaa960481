import {describe, expect, test} from 'vitest'
import type {FiringRule, Route} from '../../src/alerts/firing.ts'
import {readFiring} from '../../src/alerts/firing-files.ts'
import {alertFormats} from '../../src/alerts/format/index.ts'
import {placeInWords} from '../../src/core/lint/diagnostic.ts'

const read = (text: string) => readFiring('a', text)
const rulesIn = (text: string) => read(text).rules.map(inWords)

// A rule on one line, as far as its format says it.
function inWords(rule: FiringRule): string {
  const {format, name, title, expr, held, threshold, labels, urgency, runbook, notifies} = rule
  const parts = [
    `${format} ${name} @${placeInWords(title.node.span)}`,
    expr && `expr ${expr.text.trim()} @${placeInWords(expr.node.span)}`,
    held && held.ms > 0 && `for ${held.ms / 60_000}m`,
    threshold && `limit ${threshold.value}`,
    [...labels].map(([key, value]) => `${key}=${value.text}`).join(),
    urgency && `urgency ${urgency.text}`,
    runbook && `runbook ${runbook.text} @${placeInWords(runbook.node.span)}`,
    notifies && `to ${notifies.map(({text}) => text).join()}`,
  ]
  return parts.filter(Boolean).join(' | ')
}

function routeInWords({receiver, matchers, continues, routes, mutes}: Route): unknown {
  const own = [
    receiver?.text ?? '-',
    ...matchers.map(({name, operator, value}) => `${name}${operator}${value}`),
    ...(continues ? ['continue'] : []),
    ...mutes.map(({text}) => `muted ${text}`),
  ].join(' ')
  return routes.length === 0 ? own : [own, ...routes.map(routeInWords)]
}

test('every format has an id and a title of its own', () => {
  expect(new Set(alertFormats.map(({id}) => id)).size).toBe(alertFormats.length)
  expect(alertFormats.filter(({title}) => title === '')).toEqual([])
})

describe('rule files of Prometheus', () => {
  test('several documents, anchors, merges, unknown fields and templates are read with their places', () => {
    const text = `# ours
groups:
  - name: orders # the shop
    interval: 30s
    partial_response_strategy: warn
    labels: {team: commerce}
    rules: &rules
      - alert: OrdersSilent
        expr: |
          sum(orders)
            == 0
        for: 5m
        labels: &page {severity: page}
        annotations:
          summary: >-
            None for {{ $value }}
            minutes
          runbook_url: 'https://x.example.com/alerts/OrdersSilent/'
      - record: orders:sum
        expr: sum(orders)
  - name: again
    rules: *rules
---
groups:
  - name: merged
    rules:
      - <<: {alert: StockDrift, expr: drift > 9}
        for: 1h
        labels: *page2
`
    expect(rulesIn(text.replace('*page2', '{severity: ticket, team: stock}'))).toEqual([
      'prometheus OrdersSilent @a:8:16-8:28 | expr sum(orders)\n  == 0 @a:9:15-11:17 | for 5m | team=commerce,severity=page | runbook https://x.example.com/alerts/OrdersSilent/ @a:18:24-18:68',
      'prometheus OrdersSilent @a:8:16-8:28 | expr sum(orders)\n  == 0 @a:9:15-11:17 | for 5m | severity=page | runbook https://x.example.com/alerts/OrdersSilent/ @a:18:24-18:68',
      'prometheus StockDrift @a:27:21-27:31 | expr drift > 9 @a:27:39-27:48 | for 60m | severity=ticket,team=stock',
    ])
    expect(read(text).faults.map(({reason}) => reason)).toEqual(['unidentified alias "page2"'])
  })

  test('resources of Kubernetes, one by one and in a list, beside other resources', () => {
    const rule = (name: string) => `{groups: [{name: g, rules: [{alert: ${name}, expr: up == 0}]}]}`
    const text = `apiVersion: v1
kind: ConfigMap
metadata: {name: x}
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
spec: ${rule('A')}
---
apiVersion: v1
kind: List
items:
  - {apiVersion: operator.victoriametrics.com/v1beta1, kind: VMRule, spec: ${rule('B')}}
  - {kind: Service}
`
    expect(read(text)).toMatchObject({faults: [], rules: [{name: 'A'}, {name: 'B'}]})
  })

  test('what is wrong in one rule takes no other with it', () => {
    const text =
      'groups:\n  - name: g\n    rules:\n      - {alert: A, expr: up, for: soon}\n      - {expr: up}\n      - {alert: B}\n      - {alert: C, expr: up}\n'
    expect(read(text).rules.map(({name}) => name)).toEqual(['A', 'C'])
    expect(read(text).faults.map(({at, reason}) => `${placeInWords(at)} ${reason}`)).toEqual([
      'a:4:35-4:39 `for` of rule `A` is no duration such as `5m`',
      'a:5:9-5:19 a rule has neither `alert` nor `record`',
      'a:6:10-6:15 rule `B` has no `expr`',
    ])
  })
})

test('the configuration of Alertmanager gives routes, receivers and hours', () => {
  const file = read(`route:
  receiver: root
  routes:
    - match: {severity: page}
      match_re: {team: a|b}
      receiver: pager
      continue: true
      mute_time_intervals: [nights]
    - matchers: ['team="ops"', cluster=~"eu.*", '{a!="b", c!~"d\\\\.e"}']
      routes: [{receiver: inner, matchers: [x = y]}]
receivers: [{name: root}, {name: pager}, {name: inner}]
inhibit_rules: [{source_matchers: [a=b], target_matchers: [c=d]}]
time_intervals:
  - name: nights
    time_intervals:
      - weekdays: ['monday:tuesday', saturday]
        times: [{start_time: '22:00', end_time: '24:00'}]
`)
  expect(file.faults).toEqual([])
  expect(file.receivers.map(({text}) => text)).toEqual(['root', 'pager', 'inner'])
  expect(file.routings.map(({root}) => routeInWords(root))).toEqual([
    ['root', 'pager severity=page team=~a|b continue muted nights', ['- team=ops cluster=~eu.* a!=b c!~d\\.e', 'inner x=y']],
  ])
  expect(file.routings[0]?.intervals.get('nights')?.spans.map(({from, to}) => [from / 60, to / 60])).toEqual([
    [46, 48],
    [70, 72],
    [166, 168],
  ])
})

test('a matcher, a weekday and a time that are none are told with their place', () => {
  const file = read(
    "route: {receiver: a, routes: [{matchers: ['severity page']}]}\nreceivers: [{name: a}]\ntime_intervals: [{name: n, time_intervals: [{weekdays: [funday], times: [{start_time: '9:00', end_time: '17:00'}]}]}]\n",
  )
  expect(file.faults.map(({at, reason}) => `${placeInWords(at)} ${reason}`)).toEqual([
    'a:1:43-1:58 `severity page` is no matcher such as `severity="page"`',
    'a:3:57-3:63 `funday` in time interval `n` is no weekday such as `monday:friday`',
    'a:3:74-3:113 a time of interval `n` does not begin before it ends, as in `09:00` to `17:00`',
  ])
})

test('what Grafana provisions gives rules, contact points, policies and hours', () => {
  const file = read(`apiVersion: 1
groups:
  - orgId: 1
    name: orders
    folder: Shop
    rules:
      - uid: a
        title: Orders silent
        condition: C
        for: 10m
        labels: {severity: page, team: commerce}
        annotations: {runbook_url: https://x.example.com/alerts/OrdersSilent/}
        data:
          - {refId: A, model: {expr: sum(orders)}}
          - {refId: C, model: {type: threshold, conditions: [{evaluator: {type: lt, params: [1]}}]}}
      - uid: b
        title: StockDrift
        data: []
        notification_settings: {receiver: stock}
contactPoints: [{name: commerce, receivers: []}]
policies:
  - receiver: default
    routes: [{receiver: commerce, object_matchers: [[team, '=', commerce]], mute_time_intervals: [weekend]}]
muteTimes: [{name: weekend, time_intervals: [{weekdays: ['saturday', 'sunday']}]}]
`)
  expect(file.rules.map(inWords)).toEqual([
    'grafana OrdersSilent @a:8:16-8:29 | expr sum(orders) @a:14:38-14:49 | for 10m | limit 1 | severity=page,team=commerce | runbook https://x.example.com/alerts/OrdersSilent/ @a:12:36-12:78',
    'grafana StockDrift @a:17:16-17:26 | to stock',
  ])
  expect(file.receivers.map(({text}) => text)).toEqual(['commerce'])
  expect(file.routings.map(({root}) => routeInWords(root))).toEqual([['default', 'commerce team=commerce muted weekend']])
})

test('monitors of Datadog, one and in a list', () => {
  const monitor = {
    id: 7,
    name: 'Orders waiting on {{host.name}}',
    type: 'query alert',
    query: 'avg(last_5m):avg:orders.waiting{*} > 120',
    message:
      'Too many.\nRunbook: https://x.example.com/alerts/OrdersWaiting/.\nLogs: https://logs.example.com/\n@pagerduty-commerce ops@example.com',
    tags: ['team:commerce', 'alert:OrdersWaiting'],
    options: {thresholds: {critical: 120.5, warning: 40}},
    priority: 2,
  }
  const expected =
    'datadog OrdersWaiting @a:1:16-1:49 | expr avg(last_5m):avg:orders.waiting{*} > 120 @a:1:79-1:121 | limit 120.5 | team=commerce,alert=OrdersWaiting | urgency P2 | runbook https://x.example.com/alerts/OrdersWaiting/ @a:1:132-1:268 | to pagerduty-commerce'
  expect(rulesIn(JSON.stringify(monitor))).toEqual([expected])
  expect(rulesIn(JSON.stringify([{...monitor, tags: []}]))[0]).toContain('datadog OrdersWaitingOn @')
  expect(rulesIn(JSON.stringify({monitors: [monitor]}))).toHaveLength(1)
})

test('alarms of CloudWatch as answered, as a template and as a plan', () => {
  const topic = 'arn:aws:sns:us-east-1:111122223333:commerce-pager'
  const alarm = {
    AlarmName: 'orders-dead-letters',
    AlarmDescription: 'See https://x.example.com/alerts/OrdersDeadLetters/',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Threshold: 5,
    AlarmActions: [topic],
  }
  expect(rulesIn(JSON.stringify({MetricAlarms: [alarm], CompositeAlarms: [{AlarmName: 'all', AlarmRule: 'ALARM(a)'}]}))).toEqual([
    'cloudwatch OrdersDeadLetters @a:1:31-1:52 | expr ApproximateNumberOfMessagesVisible @a:1:139-1:175 | limit 5 | runbook https://x.example.com/alerts/OrdersDeadLetters/ @a:1:72-1:125 | to commerce-pager',
    'cloudwatch all @a:1:293-1:298 | expr ALARM(a) @a:1:311-1:321 | to ',
  ])
  const template = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Topic: {Type: AWS::SNS::Topic}
  StockDrift:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmDescription: !Sub 'Runbook https://x.example.com/alerts/StockDrift/'
      Threshold: 9
      AlarmActions: [!Ref Topic]
      Tags: [{Key: team, Value: stock}]
`
  expect(rulesIn(template)).toEqual([
    'cloudwatch StockDrift @a:4:3-4:13 | limit 9 | team=stock | runbook https://x.example.com/alerts/StockDrift/ @a:7:25-7:80 | to Topic',
  ])
  const values = {alarm_name: 'StockDrift', alarm_description: null, threshold: 9, alarm_actions: [topic], tags: {severity: 'page'}}
  const resource = {address: 'x', type: 'aws_cloudwatch_metric_alarm', values}
  const plan = {
    format_version: '1.2',
    planned_values: {root_module: {resources: [{type: 'aws_sqs_queue', values: {}}], child_modules: [{resources: [resource]}]}},
  }
  expect(rulesIn(JSON.stringify(plan))).toEqual(['cloudwatch StockDrift @a:1:215-1:227 | limit 9 | severity=page | to commerce-pager'])
})

describe('hostile files end with a fault', () => {
  const within = (text: string) => {
    // Time of this process: other tests may keep the machine busy.
    const started = process.cpuUsage()
    const {faults, rules} = read(text)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(4000)
    return {faults: faults.map(({reason}) => reason), rules: rules.length}
  }

  test('an expression of a megabyte', () => {
    const text = `groups: [{name: g, rules: [{alert: A, expr: "${'a + '.repeat(250_000)}a"}]}]\n`
    expect(within(text)).toEqual({faults: ['the expression of rule `A` has 1,000,001 signs and is not read'], rules: 1})
  })

  test('groups that are none, also where aliases stand for billions of them', () => {
    const bomb = Array.from({length: 9}, (_, at) => `a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(', ')}]\n`).join('')
    expect(within(`a0: &a0 [x, x]\n${bomb}groups: *a9\n`)).toEqual({faults: ['a group is no mapping with `name` and `rules`'], rules: 0})
  })

  test('aliases that stand for more rules than there is memory', () => {
    const names = 'abcdefghijklmnop'
    const lines = [...names].map(
      (name, index) => `${name}: &${name} [${index === 0 ? '{alert: A, expr: up}' : `*${names[index - 1]}, `.repeat(9)}]`,
    )
    expect(within(`${lines.join('\n')}\ngroups: [{name: g, rules: *p}]\n`)).toEqual({
      faults: Array(9).fill('a rule has neither `alert` nor `record`'),
      rules: 0,
    })
    const many = `rules: &r [${'{alert: A, expr: up}, '.repeat(1000)}]\ngroups:\n${'- {name: g, rules: *r}\n'.repeat(1000)}`
    expect(within(many)).toEqual({faults: ['its aliases repeat more than 100,000 values'], rules: 0})
  })

  test('merges of large mappings again and again', () => {
    const keys = Array.from({length: 5000}, (_, index) => `k${index}: 1`).join(', ')
    const text = `base: &b {${keys}}\ngroups:\n- name: g\n  rules:\n${'  - {<<: *b, alert: A, expr: up}\n'.repeat(5000)}`
    expect(within(text).faults).toEqual(['its merges repeat more than 100,000 values'])
  })

  test('routes that contain themselves, and nesting without end', () => {
    const routes = 'route: &r\n  receiver: a\n  routes: [*r, *r]\nreceivers: [{name: a}]\n'
    expect(within(routes)).toEqual({faults: [], rules: 0})
    expect(within(`groups: ${'['.repeat(100_000)}`).faults).toEqual(['values are nested too deeply'])
    const deep = `route: {receiver: a, routes: [${'{routes: ['.repeat(40)}{receiver: b}${']}'.repeat(40)}]}\nreceivers: [{name: a}]\n`
    expect(within(deep).faults).toEqual([])
    const doubled = Array.from({length: 40}, (_, index) => `r${index + 1}: &r${index + 1} {routes: [*r${index}, *r${index}]}\n`).join('')
    expect(within(`r0: &r0 {receiver: a}\n${doubled}route: *r40\nreceivers: [{name: a}]\n`).faults).toEqual([
      'routes go deeper than 60 levels, or are more than 20,000; the others are not read',
    ])
  })

  test('ten thousand groups, and ten thousand rules, are read', () => {
    const group = (index: number) =>
      `- name: g${index}\n  rules:\n  - alert: A${index}\n    expr: up{job="x"} == ${index}\n    labels: {severity: page}\n`
    expect(within(`groups:\n${Array.from({length: 10_000}, (_, index) => group(index)).join('')}`)).toEqual({faults: [], rules: 10_000})
  })
})
