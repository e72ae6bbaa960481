import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {approvalOf, isOfOrganisation} from '../../core/catalog/queries/approval.ts'
import {ownerOf} from '../../core/catalog/queries/owner.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {agreedChanges} from './at-stake.ts'
import {change, contract, landscape} from './example-content.ts'

/**
 * Reports each team that owns a contract or a consumer of an agreed change and of which nobody has approved it.
 *
 * Somebody of another organisation approves for nobody here.
 */
export default defineRule({
  id: 'change-approval-missing',
  severity: 'error',
  summary: 'A change is agreed without the team of a contract or consumer.',
  why: 'The team that is woken when it goes wrong has never heard of it.',
  compares: true,
  *check(catalog, {base}) {
    for (const record of agreedChanges(catalog, base)) {
      const outside = record.data.approvals.filter(({by}) => !isOfOrganisation(catalog, by)).map(({by}) => by)
      for (const [id, owned] of teamsOf(catalog, record)) {
        const team = catalog.get('team', id)
        if (team && approvalOf(catalog, record, team)) continue
        const vendor = outside.length > 0 ? `; \`${outside[0]}\` is of another organisation` : ''
        yield {
          at: record.document.frontmatter.valueSpan([record.data.approvals.length > 0 ? 'approvals' : 'state']),
          message: `change \`${record.id}\` is \`${record.data.state}\` without \`${id}\`, which owns ${owned}${vendor}`,
          help: `Have somebody of \`${id}\` approve it.`,
        }
      }
    }
  },
  examples: [
    {
      name: 'a change that both teams have approved',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(),
        'changes/chg-1.mdx': change(
          'class: breaking\nstate: approved\nconsumers: [orders]\napprovals: [{by: jules, on: 2026-11-12}, {by: noor, on: 2026-11-12}]',
        ),
      },
      expect: [],
    },
    {
      name: 'the vendor as only approver',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(),
        'changes/chg-1.mdx': change('class: breaking\nstate: approved\nconsumers: [orders]\napprovals: [{by: vendor, on: 2026-11-12}]'),
      },
      expect: [
        'content/changes/chg-1.mdx:7:12-7:42 change `chg-1` is `approved` without `finance`, which owns contract `sales-order`; `vendor` is of another organisation',
        'content/changes/chg-1.mdx:7:12-7:42 change `chg-1` is `approved` without `platform`, which owns consumer `orders`; `vendor` is of another organisation',
      ],
    },
  ],
})

function teamsOf(catalog: Catalog, {data}: Entry<'change'>): Map<string, string> {
  const contracts = data.contracts.flatMap(id => catalog.get('contract', id) ?? [])
  const consumers = data.consumers.flatMap(id => catalog.get('integration', id) ?? [])
  const teams = new Map<string, string>()
  for (const entry of [...contracts, ...consumers]) {
    const team = ownerOf(catalog, entry)?.id
    const words = `${entry.kind === 'contract' ? 'contract' : 'consumer'} \`${entry.id}\``
    if (team !== undefined && catalog.get('team', team) && !teams.has(team)) teams.set(team, words)
  }
  return teams
}
