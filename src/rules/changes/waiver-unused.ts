import {defineRule} from '../../core/lint/rule.ts'
import {contractDifferencesSince} from './at-stake.ts'
import {contract, landscape} from './example-content.ts'

/** Reports each waiver that accepts nothing of what differs. */
export default defineRule({
  id: 'waiver-unused',
  severity: 'warning',
  summary: 'A waiver accepts nothing.',
  why: 'It stays behind, and one day something else is read into it.',
  compares: true,
  *check(catalog, {base}) {
    if (!base) return
    const differing = new Set(contractDifferencesSince(catalog, base).map(({fingerprint}) => fingerprint))
    for (const {id, data, document} of catalog.list('contract')) {
      for (const [index, {fingerprint}] of data.waivers.entries()) {
        if (differing.has(fingerprint)) continue
        yield {
          at: document.frontmatter.valueSpan(['waivers', index, 'fingerprint']),
          message: `contract \`${id}\` has no difference \`${fingerprint}\` that could be accepted`,
          help: 'Take the waiver out: what it accepted has been merged, or was never there.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a waiver of what differs',
      files: {...landscape, 'contracts/sales-order.mdx': contract('{name: channel, type: integer}', waiver('dbed81a43719ce83'))},
      before: {'contracts/sales-order.mdx': contract()},
      expect: [],
    },
    {
      name: 'a waiver that was left behind',
      files: {...landscape, 'contracts/sales-order.mdx': contract(undefined, waiver('0123456789abcdef'))},
      before: {'contracts/sales-order.mdx': contract()},
      expect: [
        'content/contracts/sales-order.mdx:8:25-8:43 contract `sales-order` has no difference `0123456789abcdef` that could be accepted',
      ],
    },
  ],
})

function waiver(fingerprint: string): string {
  return `waivers: [{fingerprint: '${fingerprint}', reason: Never filled., owner: finance, approver: jules, until: 2026-12-15}]\n`
}
