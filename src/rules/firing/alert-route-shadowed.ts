import {routedAlerts} from '../../alerts/routed.ts'
import {plural} from '../../core/format/plural.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'
import {byPlace} from './group-routed.ts'

/** Reports each route that takes alerts away from a later one which leads to their owner. */
export default defineRule({
  id: 'alert-route-shadowed',
  severity: 'error',
  summary: 'A route takes an alert away from a later one that leads to its owner.',
  why: 'The right route stands in the file, everybody sees it there, and it is never reached.',
  *check(catalog) {
    for (const {at, alerts, owners, receivers} of byPlace(routedAlerts(catalog), 'shadowed')) {
      yield {
        at,
        message: `this route to ${listed(receivers)} takes ${listed(alerts)} away from a later one that leads to ${plural(owners.length, 'team', 'teams')} ${listed(owners)}`,
        help: 'Put the narrower route first, or say `continue: true` here.',
      }
    }
  },
  examples: [
    {
      name: 'an earlier route that goes on',
      files: firingExample(['{name: A, severity: page, query: a > 1}'], {
        'rules.yaml': ruleFile('{alert: A, expr: a > 1, labels: {severity: page, team: commerce}}'),
        'routes.yaml': `route:
  receiver: chat
  routes:
    - {matchers: [severity="page"], receiver: finance-pager, continue: true}
    - {matchers: [team="commerce"], receiver: commerce-pager}
receivers: [{name: chat}, {name: finance-pager}, {name: commerce-pager}]
`,
      }),
      expect: [],
    },
    {
      name: 'an earlier route that does not',
      files: firingExample(['{name: A, severity: page, query: a > 1}'], {
        'rules.yaml': ruleFile('{alert: A, expr: a > 1, labels: {severity: page, team: commerce}}'),
        'routes.yaml': `route:
  receiver: chat
  routes:
    - {matchers: [severity="page"], receiver: finance-pager}
    - {matchers: [team="commerce"], receiver: commerce-pager}
receivers: [{name: chat}, {name: finance-pager}, {name: commerce-pager}]
`,
      }),
      expect: [
        'content/alerts/routes.yaml:4:47-4:60 this route to `finance-pager` takes `A` away from a later one that leads to team `commerce`',
      ],
    },
  ],
})
