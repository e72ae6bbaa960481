import {defineRule} from '../../core/lint/rule.ts'

/** Reports each signal of an integration whose id another one of it has. */
export default defineRule({
  id: 'signal-id-taken',
  severity: 'error',
  summary: 'An integration lists two signals with one id.',
  why: 'One of the two answers for both, with thresholds and a query that nobody has chosen.',
  local: true,
  *check(catalog) {
    for (const {id, data, document} of catalog.list('integration')) {
      const placeOf = (index: number) => document.frontmatter.valueSpan(['signals', index, 'id'])
      const first = new Map<string, number>()
      for (const [index, signal] of data.signals.entries()) {
        const other = first.get(signal.id)
        if (other === undefined) first.set(signal.id, index)
        else {
          yield {
            at: placeOf(index),
            message: `integration \`${id}\` lists signal \`${signal.id}\` twice`,
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
  ],
})

function integration(...ids: string[]): string {
  const signals = ids.map(id => `  - {id: ${id}, title: Waiting, unit: orders, query: sum(a), warning: 1, critical: 2, maxAge: 5m}\n`)
  return `---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Webhook.\ntier: 1\nowner: ops\nsignals:\n${signals.join('')}---\n`
}
