import type {Change, Fault} from '../support/seeded-change.ts'

/** Content with rules, routes, monitors and alarms that agree with it. */
export const base: Record<string, string> = {
  'settings.yaml': `links: {site: https://runbooks.example.com}
severities: [{id: SEV1, means: Bad., humanWithin: 10m, reviewEvery: 90d}, {id: SEV3, means: Mild., humanWithin: 3d, reviewEvery: 90d}]
alerts:
  files: [alerts/*.yaml, alerts/*.json]
`,
  'teams/commerce.mdx':
    '---\ntitle: Commerce Platform\npurpose: Orders.\naliases: [shop team]\nreceivers: [commerce-pager, commerce-chat, pagerduty-commerce]\n---\n',
  'teams/finance.mdx': '---\ntitle: Finance\npurpose: Money.\nreceivers: [finance-pager, finance-topic]\n---\n',
  'failure-modes/orders-silent.mdx': `---
title: Orders silent
integration: orders
class: stuck
severity: SEV1
owner: commerce
runbook: recreate
alerts:
  - {name: OrdersSilent, severity: page, for: 5m, query: 'sum(rate(orders_total[5m])) == 0'}
  - {name: OrdersLate, severity: ticket, for: 15m, query: 'max by (shop) (orders_age_seconds) > 900'}
  - {name: BudgetBurns, severity: page, for: 2m, query: burn_1h > 14.4}
  - {name: BudgetBurns, severity: ticket, for: 1h, query: burn_3d > 1}
  - {name: CacheCold, severity: information, query: cache_ratio < 0.5}
  - {name: QueueDeep, severity: page, query: queue_depth > 120}
  - {name: CheckoutSlow, severity: page, for: 10m, query: checkout_seconds > 3}
---
`,
  'failure-modes/payout-gap.mdx': `---
title: Payout gap
integration: payouts
class: drift
severity: SEV1
owner: finance
runbook: book
alerts:
  - {name: PayoutGap, severity: page, for: 1h, query: payout_gap_dollars > 500}
  - {name: DeadLetters, severity: ticket, query: dead_letters > 5}
---
`,
  'runbooks/recreate.mdx': '---\ntitle: Recreate\nduration: 10m\nreviewed: 2026-11-01\n---\n## Recover\n1. Recreate.\n',
  'runbooks/book.mdx': '---\ntitle: Book\nduration: 10m\nreviewed: 2026-11-01\n---\n## Recover\n1. Book.\n',
  'alerts/rules.yaml': `# The rules of the shop.
groups:
  - name: orders
    rules:
      - alert: OrdersSilent
        expr: sum(rate(orders_total[5m])) == 0
        for: 5m
        labels: {severity: page, team: commerce}
        annotations:
          summary: "No order for {{ $value }} minutes"
          runbook_url: https://runbooks.example.com/alerts/OrdersSilent/
      - alert: OrdersLate
        expr: |
          max by (shop) (orders_age_seconds) > 900
        for: 15m
        labels:
          severity: ticket
          team: commerce
        annotations:
          runbook_url: 'https://runbooks.example.com/failure-modes/orders-silent/'
      - alert: BudgetBurns
        expr: burn_1h > 14.4
        for: 2m
        labels: {severity: page, team: commerce}
        annotations: {runbook_url: "https://runbooks.example.com/runbooks/recreate/#recover-1"}
      - alert: BudgetBurns
        expr: burn_3d > 1
        for: 1h
        labels: {severity: ticket, team: commerce}
        annotations: {runbook_url: https://runbooks.example.com/alerts/BudgetBurns/}
      - alert: CacheCold
        expr: cache_ratio < 0.5
        labels: {severity: information, team: commerce}
        annotations: {runbook_url: https://runbooks.example.com/alerts/CacheCold/#escalate}
      - record: orders:rate5m
        expr: sum(rate(orders_total[5m]))
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: payouts}
spec:
  groups:
    - name: payouts
      rules:
        - alert: PayoutGap
          expr: payout_gap_dollars > 500
          for: 1h
          labels: {severity: page, team: finance}
          annotations:
            runbook_url: https://runbooks.example.com/alerts/PayoutGap/
`,
  'alerts/routes.yaml': `route:
  receiver: void
  routes:
    - receiver: archive
      continue: true
    - matchers: [team="commerce", severity="page"]
      receiver: commerce-pager
    - matchers: [team="commerce"]
      receiver: commerce-chat
      mute_time_intervals: [nights]
    - match_re: {team: finance|accounts}
      receiver: finance-pager
receivers:
  - name: void
  - name: archive
  - {name: commerce-pager, webhook_configs: []}
  - {name: commerce-chat, webhook_configs: []}
  - {name: finance-pager, webhook_configs: []}
time_intervals:
  - name: nights
    time_intervals: [{times: [{start_time: '20:00', end_time: '24:00'}]}]
`,
  'alerts/grafana.yaml': `apiVersion: 1
groups:
  - name: checkout
    folder: Shop
    rules:
      - title: Checkout slow
        condition: C
        for: 10m
        labels: {severity: page, team: commerce}
        annotations: {runbook_url: https://runbooks.example.com/alerts/CheckoutSlow/}
        notification_settings: {receiver: commerce-pager}
        data:
          - {refId: A, model: {expr: checkout_seconds}}
          - {refId: C, model: {type: threshold, conditions: [{evaluator: {type: gt, params: [3]}}]}}
`,
  'alerts/monitors.json': `[
  {
    "name": "Queue deep",
    "type": "metric alert",
    "query": "avg(last_5m):avg:queue.depth{*} > 120",
    "message": "Runbook: https://runbooks.example.com/alerts/QueueDeep/ @pagerduty-commerce",
    "tags": ["team:commerce", "severity:page"],
    "options": {"thresholds": {"critical": 120}}
  }
]
`,
  'alerts/alarms.json': `{
  "MetricAlarms": [
    {
      "AlarmName": "dead-letters",
      "AlarmDescription": "Runbook https://runbooks.example.com/alerts/DeadLetters/",
      "Threshold": 5,
      "AlarmActions": ["arn:aws:sns:us-east-1:111122223333:finance-topic"]
    }
  ]
}
`,
}

