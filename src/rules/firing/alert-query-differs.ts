import {compareAlerts, type FiredCondition} from '../../alerts/alert-comparison.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'

/** Reports each rule that asks another question than its page says, and each condition of an alert that its page does not have. */
export default defineRule({
  id: 'alert-query-differs',
  severity: 'error',
  summary: 'A rule fires on another condition than its page says.',
  why: 'The page explains a failure that is not the one that rings.',
  *check(catalog) {
    for (const {rule, alert, condition, isExtra, difference} of compareAlerts(catalog).fired) {
      if (difference !== 'query' && !(isExtra && difference === 'limit')) continue
      const {frontmatter} = alert.entry.document
      yield {
        at: rule.expr?.node.span ?? rule.title.node.span,
        message: `alert \`${rule.title.text}\` fires on \`${shown(rule.expr?.text ?? '')}\`, ${saidOf({isExtra, condition})}`,
        help: isExtra
          ? `Add it as a condition to the failure mode: the name \`${alert.id}\` again, with this query.`
          : 'Write one query in both places.',
        related: [
          {
            at: frontmatter.valueSpan([...condition.path, condition.data.query === undefined ? 'signal' : 'query']),
            message: 'is what the page says',
          },
        ],
      }
    }
  },
  examples: [
    {
      name: 'the same query in another spelling, and a fast and a slow burn',
      files: firingExample(
        [
          '{name: OrdersSilent, severity: page, query: \'sum(rate(orders{shop="us", state!="test"}[5m])) by (shop) < 1\'}',
          '{name: BudgetBurns, severity: page, query: burn_1h > 14.4, for: 2m}',
          '{name: BudgetBurns, severity: ticket, query: burn_3d > 1, for: 1h}',
        ],
        {
          'rules.yaml': ruleFile(
            "{alert: OrdersSilent, expr: \"sum by(shop) (rate(orders{state!='test',shop='us'}[300s]))<=1.0\"}",
            '{alert: BudgetBurns, expr: burn_3d > 1, labels: {severity: ticket}}',
            '{alert: BudgetBurns, expr: (burn_1h > 14.4), labels: {severity: page}}',
          ),
        },
      ),
      expect: [],
    },
    {
      name: 'another query, another direction, and a condition that the page does not have',
      files: firingExample(
        [
          '{name: A, severity: page, query: sum(a) > 1}',
          '{name: B, severity: page, query: b > 1}',
          '{name: C, severity: page, query: c > 1}',
        ],
        {
          'rules.yaml': ruleFile(
            '{alert: A, expr: max(a) > 1}',
            '{alert: B, expr: b < 1}',
            '{alert: C, expr: c > 1}',
            '{alert: C, expr: c_slow > 1}',
          ),
        },
      ),
      expect: [
        'content/alerts/rules.yaml:4:26-4:36 alert `A` fires on `max(a) > 1`, and its page says `sum(a) > 1`',
        'content/alerts/rules.yaml:5:26-5:31 alert `B` fires on `b < 1`, and its page says `b > 1`',
        'content/alerts/rules.yaml:7:26-7:36 alert `C` fires on `c_slow > 1`, which its page does not have',
      ],
    },
  ],
})

function saidOf({isExtra, condition}: Pick<FiredCondition, 'isExtra' | 'condition'>): string {
  return isExtra ? 'which its page does not have' : `and its page says \`${shown(condition.query ?? '')}\``
}

function shown(query: string): string {
  const line = query.replace(/\s+/g, ' ').trim()
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
}
