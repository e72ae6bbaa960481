import {describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const files = {
  'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: America/New_York\n---\n',
  'content/teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n',
  'content/systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\nowner: order-ops\n---\n',
  'content/integrations/orders.mdx':
    '---\ntitle: Orders to ERP\nnumber: INT-01\nfrom: [shop]\nto: [shop]\nmechanism: Webhook.\ntier: 1\n---\n',
  'content/ownership/orders.mdx': '---\ntitle: Orders\nintegration: orders\nresponsibilities:\n  failures: {owner: order-ops}\n---\n',
  'content/failure-modes/stuck.mdx':
    '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV2\nalerts:\n  - {name: OrdersStuck, query: up == 0, severity: page}\n---\n',
}
const cwd = folderWith(files)
const explain = (name: string) => clarity(['explain', name], {cwd})

describe('clarity explain', () => {
  test('says where an owner comes from, step by step with file and line', async () => {
    const {code, stdout} = await explain('failure-mode:stuck')
    expect(stdout).toBe(`failure mode \`stuck\`: Stuck
  content/failure-modes/stuck.mdx

owner: \`order-ops\`, Order operations
  content/failure-modes/stuck.mdx:1  failure mode \`stuck\` names no owner
  content/integrations/orders.mdx:1  integration \`orders\` names no owner
  content/ownership/orders.mdx:5     ownership table \`orders\` names \`order-ops\` in \`responsibilities.failures\`
  content/people/kai.mdx             person \`kai\` responds first for \`order-ops\`

escalation path: none is named
  content/failure-modes/stuck.mdx:1  failure mode \`stuck\` names no escalation path
  content/integrations/orders.mdx:1  integration \`orders\` names no escalation path
  content/ownership/orders.mdx:5     ownership table \`orders\` names no escalation path in \`responsibilities.failures\`
`)
    expect(code).toBe(0)
  })

  test('takes an alert, a number, and an id that several entries have', async () => {
    expect((await explain('OrdersStuck')).stdout).toMatch(
      /^alert `OrdersStuck`\n {2}content\/failure-modes\/stuck.mdx:7\n\nowner: `order-ops`/,
    )
    expect((await explain('int-01')).stdout).toMatch(/^integration `orders`: Orders to ERP\n/)
    const {stdout} = await clarity(['explain', 'marketplaces'])
    expect(stdout.match(/^(team|escalation path) `marketplaces`/gm)).toHaveLength(2)
  })

  test('says once what stands in the ownership table of an integration, where both have one id', async () => {
    expect((await explain('orders')).stdout.match(/^(integration|ownership table) .*|^responsibilities/gm)).toEqual([
      'integration `orders`: Orders to ERP',
      'responsibilities',
    ])
  })

  test('lists the failure modes of which an alert may tell, the one to look at first on top', async () => {
    const {stdout} = await clarity(['explain', 'OrdersSilent', '--now', '2026-11-23T02:00:00Z'])
    expect(stdout).toContain(`tells of:
  content/failure-modes/webhook-subscription-removed.mdx  failure mode \`webhook-subscription-removed\`: Shopify removed our webhook subscription
  content/failure-modes/webhook-hmac-mismatch.mdx         failure mode \`webhook-hmac-mismatch\`: Our receiver refuses Shopify's signature
`)
    expect(stdout).toContain('rotation `commerce-primary` responds first for `commerce-platform`, now Sasha Lindqvist\n')
  })

  test('lists the five responsibilities of an integration, each with its line, and says which nobody owns', async () => {
    const {stdout} = await explain('integration:orders')
    expect(stdout).toContain(`responsibilities:
  content/ownership/orders.mdx:5  failures: \`order-ops\`; person \`kai\` answers first
  content/ownership/orders.mdx:5    no backup
  content/ownership/orders.mdx:5    no escalation path
  content/ownership/orders.mdx:4  retries: nobody owns it
  content/ownership/orders.mdx:4  dashboards: nobody owns it
`)
  })

  test('names who is on call now for each responsibility', async () => {
    const {stdout} = await clarity(['explain', 'integration:orders-to-erp', '--now', '2026-11-23T02:00:00Z'])
    expect(stdout).toContain(
      'content/ownership/orders-to-erp.mdx:8   failures: `integration-platform`; rotation `integration-primary` answers first, now Remy Okafor\n' +
        '  content/ownership/orders-to-erp.mdx:9     backup `commerce-platform`\n',
    )
  })

  test('lists who names a team or a person', async () => {
    expect((await explain('kai')).stdout).toBe(
      'person `kai`: Kai\n  content/people/kai.mdx\n\nnamed by:\n  content/teams/order-ops.mdx:4  team `order-ops`, `lead`\n',
    )
  })

  test('shows the page of a rule, also where there is no content', async () => {
    const {code, stdout} = await clarity(['explain', 'owner-unknown', '--content', 'nowhere'], {cwd})
    expect(stdout).toMatch(/^owner-unknown \(error\)\nAn owner does not exist\.\n\nwhy: The failure looks owned/)
    expect(stdout).toMatch(/fails: a mistyped owner\n[\s\S]*the checker says\n {4}error: no owner `finance-system`; did you mean/)
    expect(stdout).toContain('passes: an owner that is a team\n')
    expect(code).toBe(0)
  })

  test('guesses what an unknown name means, exit code 2', async () => {
    const near = await explain('order-opps')
    expect(near.stderr).toMatch(/^clarity: no entry and no rule goes by `order-opps`; did you mean `order-ops`\?\n/)
    const rule = await explain('owner-unknwon')
    expect(rule.stderr).toContain('did you mean `owner-unknown`?')
    expect([near.code, rule.code, near.stdout]).toEqual([2, 2, ''])
  })

  test('says that an entry cannot be read, exit code 2', async () => {
    const broken = folderWith({...files, 'content/systems/shop.mdx': '---\ntitle: Shop\n---\n'})
    const {code, stderr} = await clarity(['explain', 'shop'], {cwd: broken})
    expect(stderr).toBe('clarity: the frontmatter of system `shop` cannot be read\nRun `clarity check` to see what is wrong with it.\n')
    expect(code).toBe(2)
  })
})
