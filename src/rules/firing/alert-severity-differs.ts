import {compareAlerts, type FiredCondition} from '../../alerts/alert-comparison.ts'
import {setInRule} from '../../alerts/edit-rule.ts'
import {type SaidUrgency, urgencyOf} from '../../alerts/urgency.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Finding} from '../../core/lint/diagnostic.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'

/** Reports each rule whose severity is another one than that of its alert, is not known, or is missing where others have one. */
export default defineRule({
  id: 'alert-severity-differs',
  severity: 'error',
  summary: 'A rule has another severity than its page says.',
  why: 'The page says that it wakes somebody, and it waits in a list until the morning; or the other way round.',
  *check(catalog) {
    for (const fired of compareAlerts(catalog).fired) {
      const said = urgencyOf(fired.rule, catalog.settings)
      if (!fired.isExtra && !isSame(said, fired)) yield* find(catalog, fired, said)
    }
  },
  examples: [
    {
      name: 'the word of the page, another word for it, and a word that the settings explain',
      files: firingExample(
        ['{name: A, severity: page, query: a > 1}', '{name: B, severity: page, query: b > 1}', '{name: C, severity: ticket, query: c > 1}'],
        {
          'rules.yaml': ruleFile(
            '{alert: A, expr: a > 1, labels: {severity: page}}',
            '{alert: B, expr: b > 1, labels: {severity: critical}}',
            '{alert: C, expr: c > 1, labels: {severity: minor}}',
          ),
        },
        '  severities: {minor: ticket}\n',
      ),
      expect: [],
    },
    {
      name: 'another severity, one that nobody knows, and none',
      files: firingExample(
        ['{name: A, severity: page, query: a > 1}', '{name: B, severity: page, query: b > 1}', '{name: C, severity: ticket, query: c > 1}'],
        {
          'rules.yaml': ruleFile(
            '{alert: A, expr: a > 1, labels: {severity: warning}}',
            '{alert: B, expr: b > 1, labels: {severity: loud}}',
            '{alert: C, expr: c > 1, labels: {team: commerce}}',
          ),
        },
      ),
      expect: [
        'content/alerts/rules.yaml:4:52-4:59 alert `A` has severity `warning`, and its page says `page`',
        'content/alerts/rules.yaml:5:52-5:56 alert `B` has severity `loud`, which nobody knows, and its page says `page`',
        'content/alerts/rules.yaml:6:17-6:18 alert `C` has no label `severity`, and its page says `ticket`',
      ],
    },
  ],
})

// Alarms of CloudWatch and monitors may have no word for it.
function isSame(said: SaidUrgency, {rule, condition}: FiredCondition): boolean {
  if (said.state === 'missing') return rule.format !== 'prometheus' && rule.format !== 'grafana'
  return said.state === 'said' && said.urgency === condition.data.severity
}

function* find({settings}: Catalog, {rule, alert, condition}: FiredCondition, said: SaidUrgency): Generator<Finding> {
  const {severity} = condition.data
  const {severityLabel} = settings.alerts
  const isLabel = said.state === 'missing' || rule.labels.has(severityLabel)
  const ours = `its page says \`${severity}\``
  const related = [{at: alert.entry.document.frontmatter.valueSpan([...condition.path, 'severity']), message: 'is what the page says'}]
  const fix = isLabel ? setInRule(rule.node, ['labels', severityLabel], severity) : undefined
  const base = {related, fix, help: 'Write one severity in both places; `clarity alerts --fix` writes that of the page into the rule.'}
  if (said.state === 'missing') {
    const message = `alert \`${rule.title.text}\` has no label \`${severityLabel}\`, and ${ours}`
    yield {...base, at: rule.title.node.span, message, severity: 'warning'}
  } else {
    const isUnknown = said.state === 'unknown'
    const message = `alert \`${rule.title.text}\` has severity \`${said.at.text}\`${isUnknown ? ', which nobody knows' : ''}, and ${ours}`
    const help = isUnknown ? 'Say under `alerts.severities` in the settings what it means, or write one that is known.' : base.help
    yield {...base, at: said.at.node.span, message, help}
  }
}
