import type {Difference} from '../../changes/difference.ts'
import {placeOf} from '../../changes/difference.ts'
import {type Noticing, WhoNotices} from '../../changes/who-notices.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import {plural} from '../../core/format/plural.ts'
import {listed} from '../../core/format/suggest.ts'
import type {Finding} from '../../core/lint/diagnostic.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {contractDifferencesSince, isAgreed, namesDifference, waiversFor} from './at-stake.ts'
import {change, contract, landscape} from './example-content.ts'

/**
 * Reports each difference of a contract that breaks somebody, or changes a meaning (as a warning), without a change that names it and is at
 * least approved. A waiver of the contract accepts one by its fingerprint. A version that moves back has a rule of its own.
 */
export default defineRule({
  id: 'break-unrecorded',
  severity: 'error',
  summary: 'A contract breaks somebody, and no approved change says so.',
  why: 'Whoever reads or writes the old form stops working at the next deployment, and hears of it from customers.',
  compares: true,
  suppressible: false,
  *check(catalog, {base, now}) {
    if (!base) return
    const open = contractDifferencesSince(catalog, base).filter(
      each => each.class !== 'compatible' && each.kind !== 'version-lowered' && waiversFor(catalog, each, now).length === 0,
    )
    const unrecorded = open.filter(each => !catalog.list('change').some(change => isAgreed(change) && namesDifference(change, each)))
    const who = new WhoNotices(base, catalog, unrecorded)
    for (const difference of unrecorded) yield findingOf(catalog, difference, who.of(difference))
  },
  examples: [
    {
      name: 'a rename that an approved change names, and one that a waiver accepts',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(
          '{name: sales_channel, type: string}, {name: total, type: number, unit: cents}',
          "waivers: [{fingerprint: 'd4c17a0563a53834', reason: Never filled., owner: finance, approver: jules, until: 2026-12-15}]\n",
        ),
        'changes/chg-1.mdx': change(
          'class: breaking\nstate: approved\nfields: [sales-order/sales_channel]\nretires: [sales-order/channel]',
        ),
      },
      before: {'contracts/sales-order.mdx': contract('{name: channel, type: string}, {name: total, type: number, unit: USD}')},
      expect: [],
    },
    {
      name: 'a mapping that moves from what a change takes away to what its step added',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract('{name: channel, type: string}, {name: sales_channel, type: string}'),
        'contracts/market.mdx': source('sales-order/sales_channel'),
        'changes/chg-1.mdx': change(
          'class: breaking\nstate: in-progress\nretires: [sales-order/channel]\nsteps: [{step: expand, from: 2026-11-16, state: done, adds: [sales-order/sales_channel]}]',
        ),
      },
      before: {'contracts/market.mdx': source('sales-order/channel')},
      expect: [],
    },
    {
      name: 'a rename that nobody has agreed to, and another unit',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract('{name: sales_channel, type: string}, {name: total, type: number, unit: cents}'),
        'changes/chg-1.mdx': change('class: breaking\nstate: proposed\nretires: [sales-order/channel]'),
      },
      before: {'contracts/sales-order.mdx': contract('{name: channel, type: string}, {name: total, type: number, unit: USD}')},
      expect: [
        'content/contracts/sales-order.mdx:8:17-8:30 field `sales-order/channel` seems to be `sales_channel` now, and the change that names it, `chg-1`, is `proposed`',
        'content/contracts/sales-order.mdx:8:81-8:86 unit of field `sales-order/total` is `cents`, and was `USD`, and no change names it',
      ],
    },
  ],
})

// Commands are places to look at; more than some would hide the break itself.
const shownCommands = 5

function findingOf(catalog: Catalog, difference: Difference, noticing: Noticing): Finding {
  const {contract: id = '', of, was, message, fingerprint} = difference
  const proposed = catalog.list('change').find(each => namesDifference(each, difference))
  const missing = proposed ? `the change that names it, \`${proposed.id}\`, is \`${proposed.data.state}\`` : 'no change names it'
  const word = plural(noticing.integrations.length, 'consumer', 'consumers')
  const consumers = noticing.integrations.length > 0 ? ` with the ${word} ${listed(noticing.integrations, 12)}` : ''
  const commands = noticing.commands.slice(0, shownCommands)
  return {
    at: placeOf(difference),
    message: `${message}, and ${missing}`,
    help: `Have a change approved that names \`${was ?? of.id}\`${consumers}, or accept this one with \`waivers\` of contract \`${id}\`, fingerprint \`${fingerprint}\`.`,
    related: commands.map(({at, name, writes}) => ({at, message: `${writes ? 'writes' : 'reads'} \`${name}\` in a command`})),
    ...(difference.class === 'behaviour' && {severity: 'warning' as const}),
  }
}

function source(target: string): string {
  return `---\ntitle: Market order\nintegration: orders\ntransport: rest\nendpoint: /orders\nfields: [{name: site, type: string, mapsTo: ${target}}]\n---\n`
}
