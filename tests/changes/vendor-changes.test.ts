import {describe, expect, test} from 'vitest'
import {all, example, on, outcome} from './example.ts'

// What vendors have really changed, as the content of the example organisation would say it.
const inventory = 'contracts/shopify-inventory-set.mdx'
const webhook = 'contracts/shopify-order-webhook.mdx'
const item = 'contracts/netsuite-item.mdx'
const events = 'contracts/stripe-events.mdx'

describe('Shopify makes `@idempotent` mandatory in 2026-04', () => {
  const before = all(
    on(
      inventory,
      "endpoint: 'mutation inventorySetQuantities(input) @idempotent(key)'",
      'endpoint: mutation inventorySetQuantities(input)',
    ),
    on(inventory, "version: '2026-07'", "version: '2026-01'"),
    on(inventory, 'idempotencyKey: A UUID per SKU, location and run, in the directive `@idempotent(key)`\n', ''),
  )(example)
  const turned = all(
    on(
      inventory,
      'endpoint: mutation inventorySetQuantities(input)',
      "endpoint: 'mutation inventorySetQuantities(input) @idempotent(key)'",
    ),
    on(inventory, "version: '2026-01'", "version: '2026-04'\nidempotencyKey: A UUID per SKU, location and run"),
    on(inventory, 'fields:\n', "fields:\n  - {name: '@idempotent(key)', type: UUID, required: true}\n"),
  )

  test('breaks who writes: a field is required that nobody sent, and the schema of the vendor does not say so', () => {
    const {differences, findings} = outcome(turned, {before})
    expect(differences).toEqual([
      'breaking endpoint-changed shopify-inventory-set',
      'breaking required-field-added shopify-inventory-set/@idempotent(key)',
      'behaviour version-raised shopify-inventory-set',
      'behaviour idempotency-added shopify-inventory-set',
    ])
    expect(findings).toContain('break-unrecorded: required field `shopify-inventory-set/@idempotent(key)` is new, and no change names it')
  })

  test('and going back below it is a break of its own', () => {
    const back = on(inventory, "version: '2026-07'", "version: '2026-01'")
    expect(outcome(back).findings).toEqual([
      'version-moved-back: the version moves back: version of contract `shopify-inventory-set` is `2026-01`, and was `2026-07`',
    ])
  })
})

describe('the API version of Shopify turns', () => {
  const turned = on(webhook, "version: '2026-07'", "version: '2026-10'")
  test('a later pin is behaviour, held up while its change is a proposal', () => {
    const proposed =
      'break-unrecorded: version of contract `shopify-order-webhook` is `2026-10`, and was `2026-07`, and the change that names it, `chg-2026-031`, is `proposed`'
    expect(outcome(turned)).toEqual({differences: ['behaviour version-raised shopify-order-webhook'], findings: [proposed]})
    const agreed = all(
      turned,
      on('changes/chg-2026-031.mdx', 'state: proposed', 'state: approved'),
      on(
        'changes/chg-2026-031.mdx',
        '  - {by: noor, on: 2026-11-13}\n',
        '  - {by: noor, on: 2026-11-13}\n  - {by: marlo, on: 2026-12-01}\n',
      ),
    )
    expect(outcome(agreed, {now: '2026-12-02T12:00:00Z'}).findings).toEqual([])
  })

  test('without the team of the stock publish it is not agreed', () => {
    const alone = on('changes/chg-2026-031.mdx', 'state: proposed', 'state: approved')
    expect(outcome(alone).findings).toEqual([
      'change-approval-missing: change `chg-2026-031` is `approved` without `fulfilment-operations`, which owns consumer `stock-publish`',
    ])
  })

  test('a pin whose support ends is said in time, and after it', () => {
    const ofWebhook = (now: string) =>
      outcome(files => ({...files}), {now}).findings.filter(each => each.includes('`shopify-order-webhook` '))
    expect(ofWebhook('2027-05-30T12:00:00Z')).toEqual([])
    const until = 'supported until 2027-07-01'
    expect(ofWebhook('2027-06-10T12:00:00Z')).toEqual([`fact-ends: version \`2026-07\` of contract \`shopify-order-webhook\` is ${until}`])
    expect(ofWebhook('2027-07-03T12:00:00Z')).toEqual([`fact-ends: version \`2026-07\` of contract \`shopify-order-webhook\` was ${until}`])
  })
})

describe('NetSuite ends SOAP', () => {
  // Oracle names the release, 2028.2, and no day; the content has to choose one.
  const soap = all(
    on(
      item,
      'transport: rest',
      "transport: soap\nversion: '2025.2'\nversionSupport: {source: Oracle's plan for SOAP, checked: 2026-11-23, until: 2028-09-30}",
    ),
    on(item, 'endpoint: PATCH /services/rest/record/v1/inventoryItem/<id>; read by SuiteQL as `item`', 'endpoint: upsert of InventoryItem'),
  )(example)

  test('the last endpoint ends on a day that the check knows', () => {
    expect(outcome(files => ({...files}), {before: soap, now: '2028-09-10T12:00:00Z'}).findings).toContain(
      'fact-ends: version `2025.2` of contract `netsuite-item` is supported until 2028-09-30',
    )
  })

  test('to move to REST is a break that needs a change', () => {
    const {differences, findings} = outcome(() => example, {before: soap})
    expect(differences).toEqual([
      'breaking transport-changed netsuite-item',
      'breaking endpoint-changed netsuite-item',
      'behaviour version-removed netsuite-item',
    ])
    expect(findings.filter(each => each.startsWith('break-unrecorded'))).toHaveLength(3)
  })
})

describe('Stripe fixes the version of an endpoint', () => {
  const pinned = on(events, 'version: 2025-09-30.clover', 'version: 2026-09-30.endive')
  test('a pin that an agreed change names passes', () => {
    expect(outcome(pinned)).toEqual({differences: ['behaviour version-raised stripe-events'], findings: []})
  })
  test('one that nobody names does not, nor one that is called a bug fix', () => {
    const {'changes/chg-2026-034.mdx': _, ...without} = example
    expect(outcome(pinned, {before: without}).findings).toEqual([
      'break-unrecorded: version of contract `stripe-events` is `2026-09-30.endive`, and was `2025-09-30.clover`, and no change names it',
    ])
    const relabelled = all(pinned, on('changes/chg-2026-034.mdx', 'class: breaking', 'class: bug-fix'))
    expect(outcome(relabelled).findings).toEqual([
      'change-understated: change `chg-2026-034` is `bug-fix`, and what it names is behaviour: version of contract `stripe-events` is `2026-09-30.endive`, and was `2025-09-30.clover`',
    ])
  })
  test('amounts that turn from minor units to dollars are a break, whatever the version says', () => {
    const {differences} = outcome(
      on(
        events,
        "amount, type: integer, required: true, unit: 'minor units; 7800 is 78.00 USD'",
        'amount, type: number, required: true, unit: USD',
      ),
    )
    expect(differences).toEqual(['breaking type-widened stripe-events/amount', 'breaking unit-changed stripe-events/amount'])
  })
})
