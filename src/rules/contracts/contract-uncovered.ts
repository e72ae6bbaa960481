import {hasUnread} from '../../core/catalog/queries/unread.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {uncoveredContracts} from './find-contract-fields.ts'

/**
 * Reports each contract that no failure mode names although its integration has failure modes.
 *
 * An integration without any failure mode is one gap, not one for each of its contracts; the coverage page shows it.
 */
export default defineRule({
  id: 'contract-uncovered',
  severity: 'warning',
  summary: 'No failure mode covers a contract.',
  why: 'It will break like the others, and then there is no page that says what to do.',
  *check(catalog) {
    if (hasUnread(catalog, 'failure-mode')) return
    for (const {id, data, document} of uncoveredContracts(catalog)) {
      yield {
        at: document.frontmatter.valueSpan(['title']),
        message: `no failure mode of \`${data.integration}\` covers contract \`${id}\``,
        help: 'Add `contract:` to the failure mode that breaks it, or write the failure mode.',
      }
    }
  },
  examples: [
    {
      name: 'a contract that a failure mode names, and an integration without failure modes',
      files: {
        'contracts/webhook.mdx': contract('orders'),
        'contracts/mail-events.mdx': contract('mail'),
        'failure-modes/orders-silent.mdx': mode('contract: webhook'),
      },
      expect: [],
    },
    {
      name: 'a contract beside a failure mode that names another one',
      files: {
        'contracts/webhook.mdx': contract('orders'),
        'contracts/sales-order.mdx': contract('orders'),
        'failure-modes/orders-silent.mdx': mode('contract: webhook'),
      },
      expect: ['content/contracts/sales-order.mdx:2:8-2:18 no failure mode of `orders` covers contract `sales-order`'],
    },
  ],
})

function contract(integration: string): string {
  return `---\ntitle: A contract\nintegration: ${integration}\ntransport: rest\nendpoint: /orders\n---\n`
}

function mode(line: string): string {
  return `---\ntitle: Orders silent\nintegration: orders\nclass: stuck\nseverity: SEV1\n${line}\n---\n`
}