/** Gives the base with one text changed. */
export function withText(file: string, from: string, to: string): Record<string, string> {
  const text = base[file]
  if (!text?.includes(from)) throw new Error(`${file} has no ${from}`)
  return {...base, [file]: text.replace(from, () => to)}
}

const R = 'alerts/rules.yaml'
const A = 'alerts/routes.yaml'
const G = 'alerts/grafana.yaml'
const D = 'alerts/monitors.json'
const C = 'alerts/alarms.json'
const M = 'failure-modes/orders-silent.mdx'
const P = 'failure-modes/payout-gap.mdx'
const site = 'https://runbooks.example.com'

const fault = (name: string, [file, from, to]: [string, string, string], expected: string, line: string): Fault => ({
  name,
  file,
  from,
  to,
  expected,
  line,
})

/** Faults, one in each. */
export const faults: Fault[] = [
  fault('a rule that nobody names', [R, '- record: orders:rate5m', '- alert: DiskFull'], `${R} firing-rule-unnamed`, 'DiskFull'),
  fault(
    'a monitor that nobody names',
    [D, '  }\n]', '  },\n  {"name": "Disk full", "type": "x", "query": "d", "message": "m"}\n]'],
    `${D} firing-rule-unnamed`,
    'Disk full',
  ),
  fault(
    'an alarm that nobody names',
    [C, '    }\n  ]', '    },\n    {"AlarmName": "disk-full"}\n  ]'],
    `${C} firing-rule-unnamed`,
    'disk-full',
  ),
  fault(
    'a rule of Grafana that nobody names',
    [G, '      - title: Checkout', '      - {title: Disk full, data: []}\n      - title: Checkout'],
    `${G} firing-rule-unnamed`,
    'Disk full',
  ),
  fault(
    'an alert without a rule',
    [M, '  - {name: CacheCold', '  - {name: ShopDown, severity: page, query: up == 0}\n  - {name: CacheCold'],
    `${M} alert-never-fires`,
    'ShopDown',
  ),
  fault(
    'a ticket without a rule',
    [P, '  - {name: DeadLetters', '  - {name: RefundLate, severity: ticket, query: r > 1}\n  - {name: DeadLetters'],
    `${P} alert-never-fires`,
    'RefundLate',
  ),
  fault(
    'a condition without a rule',
    [M, '  - {name: CacheCold', '  - {name: BudgetBurns, severity: ticket, query: burn_7d > 1}\n  - {name: CacheCold'],
    `${M} alert-never-fires`,
    'burn_7d',
  ),
  fault('a rule renamed, by its condition', [R, 'alert: OrdersLate', 'alert: OldestOrder'], `${R} alert-renamed`, 'OldestOrder'),
  fault(
    'a rule renamed, by its page',
    [R, 'alert: CacheCold\n        expr: cache_ratio < 0.5', 'alert: ColdStart\n        expr: cold > 1'],
    `${R} alert-renamed`,
    'ColdStart',
  ),
  fault(
    'a rule renamed, by a slip',
    [R, 'alert: PayoutGap\n          expr: payout_gap_dollars > 500', 'alert: PayoutGaps\n          expr: gap > 500'],
    `${R} alert-renamed`,
    'PayoutGaps',
  ),
  fault('a rule renamed by a version', [R, 'alert: OrdersSilent', 'alert: OrdersSilentV2'], `${R} alert-renamed`, 'OrdersSilentV2'),
  fault('an alert renamed on our side', [M, 'name: OrdersLate', 'name: OldestOrder'], `${R} alert-renamed`, 'OrdersLate'),
  fault(
    'a page without a link',
    [R, `          runbook_url: ${site}/alerts/OrdersSilent/\n`, ''],
    `${R} runbook-url-missing`,
    'OrdersSilent',
  ),
  fault(
    'a ticket without a link',
    [R, `        annotations: {runbook_url: ${site}/alerts/BudgetBurns/}\n`, ''],
    `${R} runbook-url-missing`,
    '- alert: BudgetBurns',
  ),
  fault(
    'an information without a link',
    [R, `        annotations: {runbook_url: ${site}/alerts/CacheCold/#escalate}\n`, ''],
    `${R} runbook-url-missing`,
    'CacheCold',
  ),
  fault('an empty link', [R, `runbook_url: ${site}/alerts/PayoutGap/`, "runbook_url: ''"], `${R} runbook-url-missing`, 'alert: PayoutGap'),
  fault(
    'a link under another name',
    [R, `            runbook_url: ${site}/alerts/PayoutGap/`, `            runbook: ${site}/alerts/PayoutGap/`],
    `${R} runbook-url-missing`,
    'alert: PayoutGap',
  ),
  fault('a monitor without a link', [D, `Runbook: ${site}/alerts/QueueDeep/`, 'Look'], `${D} runbook-url-missing`, 'Queue deep'),
  fault('an alarm without a link', [C, `Runbook ${site}/alerts/DeadLetters/`, 'Letters wait'], `${C} runbook-url-missing`, 'dead-letters'),
  fault(
    'a rule of Grafana without a link',
    [G, `        annotations: {runbook_url: ${site}/alerts/CheckoutSlow/}\n`, ''],
    `${G} runbook-url-missing`,
    'Checkout slow',
  ),
  fault('a link to a page that is gone', [R, '/alerts/OrdersSilent/', '/alerts/OrderSilent/'], `${R} runbook-url-dangling`, 'OrderSilent'),
  fault(
    'a link to a failure mode that is gone',
    [R, '/failure-modes/orders-silent/', '/failure-modes/orders-quiet/'],
    `${R} runbook-url-dangling`,
    'orders-quiet',
  ),
  fault('a link to a runbook that is gone', [R, '/runbooks/recreate/#recover-1', '/runbooks/redo/'], `${R} runbook-url-dangling`, 'redo'),
  fault('a link to a folder that is none', [R, '/alerts/PayoutGap/', '/alarms/PayoutGap/'], `${R} runbook-url-dangling`, 'alarms'),
  fault(
    'a link of a monitor to a page that is gone',
    [D, '/alerts/QueueDeep/', '/alerts/QueueDep/'],
    `${D} runbook-url-dangling`,
    'QueueDep/',
  ),
  fault('a link of an alarm to a page that is gone', [C, '/alerts/DeadLetters/', '/alerts/Dead/'], `${C} runbook-url-dangling`, '/Dead/'),
  fault('a link that is no address', [R, `${site}/alerts/PayoutGap/`, 'see the wiki'], `${R} runbook-url-dangling`, 'see the wiki'),
  fault(
    'a path in place of an address',
    [R, `${site}/alerts/PayoutGap/`, '/alerts/PayoutGap/'],
    `${R} runbook-url-dangling`,
    'runbook_url: /alerts',
  ),
  fault(
    'a label that Prometheus leaves empty',
    [R, `${site}/alerts/PayoutGap/`, `"${site}/alerts/{{ $labels.alertname }}/"`],
    `${R} runbook-url-dangling`,
    '$labels.alertname',
  ),
  fault(
    'a label that the sum takes away',
    [R, `${site}/alerts/OrdersSilent/`, `"${site}/alerts/{{ $labels.shop }}/"`],
    `${R} runbook-url-dangling`,
    '$labels.shop',
  ),
  fault(
    'a label whose value has no page',
    [
      R,
      `expr: payout_gap_dollars > 500\n          for: 1h\n          labels: {severity: page, team: finance}\n          annotations:\n            runbook_url: ${site}/alerts/PayoutGap/`,
      `expr: payout_gap_dollars > 500\n          for: 1h\n          labels: {severity: page, team: finance}\n          annotations:\n            runbook_url: ${site}/alerts/PayoutGapp/`,
    ],
    `${R} runbook-url-dangling`,
    'PayoutGapp',
  ),
  fault('an anchor that is not there', [R, '#recover-1', '#recover-7'], `${R} runbook-url-anchor-unknown`, '#recover-7'),
  fault('an anchor of a page that the site draws', [R, '#escalate', '#escalation'], `${R} runbook-url-anchor-unknown`, '#escalation'),
  fault(
    'a link to another alert',
    [R, '/alerts/OrdersSilent/', '/alerts/OrdersLate/'],
    `${R} runbook-url-other-page`,
    '/alerts/OrdersLate/',
  ),
  fault(
    'a link to the runbook of another failure',
    [R, '/runbooks/recreate/#recover-1', '/runbooks/book/'],
    `${R} runbook-url-other-page`,
    '/runbooks/book/',
  ),
  fault('a link to a list', [R, '/alerts/PayoutGap/', '/alerts/'], `${R} runbook-url-other-page`, 'example.com/alerts/'),
  fault('a link to a team', [R, '/alerts/PayoutGap/', '/teams/finance/'], `${R} runbook-url-other-page`, '/teams/finance/'),
  fault('a link to a wiki', [R, `${site}/alerts/PayoutGap/`, 'https://wiki.example.com/payouts'], `${R} runbook-url-other-page`, 'wiki'),
  fault(
    'a link of Grafana to another alert',
    [G, '/alerts/CheckoutSlow/', '/alerts/QueueDeep/'],
    `${G} runbook-url-other-page`,
    'QueueDeep',
  ),
  fault(
    'a link of an alarm to another alert',
    [C, '/alerts/DeadLetters/', '/alerts/QueueDeep/'],
    `${C} runbook-url-other-page`,
    'QueueDeep',
  ),
  fault(
    'a template that nobody can tell',
    [R, "'https://runbooks.example.com/failure-modes/orders-silent/'", `"${site}/alerts/{{ $labels.shop }}/"`],
    `${R} runbook-url-untold`,
    '$labels.shop',
  ),
  fault(
    'a template with a function',
    [R, `${site}/alerts/PayoutGap/`, `"${site}/{{ reReplaceAll \\"a\\" \\"b\\" $value }}/"`],
    `${R} runbook-url-untold`,
    'reReplaceAll',
  ),
  fault(
    'a page that is a ticket there',
    [R, 'labels: {severity: page, team: finance}', 'labels: {severity: warning, team: finance}'],
    `${R} alert-severity-differs`,
    'warning',
  ),
  fault(
    'a ticket that pages there',
    [R, '          severity: ticket\n', '          severity: critical\n'],
    `${R} alert-severity-differs`,
    'critical',
  ),
  fault('a severity that nobody knows', [R, 'severity: information', 'severity: quiet'], `${R} alert-severity-differs`, 'quiet'),
  fault(
    'a rule without severity',
    [R, 'labels: {severity: page, team: finance}', 'labels: {team: finance}'],
    `${R} alert-severity-differs`,
    'alert: PayoutGap',
  ),
  fault('a severity of a monitor', [D, 'severity:page', 'severity:warning'], `${D} alert-severity-differs`, 'severity:warning'),
  fault(
    'a severity that changed on our side',
    [P, 'PayoutGap, severity: page', 'PayoutGap, severity: ticket'],
    `${R} alert-severity-differs`,
    'labels: {severity: page, team: finance}',
  ),
  fault('another time to wait', [R, 'for: 15m', 'for: 30m'], `${R} alert-for-differs`, 'for: 30m'),
  fault('no time to wait', [R, '          for: 1h\n', ''], `${R} alert-for-differs`, 'alert: PayoutGap'),
  fault(
    'a time to wait where the page says none',
    [R, 'expr: cache_ratio < 0.5', 'expr: cache_ratio < 0.5\n        for: 1m'],
    `${R} alert-for-differs`,
    'for: 1m',
  ),
  fault('another time in Grafana', [G, 'for: 10m', 'for: 1m'], `${G} alert-for-differs`, 'for: 1m'),
  fault('another threshold', [R, '> 500', '> 5000'], `${R} alert-threshold-differs`, '> 5000'),
  fault('another threshold in a block', [R, '> 900', '> 600'], `${R} alert-threshold-differs`, 'expr: |'),
  fault('another threshold of a monitor', [D, '"critical": 120', '"critical": 12'], `${D} alert-threshold-differs`, '"critical": 12}'),
  fault('another threshold of an alarm', [C, '"Threshold": 5', '"Threshold": 50'], `${C} alert-threshold-differs`, '"Threshold": 50'),
  fault('another threshold of Grafana', [G, 'params: [3]', 'params: [30]'], `${G} alert-threshold-differs`, 'params: [30]'),
  fault('a threshold that changed on our side', [P, '> 500', '> 50'], `${R} alert-threshold-differs`, '> 500'),
  fault(
    'another query',
    [R, 'expr: payout_gap_dollars > 500', 'expr: max(payout_gap_dollars) > 500'],
    `${R} alert-query-differs`,
    'max(payout',
  ),
  fault(
    'another range',
    [R, 'expr: sum(rate(orders_total[5m])) == 0', 'expr: sum(rate(orders_total[1h])) == 0'],
    `${R} alert-query-differs`,
    '[1h]',
  ),
  fault('another direction', [R, 'cache_ratio < 0.5', 'cache_ratio > 0.5'], `${R} alert-query-differs`, '> 0.5'),
  fault(
    'a condition that the page does not have',
    [
      R,
      '      - alert: CacheCold',
      `      - {alert: BudgetBurns, expr: burn_6h > 6, for: 1h, labels: {severity: ticket, team: commerce}, annotations: {runbook_url: ${site}/alerts/BudgetBurns/}}\n      - alert: CacheCold`,
    ],
    `${R} alert-query-differs`,
    'burn_6h',
  ),
  fault(
    'a condition that left the page',
    [M, '  - {name: BudgetBurns, severity: ticket, for: 1h, query: burn_3d > 1}\n', ''],
    `${R} alert-query-differs`,
    'burn_3d',
  ),
  fault('another owner', [D, 'team:commerce', 'team:finance'], `${D} alert-owner-differs`, 'team:finance'),
  fault('an owner that nobody knows', [G, 'team: commerce', 'team: comerce'], `${G} alert-owner-differs`, 'comerce'),
  fault(
    'a rule without owner',
    [G, 'labels: {severity: page, team: commerce}', 'labels: {severity: page}'],
    `${G} alert-owner-differs`,
    'Checkout slow',
  ),
  fault(
    'a receiver of another team',
    [A, '      receiver: finance-pager', '      receiver: commerce-chat'],
    `${A} alert-to-other-team`,
    '      receiver: commerce-chat',
  ),
  fault('a monitor for another team', [D, '@pagerduty-commerce', '@finance-pager'], `${D} alert-to-other-team`, '@finance-pager'),
  fault('an alarm for another team', [C, ':finance-topic', ':commerce-pager'], `${C} alert-to-other-team`, ':commerce-pager'),
  fault(
    'a receiver of Grafana for another team',
    [G, '{receiver: commerce-pager}', '{receiver: finance-pager}'],
    `${G} alert-to-other-team`,
    'finance-pager',
  ),
  fault(
    'no route for a team',
    [A, 'match_re: {team: finance|accounts}', 'match_re: {team: accounts}'],
    `${A} alert-to-other-team`,
    'receiver: archive',
  ),
  fault('a route that does not go on', [A, '      continue: true\n', ''], `${A} alert-route-shadowed`, 'receiver: archive'),
  fault(
    'a page muted at night',
    [A, '      receiver: commerce-pager', '      receiver: commerce-pager\n      mute_time_intervals: [ nights ]'],
    `${A} alert-muted`,
    'mute_time_intervals: [ nights ]',
  ),
  fault(
    'a page that rings in office hours alone',
    [A, '      receiver: finance-pager', '      receiver: finance-pager\n      active_time_intervals: [nights]'],
    `${A} alert-muted`,
    'active_time_intervals',
  ),
  fault(
    'a receiver of nobody',
    [A, '  - {name: finance-pager', '  - {name: old-pager, email_configs: []}\n  - {name: finance-pager'],
    `${A} receiver-unowned`,
    'old-pager',
  ),
  fault(
    'a contact point of nobody',
    [G, 'groups:', 'contactPoints: [{name: mail, receivers: [{uid: a}]}]\ngroups:'],
    `${G} receiver-unowned`,
    'name: mail',
  ),
  fault(
    'a rule without an expression',
    [R, '      - record: orders:rate5m', '      - alert: CacheCold\n      - record: orders:rate5m'],
    `${R} alert-file-unreadable`,
    '- alert: CacheCold',
  ),
  fault(
    'a file that is not there',
    ['settings.yaml', 'alerts/*.json]', 'alerts/*.json, alerts/gone.yaml]'],
    'settings.yaml alert-file-unreadable',
    'gone.yaml',
  ),
  fault(
    'a matcher that is none',
    [A, '    - receiver: archive', '    - {matchers: [nothing here], receiver: archive}\n    - receiver: archive'],
    `${A} alert-file-unreadable`,
    'nothing here',
  ),
]

