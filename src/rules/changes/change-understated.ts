import type {Difference, DifferenceClass} from '../../changes/difference.ts'
import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {contractDifferencesSince, isAgreed, namesDifference} from './at-stake.ts'
import {change, contract, landscape} from './example-content.ts'

type Named = Entry<'change'>['data']['class']

// What a class admits at most.
const admits: Record<Named, DifferenceClass> = {
  breaking: 'breaking',
  behaviour: 'behaviour',
  'enum-widened': 'behaviour',
  'new-endpoint': 'compatible',
  additive: 'compatible',
  'bug-fix': 'compatible',
}

const ranks: Record<DifferenceClass, number> = {breaking: 2, behaviour: 1, compatible: 0}

/** Reports each agreed change whose class is milder than what it does to the contract fields that it names. */
export default defineRule({
  id: 'change-understated',
  severity: 'error',
  summary: 'A change does more than its class says.',
  why: 'Whoever reads `bug-fix` does not test, does not plan and does not stand by, and stops working all the same.',
  compares: true,
  suppressible: false,
  *check(catalog, {base}) {
    if (!base) return
    for (const record of catalog.list('change').filter(isAgreed)) {
      const worst = worstNamed(catalog, base, record)
      if (!worst || ranks[worst.class] <= ranks[admits[record.data.class]]) continue
      yield {
        at: record.document.frontmatter.valueSpan(['class']),
        message: `change \`${record.id}\` is \`${record.data.class}\`, and what it names is ${worst.class}: ${worst.message}`,
        help: `Write \`class: ${worst.class}\`, and have it approved as such.`,
        ...(worst.after && {related: [{at: worst.after.at, message: 'is the difference'}]}),
      }
    }
  },
  examples: [
    {
      name: 'a break that is called one',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract('{name: channel, type: integer}'),
        'changes/chg-1.mdx': change('class: breaking\nstate: approved\nfields: [sales-order/channel]'),
      },
      before: {'contracts/sales-order.mdx': contract()},
      expect: [],
    },
    {
      name: 'a break that is called a bug fix',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract('{name: channel, type: integer}'),
        'changes/chg-1.mdx': change('class: bug-fix\nstate: approved\nfields: [sales-order/channel]'),
      },
      before: {'contracts/sales-order.mdx': contract()},
      expect: [
        'content/changes/chg-1.mdx:4:8-4:15 change `chg-1` is `bug-fix`, and what it names is breaking: type of field `sales-order/channel` is `integer`, and was `string`',
      ],
    },
  ],
})

function worstNamed(catalog: Catalog, base: Catalog, record: Entry<'change'>): Difference | undefined {
  return contractDifferencesSince(catalog, base).find(each => namesDifference(record, each))
}
