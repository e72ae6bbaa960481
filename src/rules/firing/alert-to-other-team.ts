import {routedAlerts} from '../../alerts/routed.ts'
import {plural} from '../../core/format/plural.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'
import {byPlace} from './group-routed.ts'

/** Reports each receiver that is told of alerts whose owner it does not reach, though no route would reach the owner; once for each owner. */
export default defineRule({
  id: 'alert-to-other-team',
  severity: 'error',
  summary: 'An alert is sent to a receiver that does not reach its owner.',
  why: 'Somebody is woken who can do nothing, and the team that can is asleep.',
  *check(catalog) {
    for (const {at, alerts, owner, receivers} of byPlace(routedAlerts(catalog), 'other-team')) {
      yield {
        at,
        message: `${listed(alerts)} ${plural(alerts.length, 'goes', 'go')} to ${listed(receivers)}, and team \`${owner.id}\` owns ${plural(alerts.length, 'it', 'them')}`,
        help: `Send ${plural(alerts.length, 'it', 'them')} to ${listed(owner.data.receivers)}, or name this receiver in \`receivers\` of the team that it reaches.`,
      }
    }
  },
  examples: [
    {
      name: 'the receiver of the owner, inherited from the route above and behind one that goes on',
      files: firingExample(['{name: A, severity: page, query: a > 1}'], {
        'rules.yaml': ruleFile('{alert: A, expr: a > 1, labels: {severity: page}}'),
        'routes.yaml': `route:
  receiver: chat
  routes:
    - {receiver: archive, continue: true}
    - matchers: [severity="page"]
      receiver: commerce-pager
      routes: [{matchers: [alertname=~"A|B"]}]
receivers: [{name: chat}, {name: archive}, {name: commerce-pager}]
`,
      }),
      expect: [],
    },
    {
      name: 'a receiver of another team, in a route and in an alarm',
      files: firingExample(
        [
          '{name: A, severity: page, query: a > 1}',
          '{name: B, severity: page, query: b > 1}',
          '{name: DiskFull, severity: page, query: c > 1}',
        ],
        {
          'rules.yaml': ruleFile('{alert: A, expr: a > 1, labels: {severity: page}}', '{alert: B, expr: b > 1, labels: {severity: page}}'),
          'routes.yaml':
            'route:\n  receiver: chat\n  routes: [{match: {severity: page}, receiver: finance-pager}]\nreceivers: [{name: chat}, {name: finance-pager}]\n',
          'alarms.json': '{"MetricAlarms": [{"AlarmName": "disk-full", "AlarmActions": ["arn:aws:sns:us-east-1:1:finance-pager"]}]}',
        },
      ),
      expect: [
        'content/alerts/alarms.json:1:63-1:102 `DiskFull` goes to `finance-pager`, and team `commerce` owns it',
        'content/alerts/routes.yaml:3:48-3:61 `A` and `B` go to `finance-pager`, and team `commerce` owns them',
      ],
    },
  ],
})
