import {defineRule} from '../../core/lint/rule.ts'
import {loudAlerts} from './find-alert-conditions.ts'

/**
 * Reports each alert that pages for failures that can wait for the morning.
 *
 * They can where the settings give a human 12 hours or more; without a scale in the settings, SEV4 can. Of several failure modes that name
 * the alert, the worst one counts.
 */
export default defineRule({
  id: 'alert-above-severity',
  severity: 'warning',
  summary: 'An alert wakes somebody for a failure that can wait.',
  why: 'Whoever is woken for nothing three times sleeps through the fourth page.',
  *check(catalog) {
    for (const {alert, mode} of loudAlerts(catalog)) {
      yield {
        at: alert.entry.document.frontmatter.valueSpan([...alert.path, 'severity']),
        message: `alert \`${alert.id}\` pages, and failure mode \`${mode.id}\` is only ${mode.data.severity}`,
        help: 'Let the alert open a `ticket`, or raise the severity of the failure mode if it cannot wait.',
        related: [{at: mode.document.frontmatter.valueSpan(['severity']), message: 'can wait for the morning'}],
      }
    }
  },
  examples: [
    {
      name: 'a page for SEV2, a ticket for SEV4, and a page that a worse failure mode shares',
      files: {
        'failure-modes/orders-silent.mdx': mode('SEV2', '{name: OrdersSilent, severity: page, query: orders == 0}'),
        'failure-modes/label-wrong.mdx': mode('SEV4', '{name: LabelWrong, severity: ticket, query: labels > 0}'),
        'failure-modes/feed-late.mdx': mode('SEV4', '{name: FeedLate, severity: page, query: feed > 9}'),
        'failure-modes/stock-wrong.mdx': mode('SEV1', '{name: FeedLate, severity: page, primary: false}'),
      },
      expect: [],
    },
    {
      name: 'a page for SEV3, whose human has three days',
      files: {
        'settings.yaml': 'severities:\n  - {id: SEV3, means: There is a workaround., humanWithin: 3d, reviewEvery: 365d}\n',
        'failure-modes/mail-late.mdx': mode('SEV3', '{name: MailLate, severity: page, query: mail > 9}'),
      },
      expect: ['content/failure-modes/mail-late.mdx:6:37-6:41 alert `MailLate` pages, and failure mode `mail-late` is only SEV3'],
    },
    {
      name: 'a page for SEV4',
      files: {'failure-modes/label-wrong.mdx': mode('SEV4', '{name: LabelWrong, severity: page, query: labels > 0}')},
      expect: ['content/failure-modes/label-wrong.mdx:6:39-6:43 alert `LabelWrong` pages, and failure mode `label-wrong` is only SEV4'],
    },
  ],
})

function mode(severity: string, alert: string): string {
  return `---\ntitle: A failure\nintegration: orders\nclass: stuck\nseverity: ${severity}\nalerts: [${alert}]\n---\n`
}
