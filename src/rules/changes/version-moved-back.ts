import {placeOf} from '../../changes/difference.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {contractDifferencesSince, waiversFor} from './at-stake.ts'
import {change, contract, landscape} from './example-content.ts'

/** Reports each contract whose pinned version moves back, unless a change that names the contract is rolled back, or a waiver accepts it. */
export default defineRule({
  id: 'version-moved-back',
  severity: 'error',
  summary: 'A contract is pinned to an earlier version than before.',
  why: 'What the later version brought is read and not there; mostly it is a merge that took the older line.',
  compares: true,
  suppressible: false,
  *check(catalog, {base, now}) {
    if (!base) return
    for (const difference of contractDifferencesSince(catalog, base)) {
      const {kind, contract = '', fingerprint, message, before} = difference
      const isWayBack = catalog.list('change').some(({data}) => data.state === 'rolled-back' && data.contracts.includes(contract))
      if (kind !== 'version-lowered' || isWayBack || waiversFor(catalog, difference, now).length > 0) continue
      yield {
        at: placeOf(difference),
        message: `the version moves back: ${message}`,
        help: `Pin \`${before?.value}\` again. If it is meant, set the change that raised it to \`rolled-back\`, or accept fingerprint \`${fingerprint}\` with \`waivers\`.`,
      }
    }
  },
  examples: [
    {
      name: 'a later version, and a way back that is said',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(undefined, "version: '2026-07'\n"),
        'contracts/other.mdx': contract(undefined, 'version: v3\n'),
        'changes/chg-1.mdx': change('class: behaviour\nstate: rolled-back'),
      },
      before: {
        'contracts/sales-order.mdx': contract(undefined, "version: '2026-10'\n"),
        'contracts/other.mdx': contract(undefined, 'version: v2\n'),
      },
      expect: [],
    },
    {
      name: 'an earlier version',
      files: {...landscape, 'contracts/sales-order.mdx': contract(undefined, "version: '2026-07'\n")},
      before: {'contracts/sales-order.mdx': contract(undefined, "version: '2026-10'\n")},
      expect: [
        'content/contracts/sales-order.mdx:8:10-8:19 the version moves back: version of contract `sales-order` is `2026-07`, and was `2026-10`',
      ],
    },
  ],
})
