import {compareAlerts} from '../../alerts/alert-comparison.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'

/**
 * Reports each alert, and each condition of one, that no rule in the files of the alerting system fires.
 *
 * Where such a file could not be read, what it names is not reported here.
 */
export default defineRule({
  id: 'alert-never-fires',
  severity: 'error',
  summary: 'An alert of the content is fired by no rule.',
  why: 'The page promises that somebody will be told, and nothing ever tells.',
  *check(catalog) {
    for (const {alert, condition, isWhole} of compareAlerts(catalog).silent) {
      const {frontmatter} = alert.entry.document
      const {query, for: held} = condition.data
      const which = query === undefined ? `at level ${condition.data.level}` : `on \`${query}\``
      yield {
        at: frontmatter.valueSpan([...condition.path, 'name']),
        message: isWhole ? `no rule fires alert \`${alert.id}\`` : `no rule fires alert \`${alert.id}\` ${which} for ${held}`,
        help: 'Add the rule where the others stand (`clarity export prometheus` writes it), name its file in `alerts.files`, or take the alert out.',
        severity: condition.data.severity === 'page' ? 'error' : 'warning',
      }
    }
  },
  examples: [
    {
      name: 'an alert that a rule fires, one named beside another failure mode, and one in a file that cannot be read',
      files: {
        ...firingExample(
          ['{name: OrdersSilent, severity: page, query: sum(orders) == 0}', '{name: OrdersLate, severity: page, query: late > 1}'],
          {
            'broken.yaml': 'groups: [{name: a, rules: [{alert: OrdersLate\n',
            'rules.yaml': ruleFile('{alert: OrdersSilent, expr: sum(orders) == 0}'),
          },
        ),
        'failure-modes/queue-full.mdx':
          '---\ntitle: Queue full\nintegration: orders\nclass: stuck\nseverity: SEV1\nalerts: [{name: OrdersSilent, severity: page, primary: false}]\n---\n',
      },
      expect: [],
    },
    {
      name: 'an alert without a rule, and a slow burn beside a fast one',
      files: firingExample(
        [
          '{name: OrdersSilent, severity: page, query: sum(orders) == 0}',
          '{name: BudgetBurns, severity: page, query: burn_1h > 14.4}',
          '{name: BudgetBurns, severity: ticket, query: burn_3d > 1}',
        ],
        {'rules.yaml': ruleFile('{alert: BudgetBurns, expr: burn_1h > 14.4, labels: {severity: page}}')},
      ),
      expect: [
        'content/failure-modes/orders-silent.mdx:9:12-9:24 no rule fires alert `OrdersSilent`',
        'content/failure-modes/orders-silent.mdx:11:12-11:23 no rule fires alert `BudgetBurns` on `burn_3d > 1` for 0m',
      ],
    },
  ],
})
