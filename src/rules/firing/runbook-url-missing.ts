import {setInRule} from '../../alerts/edit-rule.ts'
import {alertUrl, wrongLinks} from '../../alerts/runbook-link.ts'
import {urgencyOf} from '../../alerts/urgency.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, pageOf, ruleFile} from './example-content.ts'

/** Reports each rule of an alert of ours that has no link to its page: an error where it pages, a warning for a ticket, else a note. */
export default defineRule({
  id: 'runbook-url-missing',
  severity: 'error',
  summary: 'A rule has no link to the page of its alert.',
  why: 'Whoever it wakes has to search for the page first, in the minutes in which it counts.',
  *check(catalog) {
    for (const {rule, alert, what} of wrongLinks(catalog)) {
      if (what.fault !== 'missing' || !alert) continue
      const url = alertUrl(catalog, alert.id)
      const said = urgencyOf(rule, catalog.settings)
      const urgency = said.state === 'said' ? said.urgency : alert.data.severity
      const isWritable = rule.format === 'prometheus' || rule.format === 'grafana'
      yield {
        at: rule.title.node.span,
        message: `alert \`${rule.title.text}\` has no ${isWritable ? '`runbook_url`' : 'link to its page'}`,
        help:
          url === undefined
            ? 'Give it the address of its page; `links.site` in the settings says where the site lives.'
            : `Add \`${url}\`${isWritable ? '; `clarity alerts --fix` writes it' : ''}.`,
        severity: ({page: 'error', ticket: 'warning', information: 'note'} as const)[urgency],
        fix: url !== undefined && isWritable ? setInRule(rule.node, ['annotations', 'runbook_url'], url) : undefined,
      }
    }
  },
  examples: [
    {
      name: 'links to the page of the alert, of its failure mode and of its runbook',
      files: firingExample(
        ['{name: A, severity: page, query: a > 1}', '{name: B, severity: page, query: b > 1}', '{name: C, severity: page, query: c > 1}'],
        {
          'rules.yaml': ruleFile(
            `{alert: A, expr: a > 1, ${pageOf('A')}}`,
            '{alert: B, expr: b > 1, annotations: {runbook_url: https://runbooks.example.com/failure-modes/orders-silent/}}',
            '{alert: C, expr: c > 1, annotations: {runbook_url: "https://runbooks.example.com/runbooks/recreate-webhook/#recover-1"}}',
          ),
        },
      ),
      expect: [],
    },
    {
      name: 'a page, a ticket, an empty link and a monitor',
      files: firingExample(
        [
          '{name: A, severity: page, query: a > 1}',
          '{name: B, severity: page, query: b > 1}',
          '{name: C, severity: information, query: c > 1}',
          '{name: DiskFull, severity: ticket, query: d > 1}',
        ],
        {
          'rules.yaml': ruleFile(
            '{alert: A, expr: a > 1, labels: {severity: page}}',
            '{alert: B, expr: b > 1, labels: {severity: warning}, annotations: {runbook_url: ""}}',
            '{alert: C, expr: c > 1}',
          ),
          'monitors.json': '[{"name": "Disk full", "type": "metric alert", "query": "d", "message": "Full."}]',
        },
      ),
      expect: [
        'content/alerts/monitors.json:1:11-1:22 alert `Disk full` has no link to its page',
        'content/alerts/rules.yaml:4:17-4:18 alert `A` has no `runbook_url`',
        'content/alerts/rules.yaml:5:17-5:18 alert `B` has no `runbook_url`',
        'content/alerts/rules.yaml:6:17-6:18 alert `C` has no `runbook_url`',
      ],
    },
  ],
})
