import {nameInWords} from '../../core/catalog/queries/find-by-name.ts'
import {subjectTarget} from '../../core/catalog/queries/subject.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each ownership table of an integration that has one already. */
export default defineRule({
  id: 'ownership-table-taken',
  severity: 'error',
  summary: 'Two ownership tables are for one integration or service.',
  why: 'Each names other teams, and a page shows one of them.',
  *check(catalog) {
    for (const [subject, [first, ...others]] of Map.groupBy(catalog.list('ownership'), ({data}) => nameInWords(subjectTarget(data)))) {
      for (const {data, document} of others) {
        yield {
          at: document.frontmatter.valueSpan([subjectTarget(data).kind]),
          message: `${subject} has an ownership table already, \`${first?.id}\``,
          help: 'Merge the two tables.',
          ...(first && {related: [{at: first.document.frontmatter.valueSpan([subjectTarget(data).kind]), message: 'is the first one'}]}),
        }
      }
    }
  },
  examples: [
    {
      name: 'one table for each integration',
      files: {'ownership/orders.mdx': table('orders'), 'ownership/stock.mdx': table('stock')},
      expect: [],
    },
    {
      name: 'a table that was copied',
      files: {'ownership/orders-2.mdx': table('orders'), 'ownership/orders.mdx': table('orders')},
      expect: ['content/ownership/orders.mdx:3:14-3:20 integration `orders` has an ownership table already, `orders-2`'],
    },
  ],
})

function table(integration: string): string {
  return mdx`
    ---
    title: Table
    integration: ${integration}
    responsibilities: {failures: {owner: ops}}
    ---
  `
}
