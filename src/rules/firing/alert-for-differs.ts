import {compareAlerts} from '../../alerts/alert-comparison.ts'
import {durationMs, lengthInWords} from '../../core/format/duration.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'

/** Reports each rule that waits longer or shorter than its page says. */
export default defineRule({
  id: 'alert-for-differs',
  severity: 'warning',
  summary: 'A rule waits another time than its page says.',
  why: 'The page says how long the failure has lasted when it rings, and that is what people act on.',
  *check(catalog) {
    for (const {rule, alert, condition, isExtra} of compareAlerts(catalog).fired) {
      const {held} = rule
      const ours = durationMs(condition.data.for)
      if (!held || isExtra || held.ms === ours) continue
      const isMissing = held.node === rule.node
      yield {
        at: isMissing ? rule.title.node.span : held.node.span,
        message: `alert \`${rule.title.text}\` ${waits(held.ms)}, and its page says ${ours === 0 ? 'at once' : lengthInWords(ours)}`,
        help: 'Write one `for` in both places.',
        related: [{at: alert.entry.document.frontmatter.valueSpan([...condition.path, 'for']), message: 'is what the page says'}],
      }
    }
  },
  examples: [
    {
      name: 'the same time in other words, and none in both',
      files: firingExample(['{name: A, severity: page, query: a > 1, for: 1h}', '{name: B, severity: page, query: b > 1}'], {
        'rules.yaml': ruleFile('{alert: A, expr: a > 1, for: 60m}', '{alert: B, expr: b > 1, for: 0s}'),
      }),
      expect: [],
    },
    {
      name: 'another time, none, and one that the page does not say',
      files: firingExample(
        [
          '{name: A, severity: page, query: a > 1, for: 5m}',
          '{name: B, severity: page, query: b > 1, for: 5m}',
          '{name: C, severity: page, query: c > 1}',
        ],
        {
          'rules.yaml': ruleFile('{alert: A, expr: a > 1, for: 15m}', '{alert: B, expr: b > 1}', '{alert: C, expr: c > 1, for: 1h}'),
        },
      ),
      expect: [
        'content/alerts/rules.yaml:4:38-4:41 alert `A` waits 15 min, and its page says 5 min',
        'content/alerts/rules.yaml:5:17-5:18 alert `B` fires at once, and its page says 5 min',
        'content/alerts/rules.yaml:6:38-6:40 alert `C` waits 1 h, and its page says at once',
      ],
    },
  ],
})

function waits(ms: number): string {
  return ms === 0 ? 'fires at once' : `waits ${lengthInWords(ms)}`
}
