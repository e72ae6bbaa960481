import {ownershipTableOf} from '../../core/catalog/queries/owner.ts'
import {subjectsOf} from '../../core/catalog/queries/subject.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {handoffsOf} from '../../release/handoffs.ts'

/** Reports each integration or service that settings want handed over in writing and that never was; with the level of its tier. */
export default defineRule({
  id: 'release-handoff-missing',
  severity: 'error',
  summary: 'An integration or service was never handed over to those who operate it.',
  why: 'Those who are paged for it learn what it does, what is half done and what is known to be broken while it burns.',
  *check(catalog) {
    for (const subject of subjectsOf(catalog)) {
      const policy = catalog.settings.operable.find(({tier}) => tier === subject.data.tier)
      if (!policy?.handoff || handoffsOf(catalog, subject).length > 0) continue
      const table = ownershipTableOf(catalog, subject)
      yield {
        at: table ? table.document.frontmatter.valueSpan([subject.kind]) : subject.document.frontmatter.valueSpan(['tier']),
        message: `${subject.kind} \`${subject.id}\` of tier ${subject.data.tier} has no release handoff`,
        help: `Go through \`clarity export handoff ${subject.id}\` with whoever takes over, and write a line into \`handoffs\` of its ownership table.`,
        severity: policy.level,
      }
    }
  },
  examples: [
    {
      name: 'a tier that asks for it with a handoff, and one that does not ask',
      files: {
        'settings.yaml': settings(),
        'integrations/orders.mdx': integration(1),
        'integrations/mails.mdx': integration(3),
        'ownership/orders.mdx': table('handoffs: [{on: 2026-11-16, from: robin, to: noor}]\n'),
      },
      expect: [],
    },
    {
      name: 'a table without a handoff, and no table at all',
      files: {
        'settings.yaml': settings(),
        'integrations/orders.mdx': integration(1),
        'integrations/stock.mdx': integration(1),
        'ownership/orders.mdx': table(''),
      },
      expect: [
        'content/integrations/stock.mdx:6:7-6:8 integration `stock` of tier 1 has no release handoff',
        'content/ownership/orders.mdx:3:14-3:20 integration `orders` of tier 1 has no release handoff',
      ],
    },
    {
      name: 'a service of such a tier',
      files: {'settings.yaml': settings(), 'services/prices.mdx': '---\ntitle: Prices\ntier: 1\n---\n'},
      expect: ['content/services/prices.mdx:3:7-3:8 service `prices` of tier 1 has no release handoff'],
    },
  ],
})

function settings(): string {
  return 'operable: [{tier: 1, level: error, asks: [], handoff: true}]\n'
}

function integration(tier: number): string {
  return `---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Queue.\ntier: ${tier}\n---\n`
}

function table(handoffs: string): string {
  return `---\ntitle: Who owns it\nintegration: orders\nresponsibilities: {}\n${handoffs}---\n`
}
