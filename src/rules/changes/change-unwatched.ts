import {defineRule} from '../../core/lint/rule.ts'
import {agreedChanges} from './at-stake.ts'
import {change, contract, landscape} from './example-content.ts'

/** Reports each integration with signals of which an agreed change touches a contract and watches none. */
export default defineRule({
  id: 'change-unwatched',
  severity: 'error',
  summary: 'A change touches an integration and watches none of its signals.',
  why: 'When it goes wrong the first to notice is a customer, although the number is measured.',
  compares: true,
  *check(catalog, {base}) {
    for (const {id, data, document} of agreedChanges(catalog, base)) {
      const touched = new Set(data.contracts.flatMap(contract => catalog.get('contract', contract)?.data.integration ?? []))
      for (const integration of touched) {
        const signals = catalog.get('integration', integration)?.data.signals ?? []
        if (signals.length === 0 || data.watch.some(signal => signal.startsWith(`${integration}/`))) continue
        yield {
          at: document.frontmatter.valueSpan([data.watch.length > 0 ? 'watch' : 'title']),
          message: `change \`${id}\` touches integration \`${integration}\` and watches none of its signals`,
          help: `Add one to \`watch\`, such as \`${integration}/${signals[0]?.id}\`.`,
        }
      }
    }
  },
  examples: [
    {
      name: 'a change with a signal of the integration',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(),
        'changes/chg-1.mdx': change('class: additive\nstate: approved\nwatch: [orders/waiting]'),
      },
      expect: [],
    },
    {
      name: 'a change without one',
      files: {...landscape, 'contracts/sales-order.mdx': contract(), 'changes/chg-1.mdx': change('class: additive\nstate: approved')},
      expect: ['content/changes/chg-1.mdx:2:8-2:16 change `chg-1` touches integration `orders` and watches none of its signals'],
    },
  ],
})
