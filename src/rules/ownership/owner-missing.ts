import type {Catalog, Entry, Part} from '../../core/catalog/catalog.ts'
import {hasUnreadableSource, ownerOf} from '../../core/catalog/queries/owner.ts'
import type {Document} from '../../core/content/document.ts'
import type {Path} from '../../core/content/frontmatter.ts'
import {kindInWords} from '../../core/content/kinds.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

const help = {
  integration: 'Add `owner:` with the id of a team, or an ownership table with a `failures` row.',
  contract: 'Add `owner:` here, or to the integration that depends on it.',
  'failure-mode': 'Add `owner:` here, or to its integration.',
  alert: 'Add `owner:` to the alert, to its failure mode, or to the integration.',
  runbook: 'Add `owner:` here, or to the failure mode that leads to it.',
} as const

/**
 * Reports each integration, service, contract, failure mode, alert and runbook that no team owns, after inheritance.
 *
 * Of an alert an error for a page, a warning for a ticket; one that only informs needs no owner.
 */
export default defineRule({
  id: 'owner-missing',
  severity: 'error',
  summary: 'Nobody owns an integration, service, contract, failure mode, alert or runbook.',
  why: 'What nobody owns, nobody is woken for: the page goes to whoever happens to look.',
  *check(catalog) {
    for (const [of, {frontmatter}, path] of ownedThings(catalog)) {
      if (ownerOf(catalog, of) || hasUnreadableSource(catalog, of)) continue
      const kind = of.kind as keyof typeof help
      yield {
        at: frontmatter.valueSpan(path),
        message: `${kindInWords(kind)} \`${of.id}\` has no owner`,
        help: help[kind],
        ...(isTicket(of) && {severity: 'warning' as const}),
      }
    }
  },
  examples: [
    {
      name: 'an owner inherited from the integration',
      files: {
        'integrations/orders.mdx': mdx`
          ---
          title: Orders
          from: [shopify]
          to: [netsuite]
          mechanism: Webhook.
          tier: 1
          owner: order-ops
          ---
        `,
        'contracts/order-webhook.mdx': mdx`
          ---
          title: Order webhook
          integration: orders
          transport: webhook
          endpoint: orders/create
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a contract whose integration cannot be read',
      files: {
        'integrations/orders.mdx': '---\ntitle: Orders\nownr: order-ops\n---\n',
        'contracts/order-webhook.mdx': mdx`
          ---
          title: Order webhook
          integration: orders
          transport: webhook
          endpoint: orders/create
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'an integration and its contract without an owner',
      files: {
        'integrations/orders.mdx': mdx`
          ---
          title: Orders
          from: [shopify]
          to: [netsuite]
          mechanism: Webhook.
          tier: 1
          ---
        `,
        'contracts/order-webhook.mdx': mdx`
          ---
          title: Order webhook
          integration: orders
          transport: webhook
          endpoint: orders/create
          ---
        `,
      },
      expect: [
        'content/contracts/order-webhook.mdx:1:1-1:4 contract `order-webhook` has no owner',
        'content/integrations/orders.mdx:1:1-1:4 integration `orders` has no owner',
      ],
    },
    {
      name: 'an integration and its failure mode, with an alert that pages, one that opens a ticket and one that only informs',
      files: {
        'integrations/orders.mdx': '---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\n---\n',
        'failure-modes/orders-silent.mdx': mdx`
          ---
          title: Orders silent
          integration: orders
          class: stuck
          severity: SEV1
          alerts:
            - {name: OrdersSilent, query: up == 0, severity: page}
            - {name: OrdersSlow, query: up < 2, severity: ticket}
            - {name: OrdersSeen, query: up > 0, severity: information}
          ---
        `,
      },
      expect: [
        'content/failure-modes/orders-silent.mdx:1:1-1:4 failure mode `orders-silent` has no owner',
        'content/failure-modes/orders-silent.mdx:7:12-7:24 alert `OrdersSilent` has no owner',
        'content/failure-modes/orders-silent.mdx:8:12-8:22 alert `OrdersSlow` has no owner',
        'content/integrations/orders.mdx:1:1-1:4 integration `orders` has no owner',
      ],
    },
  ],
})

function* ownedThings(catalog: Catalog): Generator<[Entry | Part, Document, Path]> {
  for (const kind of ['integration', 'service', 'contract', 'failure-mode', 'runbook'] as const) {
    for (const entry of catalog.list(kind)) yield [entry, entry.document, ['owner']]
  }
  for (const part of catalog.parts('alert')) {
    if (part.data.severity !== 'information') yield [part, part.entry.document, [...part.path, 'name']]
  }
}

function isTicket(of: Entry | Part): boolean {
  return of.kind === 'alert' && of.data.severity === 'ticket'
}
