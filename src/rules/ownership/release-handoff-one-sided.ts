import {subjectTarget} from '../../core/catalog/queries/subject.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each handoff that one person has signed for both sides. */
export default defineRule({
  id: 'release-handoff-one-sided',
  severity: 'warning',
  summary: 'A release handoff is signed by one person for both sides.',
  why: 'Nobody has taken over: whoever is paged next has never gone through it.',
  *check(catalog) {
    for (const {data, document} of catalog.list('ownership')) {
      for (const [index, {on, from, to}] of data.handoffs.entries()) {
        if (from !== to) continue
        yield {
          at: document.frontmatter.valueSpan(['handoffs', index, 'to']),
          message: `\`${to}\` hands \`${subjectTarget(data).id}\` over to themselves on ${on}`,
          help: 'Name who takes over, after both have gone through the sheet.',
        }
      }
    }
  },
  examples: [
    {name: 'two people', files: {'ownership/orders.mdx': table('robin', 'noor')}, expect: []},
    {
      name: 'one person',
      files: {'ownership/orders.mdx': table('noor', 'noor')},
      expect: ['content/ownership/orders.mdx:5:45-5:49 `noor` hands `orders` over to themselves on 2026-11-16'],
    },
  ],
})

function table(from: string, to: string): string {
  return `---\ntitle: Who owns orders\nintegration: orders\nresponsibilities: {}\nhandoffs: [{on: 2026-11-16, from: ${from}, to: ${to}}]\n---\n`
}
