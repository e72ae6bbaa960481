import {dayOf} from '../../core/format/dates.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {contract, landscape} from './example-content.ts'

/** Reports each waiver whose last day has passed; it accepts nothing any more. */
export default defineRule({
  id: 'waiver-expired',
  severity: 'warning',
  summary: 'A waiver holds no longer.',
  why: 'What it accepted is a break again, and the next check says so to whoever comes by.',
  *check(catalog, {now}) {
    const day = dayOf(now, catalog.settings.timeZone)
    for (const {id, data, document} of catalog.list('contract')) {
      for (const [index, {until, fingerprint}] of data.waivers.entries()) {
        if (until >= day) continue
        yield {
          at: document.frontmatter.valueSpan(['waivers', index, 'until']),
          message: `waiver \`${fingerprint}\` of contract \`${id}\` held until ${until}`,
          help: 'Take it out, or have it approved anew with another last day.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a waiver on its last day',
      files: {...landscape, 'contracts/sales-order.mdx': contract(undefined, waiver('2026-11-23'))},
      expect: [],
    },
    {
      name: 'a waiver whose last day has passed',
      files: {...landscape, 'contracts/sales-order.mdx': contract(undefined, waiver('2026-11-20'))},
      expect: ['content/contracts/sales-order.mdx:8:108-8:118 waiver `0123456789abcdef` of contract `sales-order` held until 2026-11-20'],
    },
  ],
})

function waiver(until: string): string {
  return `waivers: [{fingerprint: '0123456789abcdef', reason: Never filled., owner: finance, approver: jules, until: ${until}}]\n`
}