const variant = (name: string, file: string, from: string, to: string): Change => ({name, file, from, to})

/** Changes that are no faults. */
export const clean: Change[] = [
  variant('quotes around the expression', R, 'expr: payout_gap_dollars > 500', 'expr: "payout_gap_dollars > 500"'),
  variant('blanks in the expression', R, 'expr: payout_gap_dollars > 500', "expr: 'payout_gap_dollars   >  500'"),
  variant('brackets around the expression', R, 'expr: payout_gap_dollars > 500', 'expr: (payout_gap_dollars > 500)'),
  variant(
    'a comment in the expression',
    R,
    'max by (shop) (orders_age_seconds) > 900',
    'max by (shop) (orders_age_seconds) # seconds\n            > 900',
  ),
  variant('the clause behind the sum', R, 'max by (shop) (orders_age_seconds) > 900', 'max(orders_age_seconds) by (shop) > 900'),
  variant('a folded expression', R, 'expr: |', 'expr: >-'),
  variant('`>=` for `>`', R, '> 500', '>= 500'),
  variant('a number in another spelling', R, '> 500', '> 5e2'),
  variant('a duration in another spelling', R, 'expr: sum(rate(orders_total[5m])) == 0', 'expr: sum(rate(orders_total[300s])) == 0'),
  variant('`for` in another spelling', R, 'for: 1h\n          labels', 'for: 60m\n          labels'),
  variant('`for` of nothing', R, 'expr: cache_ratio < 0.5', 'expr: cache_ratio < 0.5\n        for: 0s'),
  variant('an empty selector', R, 'expr: payout_gap_dollars > 500', "expr: 'payout_gap_dollars{} > 500'"),
  variant('`critical` for a page', R, 'labels: {severity: page, team: finance}', 'labels: {severity: critical, team: finance}'),
  variant('`warning` for a ticket', R, '          severity: ticket\n', '          severity: warning\n'),
  variant('`info` for an information', R, 'severity: information', 'severity: info'),
  variant('a severity in capitals', R, 'severity: information', 'severity: INFO'),
  variant('the title of the team', G, 'team: commerce', 'team: Commerce Platform'),
  variant('another name of the team', G, 'team: commerce', 'team: shop team'),
  variant('a label more', R, 'labels: {severity: page, team: finance}', 'labels: {severity: page, team: finance, region: eu}'),
  variant('a link without the last slash', R, '/alerts/PayoutGap/', '/alerts/PayoutGap'),
  variant('a link with a query', R, '/alerts/PayoutGap/', '/alerts/PayoutGap/?from=alert'),
  variant('a link with labels of Alertmanager', R, '/alerts/PayoutGap/', '/alerts/PayoutGap/?a=b&c=d'),
  variant('a link to the failure mode', R, '/alerts/PayoutGap/', '/failure-modes/payout-gap/'),
  variant('a link to the runbook', R, '/alerts/PayoutGap/', '/runbooks/book/'),
  variant('a link to a step of the runbook', R, '/alerts/PayoutGap/', '/runbooks/book/#recover-1'),
  variant('a link to the ladder', R, '/alerts/PayoutGap/', '/alerts/PayoutGap/#escalate'),
  variant(
    'a template whose value the expression names',
    R,
    'expr: |\n          max by (shop) (orders_age_seconds) > 900',
    'expr: |\n          max by (shop) (orders_age_seconds) > 900',
  ),
  variant('a record more', R, '      - record: orders:rate5m', '      - record: a:b\n        expr: c\n      - record: orders:rate5m'),
  variant('an unknown field', R, '        for: 15m', '        keep_firing_for: 5m\n        for: 15m'),
  variant(
    'a group with its own interval and limit',
    R,
    '  - name: orders\n',
    '  - name: orders\n    interval: 30s\n    limit: 10\n    query_offset: 1m\n',
  ),
  variant('labels by an anchor', R, 'labels: {severity: page, team: finance}', 'labels: &page {severity: page, team: finance}'),
  variant('another resource beside the rules', R, '---\napiVersion', '---\napiVersion: v1\nkind: Service\n---\napiVersion'),
  variant('comments', R, '        for: 5m', '        # five\n        for: 5m # minutes'),
  variant('a route more for others', A, '    - match_re', '    - {matchers: [team="ops"], receiver: void}\n    - match_re'),
  variant('matchers in one text', A, 'matchers: [team="commerce", severity="page"]', 'matchers: [\'{team="commerce", severity="page"}\']'),
  variant(
    'a matcher that excludes others',
    A,
    'matchers: [team="commerce", severity="page"]',
    'matchers: [team="commerce", severity!~"ticket|information"]',
  ),
  variant('an older matcher', A, 'matchers: [team="commerce", severity="page"]', 'match: {team: commerce, severity: page}'),
  variant(
    'routes in routes',
    A,
    '      receiver: finance-pager',
    '      receiver: finance-pager\n      routes: [{matchers: [alertname="PayoutGap"]}]',
  ),
  variant(
    'a route for a label that nobody knows here',
    A,
    '    - match_re',
    '    - {matchers: [cluster="eu", team="finance"], receiver: void}\n    - match_re',
  ),
  variant('a pattern that nobody tries', A, '    - match_re', '    - {matchers: [\'cluster=~"(a+)+"\'], receiver: void}\n    - match_re'),
  variant('a mute shorter than the policy', A, "start_time: '20:00', end_time: '24:00'", "start_time: '20:00', end_time: '20:05'"),
  variant(
    'inhibitions and templates',
    A,
    'receivers:\n',
    'templates: [a.tmpl]\ninhibit_rules: [{source_matchers: [a="b"], target_matchers: [c="d"]}]\nreceivers:\n',
  ),
  variant('a receiver that tells nobody', A, '  - name: archive', '  - name: archive\n  - name: devnull'),
  variant('a monitor with more handles', D, '@pagerduty-commerce', '@pagerduty-commerce @slack-all'),
  variant('a monitor with a number in words', D, '"critical": 120', '"critical": 120.0'),
  variant('an alarm with more actions', C, '["arn:', '["arn:aws:sns:us-east-1:1:audit", "arn:'),
  variant(
    'a second environment with the same rules',
    R,
    '      - record: orders:rate5m',
    `      - {alert: CacheCold, expr: cache_ratio < 0.5, labels: {severity: info, team: commerce}, annotations: {runbook_url: ${site}/alerts/CacheCold/}}\n      - record: orders:rate5m`,
  ),
  variant('a title in the words of the alert', G, 'title: Checkout slow', 'title: checkout slow'),
]
