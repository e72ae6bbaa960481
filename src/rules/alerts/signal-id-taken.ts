import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Finding} from '../../core/lint/diagnostic.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each signal of an integration or service whose id another one of it has, and each service that is called as an integration. */
export default defineRule({
  id: 'signal-id-taken',
  severity: 'error',
  summary: 'Two signals have one id: in one integration or service, or in an integration and a service of one name.',
  why: 'One of the two answers for both, with thresholds and a query that nobody has chosen.',
  *check(catalog) {
    yield* sharedIds(catalog)
    for (const {kind, id, data, document} of [...catalog.list('integration'), ...catalog.list('service')]) {
      const placeOf = (index: number) => document.frontmatter.valueSpan(['signals', index, 'id'])
      const first = new Map<string, number>()
      for (const [index, signal] of data.signals.entries()) {
        const other = first.get(signal.id)
        if (other === undefined) first.set(signal.id, index)
        else {
          yield {
            at: placeOf(index),
            message: `${kind} \`${id}\` lists signal \`${signal.id}\` twice`,
            help: 'Give one of them an id of its own, or merge the two.',
            related: [{at: placeOf(other), message: 'is the first one'}],
          }
        }
      }
    }
  },
  examples: [
    {name: 'two signals', files: {'integrations/orders.mdx': integration('waiting', 'silence')}, expect: []},
    {
      name: 'a signal that was copied',
      files: {'integrations/orders.mdx': integration('waiting', 'waiting')},
      expect: ['content/integrations/orders.mdx:10:10-10:17 integration `orders` lists signal `waiting` twice'],
    },
    {
      name: 'a service that is called as an integration, and one with a signal twice',
      files: {
        'integrations/orders.mdx': integration('waiting'),
        'services/orders.mdx': service('errors'),
        'services/prices.mdx': service('errors', 'errors'),
      },
      expect: [
        'content/services/orders.mdx:2:8-2:14 service `orders` has the id of an integration',
        'content/services/prices.mdx:7:10-7:16 service `prices` lists signal `errors` twice',
      ],
    },
  ],
})

// A signal is `integration/signal` or `service/signal`, and both have one address of status.
function* sharedIds(catalog: Catalog): Generator<Finding> {
  for (const {id, document} of catalog.list('service')) {
    const other = catalog.get('integration', id)
    if (!other) continue
    yield {
      at: document.frontmatter.valueSpan(['title']),
      message: `service \`${id}\` has the id of an integration`,
      help: 'Give its file another name: signals and the page of its status are called by it.',
      related: [{at: other.document.frontmatter.valueSpan(['title']), message: 'is the integration'}],
    }
  }
}

function service(...ids: string[]): string {
  const signals = ids.map(id => `  - {id: ${id}, title: Waiting, unit: orders, query: sum(a), warning: 1, critical: 2, maxAge: 5m}\n`)
  return `---\ntitle: Orders\ntier: 1\nowner: ops\nsignals:\n${signals.join('')}---\n`
}

function integration(...ids: string[]): string {
  const signals = ids.map(id => `  - {id: ${id}, title: Waiting, unit: orders, query: sum(a), warning: 1, critical: 2, maxAge: 5m}\n`)
  return `---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Webhook.\ntier: 1\nowner: ops\nsignals:\n${signals.join('')}---\n`
}
