/** Content that examples of rules about changes share: two teams, two integrations and a contract between two systems. */
export const landscape: Record<string, string> = {
  'people/jules.mdx': person('Jules'),
  'people/noor.mdx': person('Noor'),
  'people/vendor.mdx': person('Vendor', 'organisation: Kestrel'),
  'teams/finance.mdx': '---\ntitle: Finance\npurpose: The ERP.\nlead: jules\n---\n',
  'teams/platform.mdx': '---\ntitle: Platform\npurpose: The flow.\nlead: noor\nmembers: [noor, vendor]\n---\n',
  'integrations/orders.mdx': integration('Orders', 'shop', 'erp'),
  'systems/erp.mdx': '---\ntitle: ERP\ncategory: erp\n---\n',
  'systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\n---\n',
}

/** Writes a contract of the ERP, which `orders` writes. */
export function contract(fields = '{name: channel, type: string}', more = ''): string {
  return `---\ntitle: Sales order\nintegration: orders\nsystem: erp\nowner: finance\ntransport: rest\nendpoint: PUT /orders\n${more}fields: [${fields}]\n---\n`
}

/** Writes a change of the contract. */
export function change(lines: string): string {
  return `---\ntitle: A change\ncontracts: [sales-order]\n${lines}\n---\n`
}

function person(title: string, more = ''): string {
  return `---\ntitle: ${title}\nrole: Lead\n${more ? `${more}\n` : ''}timeZone: UTC\n---\n`
}

function integration(title: string, from: string, to: string): string {
  return `---\ntitle: ${title}\nfrom: [${from}]\nto: [${to}]\nmechanism: Calls.\ntier: 1\nowner: platform\nsignals: [{id: waiting, title: Waiting, unit: orders}]\n---\n`
}
