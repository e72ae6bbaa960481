import {compareAlerts} from '../../alerts/alert-comparison.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, pageOf, ruleFile} from './example-content.ts'

/** Reports each rule that fires and that neither a failure mode nor a runbook names; of rules with one name the first. */
export default defineRule({
  id: 'firing-rule-unnamed',
  severity: 'warning',
  summary: 'A rule fires that no failure mode names.',
  why: 'Whoever it wakes finds no page: not what failed, not how to recover, not whom to call.',
  *check(catalog) {
    for (const {title, name} of compareAlerts(catalog).unnamed) {
      const called = title.text === name ? `\`${name}\`` : `\`${title.text}\` (here \`${name}\`)`
      yield {
        at: title.node.span,
        message: `no failure mode names alert ${called}`,
        help: `Add it under \`alerts\` of the failure mode it tells of, \`- {name: ${name}, …}\`, or under \`alerts\` of the runbook that it leads straight to, \`- ${name}\`; \`clarity import alerts\` begins many at once.`,
      }
    }
  },
  examples: [
    {
      name: 'a rule that a failure mode names, and one that only records',
      files: firingExample(['{name: OrdersSilent, severity: page, query: sum(orders) == 0, for: 5m}'], {
        'rules.yaml': ruleFile(
          `{alert: OrdersSilent, expr: sum(orders) == 0, for: 5m, labels: {severity: page}, ${pageOf('OrdersSilent')}}`,
          '{record: a, expr: b}',
        ),
      }),
      expect: [],
    },
    {
      name: 'a rule that nobody names, and an alarm by its words',
      files: firingExample(['{name: OrdersSilent, severity: page, query: sum(orders) == 0, for: 5m}'], {
        'rules.yaml': ruleFile(
          '{alert: OrdersSilent, expr: sum(orders) == 0, for: 5m}',
          '{alert: CacheCold, expr: cache < 1}',
          '{alert: CacheCold, expr: cache < 2}',
        ),
        'alarms.json': '{"MetricAlarms": [{"AlarmName": "disk-full", "Threshold": 9}]}',
      }),
      expect: [
        'content/alerts/alarms.json:1:33-1:44 no failure mode names alert `disk-full` (here `DiskFull`)',
        'content/alerts/rules.yaml:5:17-5:26 no failure mode names alert `CacheCold`',
      ],
    },
  ],
})
