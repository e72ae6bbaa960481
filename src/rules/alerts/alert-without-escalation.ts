import {escalationOf, hasUnreadableSource} from '../../core/catalog/queries/owner.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/**
 * Reports each alert that reaches nobody through an escalation path, after inheritance.
 *
 * An error for a page, a warning for a ticket; one that only informs needs no path.
 */
export default defineRule({
  id: 'alert-without-escalation',
  severity: 'error',
  summary: 'An alert that somebody must answer has no escalation path.',
  why: 'If the first person does not answer, the alert knows nobody else, and the failure waits with it.',
  *check(catalog) {
    for (const alert of catalog.parts('alert')) {
      const {severity} = alert.data
      if (severity === 'information' || escalationOf(catalog, alert) || hasUnreadableSource(catalog, alert)) continue
      yield {
        at: alert.entry.document.frontmatter.valueSpan([...alert.path, 'name']),
        message: `alert \`${alert.id}\` ${severity === 'page' ? 'pages' : 'opens a ticket'} and has no escalation path`,
        help: 'Add `escalation:` to its failure mode, to the integration, or to the `failures` row of the ownership table.',
        severity: severity === 'page' ? 'error' : 'warning',
      }
    }
  },
  examples: [
    {
      name: 'a path inherited from the integration, and an alert that only informs',
      files: {
        'integrations/orders.mdx': integration('escalation: commerce'),
        'integrations/mail.mdx': integration('owner: lifecycle'),
        'failure-modes/orders-silent.mdx': mode('orders', 'page'),
        'failure-modes/mail-late.mdx': mode('mail', 'information'),
      },
      expect: [],
    },
    {
      name: 'an alert that pages and has no path',
      files: {
        'integrations/orders.mdx': integration('owner: commerce'),
        'failure-modes/orders-silent.mdx': mode('orders', 'page'),
      },
      expect: ['content/failure-modes/orders-silent.mdx:6:17-6:30 alert `Failed_orders` pages and has no escalation path'],
    },
    {
      name: 'an alert that opens a ticket and has no path',
      files: {
        'integrations/orders.mdx': integration('owner: commerce'),
        'failure-modes/orders-silent.mdx': mode('orders', 'ticket'),
      },
      expect: ['content/failure-modes/orders-silent.mdx:6:17-6:30 alert `Failed_orders` opens a ticket and has no escalation path'],
    },
  ],
})

function integration(line: string): string {
  return `---\ntitle: A flow\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\n${line}\n---\n`
}

function mode(of: string, severity: string): string {
  return mdx`
    ---
    title: A failure
    integration: ${of}
    class: stuck
    severity: SEV1
    alerts: [{name: Failed_${of}, severity: ${severity}, query: up == 0}]
    ---
  `
}
