import {compareAlerts, type RenamedRule} from '../../alerts/alert-comparison.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'

/** Reports each rule that fires an alert of ours under another name: it has its condition, its page, or its name with a slip. */
export default defineRule({
  id: 'alert-renamed',
  severity: 'error',
  summary: 'A rule fires an alert under another name than its page has.',
  why: 'The notification carries a name that nothing here knows; who looks it up at night finds nothing.',
  *check(catalog) {
    for (const {alert, rule, by} of compareAlerts(catalog).renamed) {
      yield {
        at: rule.title.node.span,
        message: `alert \`${rule.title.text}\` ${reasons[by]} \`${alert.id}\`, which no rule fires`,
        help: `Write one name in both places: \`${alert.id}\` here, or \`${rule.name}\` in the failure mode.`,
        related: [{at: alert.entry.document.frontmatter.valueSpan([...alert.path, 'name']), message: 'is the alert with a page'}],
      }
    }
  },
  examples: [
    {
      name: 'an alert that fires under its own name, and another one beside it',
      files: firingExample(['{name: OrdersSilent, severity: page, query: sum(orders) == 0}'], {
        'rules.yaml': ruleFile('{alert: OrdersSilent, expr: sum(orders) == 0}', '{alert: OrdersSilence, expr: sum(orders) == 0}'),
      }),
      expect: [],
    },
    {
      name: 'the condition, the page and a slip of the pen',
      files: firingExample(
        [
          '{name: OrdersSilent, severity: page, query: sum(orders) == 0}',
          '{name: QueueFull, severity: page, query: queue > 9}',
          '{name: StockDrift, severity: page, query: drift > 9}',
        ],
        {
          'rules.yaml': ruleFile(
            '{alert: NoOrders, expr: "sum( orders )==0"}',
            '{alert: BacklogLong, expr: backlog > 1, annotations: {runbook_url: https://runbooks.example.com/alerts/QueueFull/}}',
            '{alert: StokDrift, expr: drift > 1}',
          ),
        },
      ),
      expect: [
        'content/alerts/rules.yaml:4:17-4:25 alert `NoOrders` fires on the condition of alert `OrdersSilent`, which no rule fires',
        'content/alerts/rules.yaml:5:17-5:28 alert `BacklogLong` leads to the page of alert `QueueFull`, which no rule fires',
        'content/alerts/rules.yaml:6:17-6:26 alert `StokDrift` is one slip away from alert `StockDrift`, which no rule fires',
      ],
    },
  ],
})

const reasons: Record<RenamedRule['by'], string> = {
  condition: 'fires on the condition of alert',
  page: 'leads to the page of alert',
  name: 'is one slip away from alert',
}
