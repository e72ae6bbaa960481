import {routedAlerts} from '../../alerts/routed.ts'
import {plural} from '../../core/format/plural.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'
import {byPlace} from './group-routed.ts'

/** Reports each root of routes to which alerts fall because no route fits them, and that does not reach their owner; once for each owner. */
export default defineRule({
  id: 'alert-falls-to-root',
  severity: 'error',
  summary: 'No route fits an alert, and it falls to the root.',
  why: 'The root is where alerts land that nobody thought of; whoever reads it does not know that this one is theirs.',
  *check(catalog) {
    for (const {at, alerts, owner, receivers} of byPlace(routedAlerts(catalog), 'root')) {
      yield {
        at,
        message: `no route fits ${listed(alerts)} of team \`${owner.id}\`, and ${plural(alerts.length, 'it falls', 'they fall')} to the root, ${listed(receivers)}`,
        help: `Add a route for ${plural(alerts.length, 'its', 'their')} labels to ${listed(owner.data.receivers)}.`,
      }
    }
  },
  examples: [
    {
      name: 'a root that reaches the owner, and a label that nobody knows here',
      files: {
        ...firingExample(['{name: A, severity: page, query: a > 1}'], {
          'rules.yaml': ruleFile('{alert: A, expr: a > 1, labels: {severity: page}}'),
          'eu.yaml': 'route: {receiver: commerce-pager}\nreceivers: [{name: commerce-pager}]\n',
          'us.yaml':
            'route:\n  receiver: chat\n  routes: [{matchers: [cluster="us"], receiver: commerce-pager}]\nreceivers: [{name: chat}, {name: commerce-pager}]\n',
        }),
      },
      expect: [],
    },
    {
      name: 'a route for another severity',
      files: firingExample(['{name: A, severity: page, query: a > 1}'], {
        'rules.yaml': ruleFile('{alert: A, expr: a > 1, labels: {severity: page}}'),
        'routes.yaml':
          'route:\n  receiver: chat\n  routes: [{matchers: [severity="critical"], receiver: commerce-pager}]\nreceivers: [{name: chat}, {name: commerce-pager}]\n',
      }),
      expect: ['content/alerts/routes.yaml:2:13-2:17 no route fits `A` of team `commerce`, and it falls to the root, `chat`'],
    },
  ],
})
