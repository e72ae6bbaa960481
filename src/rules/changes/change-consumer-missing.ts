import {noticing} from '../../changes/who-notices.ts'
import type {Catalog, Entry, Target} from '../../core/catalog/catalog.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {agreedChanges} from './at-stake.ts'
import {change, contract, landscape} from './example-content.ts'

/** Reports each integration that notices an agreed change and that its consumers leave out. */
export default defineRule({
  id: 'change-consumer-missing',
  severity: 'error',
  summary: 'A change leaves out somebody who notices it.',
  why: 'Who is not named is not asked, does not test, and finds the change in the data.',
  compares: true,
  *check(catalog, {base}) {
    for (const record of agreedChanges(catalog, base)) {
      for (const [integration, because] of noticedBy(catalog, base, record)) {
        if (record.data.consumers.includes(integration)) continue
        yield {
          at: record.document.frontmatter.valueSpan([record.data.consumers.length > 0 ? 'consumers' : 'title']),
          message: `change \`${record.id}\` leaves out integration \`${integration}\`, which uses \`${because}\``,
          help: `Add \`${integration}\` to \`consumers\`, and ask its team.`,
        }
      }
    }
  },
  examples: [
    {
      name: 'a change with those who map to its field, and a proposal that is still being written',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(),
        'contracts/market.mdx': source(),
        'integrations/market.mdx': market(),
        'changes/chg-1.mdx': change('class: breaking\nstate: approved\nfields: [sales-order/channel]\nconsumers: [orders, market]'),
        'changes/chg-2.mdx': change('class: breaking\nstate: proposed\nfields: [sales-order/channel]'),
      },
      expect: [],
    },
    {
      name: 'a field that another integration maps to',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(),
        'contracts/market.mdx': source(),
        'integrations/market.mdx': market(),
        'changes/chg-1.mdx': change('class: breaking\nstate: approved\nfields: [sales-order/channel]\nconsumers: [orders]'),
      },
      expect: ['content/changes/chg-1.mdx:7:12-7:20 change `chg-1` leaves out integration `market`, which uses `sales-order/channel`'],
    },
  ],
})

// A contract counts as a whole where none of its fields is named; what is gone is looked up where it was.
function noticedBy(catalog: Catalog, base: Catalog | undefined, {data}: Entry<'change'>): Map<string, string> {
  const fields = [...data.fields, ...data.retires.filter(id => id.includes('/'))]
  const whole = [...data.contracts, ...data.retires].filter(id => !id.includes('/') && !fields.some(field => field.startsWith(`${id}/`)))
  const targets = [...fields.map((id): Target => ({kind: 'field', id})), ...whole.map((id): Target => ({kind: 'contract', id}))]
  const found = new Map<string, string>()
  for (const target of targets)
    for (const each of [catalog, ...(base ? [base] : [])])
      for (const integration of noticing(each, target).integrations) if (!found.has(integration)) found.set(integration, target.id)
  return found
}

function source(): string {
  return '---\ntitle: Market order\nintegration: market\ntransport: rest\nendpoint: /orders\nfields: [{name: site, type: string, mapsTo: sales-order/channel}]\n---\n'
}

function market(): string {
  return '---\ntitle: Market\nfrom: [shop]\nto: [erp]\nmechanism: Calls.\ntier: 2\n---\n'
}
