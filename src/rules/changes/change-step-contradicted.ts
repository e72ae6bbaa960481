import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {dayOf} from '../../core/format/dates.ts'
import type {Finding} from '../../core/lint/diagnostic.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {consumerStates} from '../../release/consumer-states.ts'
import {agreedChanges} from './at-stake.ts'
import {change, contract, landscape} from './example-content.ts'

/**
 * Reports each step of an agreed change that contracts contradict: what was added is not there, what was taken away still is or is
 * gone before its step, who is said to have moved has not, and fields that still become what was to be left by now (as a warning).
 */
export default defineRule({
  id: 'change-step-contradicted',
  severity: 'error',
  summary: 'A step of a change is said to be done, and the contract says otherwise.',
  why: 'The next step begins on the word of this one, and takes away what somebody still reads.',
  reads: 'document',
  compares: true,
  *check(catalog, {base, now}) {
    const day = dayOf(now, catalog.settings.timeZone)
    for (const record of agreedChanges(catalog, base)) {
      yield* missing(catalog, record)
      yield* remaining(catalog, record)
      yield* goneEarly(catalog, record, day)
      yield* notMoved(catalog, record)
      yield* stillMapped(catalog, record, day)
    }
  },
  examples: [
    {
      name: 'steps as the contract has them',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract('{name: channel, type: string}, {name: sales_channel, type: string}'),
        'changes/chg-1.mdx': plan('done', 'planned', '2026-12-31'),
      },
      expect: [],
    },
    {
      name: 'a new field that is not there, an old one that still is, and a reader that has not moved',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(),
        'contracts/market.mdx':
          '---\ntitle: Market order\nintegration: orders\ntransport: rest\nendpoint: /orders\nfields: [{name: site, type: string, mapsTo: sales-order/channel}]\n---\n',
        'changes/chg-1.mdx': plan('done', 'done', '2026-11-20', ', moved: [orders]'),
      },
      expect: [
        'content/changes/chg-1.mdx:8:45-8:49 step `expand` of change `chg-1` is done, and `sales-order/sales_channel` is not there',
        'content/changes/chg-1.mdx:9:82-9:88 `orders` is said to have moved, and `market/site` still uses what change `chg-1` takes away',
        'content/changes/chg-1.mdx:10:47-10:51 step `contract` of change `chg-1` is done, and `sales-order/channel` is still there',
        'content/contracts/market.mdx:6:45-6:64 `market/site` still becomes `sales-order/channel`, which change `chg-1` was to leave by 2026-11-20',
      ],
    },
    {
      name: 'a field that is gone before its step',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract('{name: sales_channel, type: string}'),
        'changes/chg-1.mdx': plan('done', 'planned', '2026-12-31'),
      },
      expect: [
        'content/changes/chg-1.mdx:10:5-10:55 `sales-order/channel` is gone, and step `contract` of change `chg-1` begins on 2027-01-05',
      ],
    },
  ],
})

type Change = Entry<'change'>

function* missing(catalog: Catalog, {id, data, document}: Change): Generator<Finding> {
  for (const [index, {step, state, adds}] of data.steps.entries()) {
    if (state !== 'done') continue
    for (const added of adds.filter(each => !isThere(catalog, each))) {
      yield {
        at: document.frontmatter.valueSpan(['steps', index, 'state']),
        message: `step \`${step}\` of change \`${id}\` is done, and \`${added}\` is not there`,
        help: 'Add it to its contract, or take the step back to `running`.',
      }
    }
  }
}

function* remaining(catalog: Catalog, {id, data, document}: Change): Generator<Finding> {
  const index = data.steps.findIndex(({step, state}) => step === 'contract' && state === 'done')
  const isReleased = data.state === 'released'
  if (index < 0 && !isReleased) return
  for (const retired of data.retires.filter(each => isThere(catalog, each))) {
    yield {
      at: document.frontmatter.valueSpan(index < 0 ? ['state'] : ['steps', index, 'state']),
      message: `${index < 0 ? `change \`${id}\` is released` : `step \`contract\` of change \`${id}\` is done`}, and \`${retired}\` is still there`,
      help: 'Take it out of its contract, or say that it is not done yet.',
    }
  }
}

function* goneEarly(catalog: Catalog, {id, data, document}: Change, day: string): Generator<Finding> {
  const index = data.steps.findIndex(({step}) => step === 'contract')
  const step = data.steps[index]
  if (step?.state !== 'planned' || data.state === 'released') return
  const when = day < step.from ? `begins on ${step.from}` : 'is still `planned`'
  for (const retired of data.retires.filter(each => !isThere(catalog, each))) {
    yield {
      at: document.frontmatter.valueSpan(['steps', index]),
      message: `\`${retired}\` is gone, and step \`contract\` of change \`${id}\` ${when}`,
      help: day < step.from ? 'Keep it until then: readers count on the date.' : 'Say `running` or `done`, or put it back.',
    }
  }
}

function* notMoved(catalog: Catalog, record: Change): Generator<Finding> {
  if (record.data.steps.every(({moved}) => moved.length === 0)) return
  const states = new Map(consumerStates(catalog, record).map(each => [each.integration.id, each]))
  for (const [index, {moved}] of record.data.steps.entries()) {
    for (const [place, id] of moved.entries()) {
      const {fields = [], commands = []} = states.get(id) ?? {}
      const old = fields[0] ? `\`${fields[0]}\`` : commands[0] ? `a command of \`${commands[0].document.id}\`` : undefined
      if (old === undefined) continue
      yield {
        at: record.document.frontmatter.valueSpan(['steps', index, 'moved', place]),
        message: `\`${id}\` is said to have moved, and ${old} still uses what change \`${record.id}\` takes away`,
        help: 'Move it to the new field, or take it out of `moved`.',
      }
    }
  }
}

function* stillMapped(catalog: Catalog, {id, data}: Change, day: string): Generator<Finding> {
  const migrate = data.steps.find(({step, until}) => step === 'migrate' && until !== undefined && until < day)
  if (!migrate) return
  for (const retired of data.retires) {
    for (const reference of catalog.referencesTo({kind: 'field', id: retired})) {
      if (reference.from.kind !== 'contract' || reference.path.at(-1) !== 'mapsTo') continue
      const field = catalog.get('contract', reference.from.id)?.data.fields[Number(reference.path[1])]
      yield {
        at: reference.span(),
        message: `\`${reference.from.id}/${field?.name}\` still becomes \`${retired}\`, which change \`${id}\` was to leave by ${migrate.until}`,
        help: 'Map it to the new field, or move the end of the step.',
        severity: 'warning',
      }
    }
  }
}

function isThere(catalog: Catalog, id: string): boolean {
  return id.includes('/') ? catalog.has('field', id) : catalog.has('contract', id)
}

function plan(expand: string, last: string, until: string, more = ''): string {
  const steps = [
    `  - {step: expand, from: 2026-11-16, state: ${expand}, adds: [sales-order/sales_channel]}`,
    `  - {step: migrate, from: 2026-11-17, until: ${until}, state: running${more}}`,
    `  - {step: contract, from: 2027-01-05, state: ${last}}`,
  ]
  return change(`class: breaking\nstate: in-progress\nretires: [sales-order/channel]\nsteps:\n${steps.join('\n')}`)
}
