import type {Catalog} from '../../core/catalog/catalog.ts'
import {kindInWords} from '../../core/content/kinds.ts'
import type {Finding} from '../../core/lint/diagnostic.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {sharedNumbers} from './find-reference-numbers.ts'

/** Reports each entry or alert with a number that another one has. */
export default defineRule({
  id: 'number-taken',
  severity: 'error',
  summary: 'Two entries have the same number.',
  why: 'A number is what people say on the phone; half of them arrive on the wrong page.',
  *check(catalog) {
    for (const {first, second} of sharedNumbers(catalog)) {
      yield {
        at: second.at(),
        message: `number \`${second.number}\` is already that of ${kindInWords(first.of.kind)} \`${first.of.id}\``,
        help: 'Give the newer one the next free number.',
        related: [{at: first.at(), message: 'has it too'}],
      }
    }
    yield* otherNumbers(catalog)
  },
  examples: [
    {
      name: 'two decisions with numbers of their own, and one without',
      files: {
        'decisions/backfill.mdx': decision(1, 'number: DEC-01\n'),
        'decisions/stock-events.mdx': decision(2, 'number: DEC-02\n'),
        'decisions/tax-fallback.mdx': decision(3, ''),
      },
      expect: [],
    },
    {
      name: 'an alert defined elsewhere, named with a slip',
      files: {
        'failure-modes/orders-silent.mdx': failureMode('{name: OrdersSilent, number: AL-01, severity: page, query: up == 0}'),
        'failure-modes/signature.mdx': failureMode('{name: OrderSilent, number: AL-01, severity: page, primary: false}'),
      },
      expect: [],
    },
    {
      name: 'an alert that has another number where it is defined',
      files: {
        'failure-modes/orders-silent.mdx': failureMode('{name: OrdersSilent, number: AL-01, severity: page, query: up == 0}'),
        'failure-modes/signature.mdx': failureMode('{name: OrdersSilent, number: AL-02, severity: page, primary: false}'),
      },
      expect: [
        'content/failure-modes/signature.mdx:6:39-6:44 alert `OrdersSilent` has number `AL-01` where it is defined, and `AL-02` here',
      ],
    },
    {
      name: 'two decisions with one number, and an alert with that of a failure mode',
      files: {
        'decisions/backfill.mdx': decision(1, 'number: DEC-01\n'),
        'decisions/stock-events.mdx': decision(2, 'number: DEC-01\n'),
        'failure-modes/orders-silent.mdx':
          '---\ntitle: Silent\nnumber: FM-01\nintegration: orders\nclass: stuck\nseverity: SEV1\nalerts: [{name: OrdersSilent, number: FM-01, severity: page, query: up == 0}]\n---\n',
      },
      expect: [
        'content/decisions/stock-events.mdx:3:9-3:15 number `DEC-01` is already that of decision `backfill`',
        'content/failure-modes/orders-silent.mdx:7:39-7:44 number `FM-01` is already that of failure mode `orders-silent`',
      ],
    },
  ],
})

function decision(rank: number, line: string): string {
  return `---\ntitle: A decision\n${line}rank: ${rank}\nhorizon: immediate\nimpact: 5\nlikelihood: 4\neffort: 2\nstate: open\n---\n`
}

function failureMode(alert: string): string {
  return `---\ntitle: Silent\nintegration: orders\nclass: stuck\nseverity: SEV1\nalerts: [${alert}]\n---\n`
}

// Failure modes that an alert does not define may repeat its number.
function* otherNumbers(catalog: Catalog): Generator<Finding> {
  for (const {data, document} of catalog.list('failure-mode')) {
    for (const [index, {name, number, primary}] of data.alerts.entries()) {
      const defined = primary ? undefined : catalog.part('alert', name)
      if (number === undefined || defined?.data.number === undefined || defined.data.number === number) continue
      yield {
        at: document.frontmatter.valueSpan(['alerts', index, 'number']),
        message: `alert \`${name}\` has number \`${defined.data.number}\` where it is defined, and \`${number}\` here`,
        help: 'Correct one of the two, or leave the number out here.',
        related: [{at: defined.entry.document.frontmatter.valueSpan([...defined.path, 'number']), message: 'is defined here'}],
      }
    }
  }
}
