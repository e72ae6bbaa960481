import type {Catalog} from '../../src/core/catalog/catalog.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'

/** Path below the content root → text. */
export type Files = Record<string, string>

/** Makes the catalog of some files. */
export function catalogOf(files: Files): Catalog {
  return exampleCatalog({name: 'shop', files, expect: []})
}

const person = (title: string) => `---\ntitle: ${title}\nrole: Lead\ntimeZone: America/New_York\n---\n`

const team = (title: string, lead: string, rotation = '') => `---\ntitle: ${title}\npurpose: Its part.\nlead: ${lead}\n${rotation}---\n`

const integration = (title: string, owner: string, tier = 1) =>
  `---\ntitle: ${title}\nfrom: [shop]\nto: [erp]\nmechanism: Calls.\ntier: ${tier}\nowner: ${owner}\nsignals: [{id: waiting, title: Waiting, unit: orders}]\n---\n`

const field = (name: string, more = '') => `  - {name: ${name}, type: string${more}}`

/** Steps of the rename of a channel field, as far as they are. */
export type Stage = 'before' | 'expanded' | 'migrated' | 'contracted'

/** A shop whose sales order has its channel field renamed in three steps, with a freeze, a cut-off and two teams. */
export function shop(stage: Stage): Files {
  const isThere = {before: [true, false], expanded: [true, true], migrated: [true, true], contracted: [false, true]}[stage]
  const fields = ['custbody_channel', 'custbody_sales_channel'].filter((_, index) => isThere[index]).map(name => field(name))
  const target = stage === 'migrated' || stage === 'contracted' ? 'custbody_sales_channel' : 'custbody_channel'
  return {
    'settings.yaml':
      'organisation: Shop & Co.\ntimeZone: America/New_York\nfreezes: [{from: 2026-11-20, to: 2026-12-02, reason: Peak trading.}]\nlinks: {site: https://runbooks.example.com}\n',
    'people/jules.mdx': person('Jules'),
    'people/noor.mdx': person('Noor'),
    'people/kai.mdx': person('Kai'),
    'teams/finance.mdx': team('Finance', 'jules', 'rotation: finance\n'),
    'teams/platform.mdx': team('Platform', 'noor'),
    'rotations/finance.mdx':
      '---\ntitle: Finance primary\nteam: finance\ntimeZone: America/New_York\nlayers: [{members: [jules, kai], start: 2026-11-30, handoff: {time: "00:00"}}]\n---\n',
    'systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\n---\n',
    'systems/erp.mdx':
      '---\ntitle: ERP\ncategory: erp\ncutOffs: [{title: Orders for the same day, at: "14:00"}]\ncredentials: [{variable: ERP_TOKEN, obtain: In the vault., lives: a year, until: 2027-06-30}]\n---\n',
    'integrations/orders.mdx': integration('Orders', 'platform'),
    'integrations/market.mdx': integration('Market', 'finance', 2),
    'contracts/sales-order.mdx': `---\ntitle: Sales order\nintegration: orders\nsystem: erp\nowner: finance\ntransport: rest\nendpoint: PUT /orders\nversion: v1\nversionSupport: {until: 2026-12-12}\nfields:\n${fields.join('\n')}\n---\n`,
    'contracts/market-order.mdx': `---\ntitle: Market order\nintegration: market\ntransport: rest\nendpoint: /orders\nfields:\n${field('site', `, mapsTo: sales-order/${target}`)}\n---\n`,
    'changes/chg-2026-032.mdx': change(stage),
  }
}

function change(stage: Stage): string {
  const done = (name: string, from: string, until: string, isDone: boolean, more = '') =>
    `  - {step: ${name}, from: ${from}, until: ${until}, state: ${isDone ? 'done' : 'planned'}${more}}`
  return `---
title: Rename the sales channel field
number: CHG-2026-032
class: breaking
contracts: [sales-order]
retires: [sales-order/custbody_channel]
consumers: [market, orders]
owner: finance
state: ${stage === 'contracted' ? 'released' : stage === 'before' ? 'approved' : 'in-progress'}
window: {from: 2026-12-14T15:00:00Z, to: 2026-12-15T05:00:00Z}
approvals: [{by: jules, on: 2026-11-05}]
tests: [200 orders replayed.]
rollback: {how: Write the old name again.}
steps:
${done('expand', '2026-12-07', '2026-12-07', stage !== 'before', ', adds: [sales-order/custbody_sales_channel], evidence: [Both equal.]')}
${done('migrate', '2026-12-08', '2026-12-13', stage === 'migrated' || stage === 'contracted', stage === 'migrated' ? ', moved: [market]' : '')}
${done('contract', '2026-12-14', '2026-12-14', stage === 'contracted')}
watch: [orders/waiting]
---
`
}
