import {defineRule} from '../../core/lint/rule.ts'
import {agreedChanges, contractDifferencesSince, namesDifference} from './at-stake.ts'
import {change, contract, landscape} from './example-content.ts'

/**
 * Reports each field that a change names although the work that it covers does not touch it.
 *
 * Asked of changes without steps, of which the work covers at least one difference: the parts of a plan come one after the other.
 */
export default defineRule({
  id: 'change-claims-untouched',
  severity: 'warning',
  summary: 'A change names fields that the work does not touch.',
  why: 'It is an approval in advance: the next one who touches the field is covered by people who never saw it.',
  compares: true,
  suppressible: false,
  *check(catalog, {base}) {
    if (!base) return
    const differences = contractDifferencesSince(catalog, base)
    for (const record of agreedChanges(catalog, base)) {
      const covered = differences.filter(each => namesDifference(record, each))
      if (record.data.steps.length > 0 || covered.length === 0) continue
      const touched = new Set(differences.flatMap(({of, was}) => [of.id, was ?? '']))
      for (const [index, field] of record.data.fields.entries()) {
        if (touched.has(field)) continue
        yield {
          at: record.document.frontmatter.valueSpan(['fields', index]),
          message: `change \`${record.id}\` names \`${field}\`, which this work does not touch`,
          help: 'Take it out, or write `steps` that say when its turn comes.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a change with the field that the work touches',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract('{name: channel, type: integer}, {name: total, type: number}'),
        'changes/chg-1.mdx': change('class: breaking\nstate: approved\nfields: [sales-order/channel]'),
      },
      before: {'contracts/sales-order.mdx': contract('{name: channel, type: string}, {name: total, type: number}')},
      expect: [],
    },
    {
      name: 'a change with a field beside it',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract('{name: channel, type: integer}, {name: total, type: number}'),
        'changes/chg-1.mdx': change('class: breaking\nstate: approved\nfields: [sales-order/channel, sales-order/total]'),
      },
      before: {'contracts/sales-order.mdx': contract('{name: channel, type: string}, {name: total, type: number}')},
      expect: ['content/changes/chg-1.mdx:6:31-6:48 change `chg-1` names `sales-order/total`, which this work does not touch'],
    },
  ],
})
