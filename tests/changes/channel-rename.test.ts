import {describe, expect, test} from 'vitest'
import {all, example, on, outcome} from './example.ts'

// The rename of CHG-2026-032 from its first step to its last, as the content goes through it.
const order = 'contracts/netsuite-sales-order.mdx'
const webhook = 'contracts/shopify-order-webhook.mdx'
const record = 'changes/chg-2026-032.mdx'
const oldName = 'netsuite-sales-order/custbody_channel'
const newName = 'netsuite-sales-order/custbody_sales_channel'

const newField = `  - name: custbody_sales_channel
    type: list
    enum: [SHOPIFY, AMAZON, TRADE]
    note: The new name; equal to \`custbody_channel\` until then, an exception if not.
`
const oldField = `  - name: custbody_channel
    type: list
    required: true
    enum: [SHOPIFY, AMAZON, TRADE]
    note: Being renamed; both names are written until 2027-01-31.
`

const approved = all(
  on(order, newField, ''),
  on(record, '    state: done\n', '    state: planned\n'),
  on(record, 'state: in-progress', 'state: approved'),
  on(record, `fields: [${oldName}, ${newName}]`, `fields: [${oldName}]`),
  on(record, 'state: running', 'state: planned'),
)(example)

const moved = all(
  on(webhook, `mapsTo: ${oldName}`, `mapsTo: ${newName}`),
  on(
    record,
    'state: running, evidence: [9 of 14 readers moved]',
    'state: done, moved: [orders-to-erp, marketplace, crm-esp], evidence: [14 of 14 readers moved]',
  ),
)

const contracted = all(
  on(order, oldField, ''),
  on(
    record,
    '{step: contract, from: 2027-02-01, until: 2027-02-05}',
    '{step: contract, from: 2027-02-01, until: 2027-02-05, state: done, evidence: [no reader left]}',
  ),
  on(record, 'state: in-progress', 'state: released'),
  on(record, `fields: [${oldName}, ${newName}]`, `fields: [${newName}]`),
)

describe('in three steps nothing is found', () => {
  test('expand: the new field stands beside the old one', () => {
    expect(outcome(() => example, {before: approved, now: '2026-11-17T20:00:00Z'})).toEqual({
      differences: [`compatible field-added ${newName}`],
      findings: [],
    })
  })

  test('migrate: a mapping moves from what goes to what was added', () => {
    expect(outcome(moved, {now: '2027-01-29T12:00:00Z'})).toEqual({
      differences: ['breaking mapping-changed shopify-order-webhook/source_name'],
      findings: [],
    })
  })

  test('contract: the old field goes in the window', () => {
    const {differences, findings} = outcome(contracted, {before: moved(example), now: '2027-02-03T12:00:00Z'})
    expect(differences).toEqual([`breaking required-field-removed ${oldName}`])
    expect(findings).toEqual([])
  })
})

describe('out of step something is', () => {
  test('the old field goes at once', () => {
    expect(outcome(on(order, oldField, '')).findings).toEqual([
      `change-step-contradicted: \`${oldName}\` is gone, and step \`contract\` of change \`chg-2026-032\` begins on 2027-02-01`,
    ])
  })

  test('a rename in one edit, with the change still a proposal', () => {
    const proposal = on(record, 'state: approved', 'state: proposed')(approved)
    const renamed = on(order, '  - name: custbody_channel\n', '  - name: custbody_sales_channel\n')
    expect(outcome(renamed, {before: proposal}).findings).toEqual([
      `break-unrecorded: field \`${oldName}\` seems to be \`custbody_sales_channel\` now, and the change that names it, \`chg-2026-032\`, is \`proposed\``,
    ])
  })

  test('expand is said to be done, and the new field is not there', () => {
    const said = on(record, '    state: planned\n    adds', '    state: done\n    adds')
    expect(outcome(said, {before: approved}).findings).toEqual([
      `change-step-contradicted: step \`expand\` of change \`chg-2026-032\` is done, and \`${newName}\` is not there`,
    ])
  })

  test('a consumer is said to have moved and has not, and after the last day the reader itself is named', () => {
    const said = on(record, 'state: running, evidence', 'state: running, moved: [orders-to-erp], evidence')
    expect(outcome(said).findings).toEqual([
      `change-step-contradicted: \`orders-to-erp\` is said to have moved, and \`shopify-order-webhook/source_name\` still uses what change \`chg-2026-032\` takes away`,
    ])
    expect(outcome(files => ({...files}), {now: '2027-02-02T12:00:00Z'}).findings).toContain(
      `change-step-contradicted: \`shopify-order-webhook/source_name\` still becomes \`${oldName}\`, which change \`chg-2026-032\` was to leave by 2027-01-31`,
    )
  })

  test('contract is said to be done, and the old field is still there', () => {
    const said = on(
      record,
      '{step: contract, from: 2027-02-01, until: 2027-02-05}',
      '{step: contract, from: 2027-02-01, until: 2027-02-05, state: done}',
    )
    expect(outcome(said, {before: moved(example), now: '2027-02-03T12:00:00Z'}).findings).toEqual([
      `change-step-contradicted: step \`contract\` of change \`chg-2026-032\` is done, and \`${oldName}\` is still there`,
    ])
  })

  test('released before its window, with the old field still in the contract', () => {
    expect(outcome(on(record, 'state: in-progress', 'state: released')).findings).toEqual([
      'change-released-early: change `chg-2026-032` is released, and its window begins on 2027-02-01',
      `change-step-contradicted: change \`chg-2026-032\` is released, and \`${oldName}\` is still there`,
    ])
  })

  test('consumers left out, the vendor as only approver, no watch, no steps, a freeze', () => {
    const edits: [string, ReturnType<typeof on>, string][] = [
      [
        'consumers',
        on(record, 'consumers: [orders-to-erp, marketplace, crm-esp]', 'consumers: [marketplace, crm-esp]'),
        'change-consumer-missing: change `chg-2026-032` leaves out integration `orders-to-erp`',
      ],
      [
        'approver',
        on(
          record,
          '  - {by: jules, on: 2026-11-05}\n  - {by: noor, on: 2026-11-06}\n  - {by: quinn, on: 2026-11-06}\n  - {by: sam, on: 2026-11-09}',
          '  - {by: edi-desk, on: 2026-11-05}',
        ),
        'change-approval-missing: change `chg-2026-032` is `in-progress` without `finance-systems`',
      ],
      [
        'watch',
        on(record, 'watch: [orders-to-erp/exceptions-open, orders-to-erp/sync-health]\n', ''),
        'change-unwatched: change `chg-2026-032` touches integration `orders-to-erp`',
      ],
      [
        'freeze',
        on(
          record,
          'window: {from: 2027-02-01T15:00:00Z, to: 2027-02-05T22:00:00Z}',
          'window: {from: 2026-11-26T15:00:00Z, to: 2026-11-27T22:00:00Z}',
        ),
        'change-in-freeze: change `chg-2026-032` is `in-progress` in the freeze from 2026-11-20 to 2026-12-02',
      ],
    ]
    for (const [name, edit, expected] of edits) {
      expect(
        outcome(edit).findings.some(each => each.startsWith(expected)),
        name,
      ).toBe(true)
    }
    const planless = (files: typeof example) => ({...files, [record]: (files[record] ?? '').replace(/^steps:\n(?: {2}.*\n)+/m, '')})
    expect(outcome(planless).findings).toContain('change-plan-missing: change `chg-2026-032` is breaking and has no steps')
  })
})
