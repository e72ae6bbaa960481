import {defineRule} from '../../core/lint/rule.ts'

/** Reports each signal that has no business sentence. */
export default defineRule({
  id: 'signal-without-sentence',
  severity: 'warning',
  summary: 'A signal does not say in business words what its number means.',
  local: true,
  why: 'At night a number without a sentence says neither who is harmed nor whether it can wait.',
  *check(catalog) {
    for (const {data, id, entry, path} of catalog.parts('signal')) {
      if (data.sentence !== undefined) continue
      yield {
        at: entry.document.frontmatter.valueSpan([...path, 'sentence']),
        message: `signal \`${id}\` has no business sentence`,
        help: 'Add `sentence:`, with `{value}` where the number goes.',
      }
    }
  },
  examples: [
    {
      name: 'a sentence with its number',
      files: {'integrations/orders.mdx': integration("{id: waiting, title: Waiting, unit: orders, sentence: '{value} paid orders wait'}")},
      expect: [],
    },
    {
      name: 'a number alone',
      files: {'integrations/orders.mdx': integration('{id: waiting, title: Waiting, unit: orders}')},
      expect: ['content/integrations/orders.mdx:7:12-7:14 signal `orders/waiting` has no business sentence'],
    },
  ],
})

function integration(signal: string): string {
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals: [${signal}]\n---\n`
}
