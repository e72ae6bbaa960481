import {isOfOrganisation} from '../../core/catalog/queries/approval.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {contract, landscape} from './example-content.ts'

/** Reports each waiver whose approver is of another organisation. */
export default defineRule({
  id: 'waiver-unapproved',
  severity: 'error',
  summary: 'A waiver is approved by somebody of another organisation.',
  why: 'Who changes the other side accepts the break on behalf of those whom it breaks.',
  *check(catalog) {
    for (const {id, data, document} of catalog.list('contract')) {
      for (const [index, {approver, fingerprint, owner}] of data.waivers.entries()) {
        if (isOfOrganisation(catalog, approver)) continue
        yield {
          at: document.frontmatter.valueSpan(['waivers', index, 'approver']),
          message: `waiver \`${fingerprint}\` of contract \`${id}\` is approved by \`${approver}\`, who is of another organisation`,
          help: `Have somebody of ours approve it, such as the lead of \`${owner}\`.`,
        }
      }
    }
  },
  examples: [
    {
      name: 'a waiver by one of ours',
      files: {...landscape, 'contracts/sales-order.mdx': contract(undefined, waiver('jules'))},
      expect: [],
    },
    {
      name: 'a waiver by the vendor',
      files: {...landscape, 'contracts/sales-order.mdx': contract(undefined, waiver('vendor'))},
      expect: [
        'content/contracts/sales-order.mdx:8:94-8:100 waiver `0123456789abcdef` of contract `sales-order` is approved by `vendor`, who is of another organisation',
      ],
    },
  ],
})

function waiver(approver: string): string {
  return `waivers: [{fingerprint: '0123456789abcdef', reason: Never filled., owner: finance, approver: ${approver}, until: 2026-12-15}]\n`
}
