import {describe, expect, test} from 'vitest'
import {runRules} from '../../src/core/lint/check.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {rules} from '../../src/rules/index.ts'
import {clarity, folderWith, root} from '../support/clarity.ts'

const now = '2026-11-23T02:00:00Z'
const at = ['--now', now]

const content = {
  'content/settings.yaml': [
    'severities: [{id: SEV1, means: No orders., humanWithin: 10m, reviewEvery: 90d}]',
    'operable: [{tier: 1, level: error, asks: [failure-modes, ownership]}]',
    'freezes: [{from: 2026-12-20, to: 2027-01-02, reason: Holidays.}]',
    '',
  ].join('\n'),
  'content/integrations/orders.mdx':
    '---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Webhook.\ntier: 1\nowner: ops\nescalation: ops\n---\n',
  'content/systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\nowner: ops\n---\n',
  'content/systems/erp.mdx': '---\ntitle: ERP\ncategory: erp\nowner: ops\n---\n',
  'content/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nlead: kai\n---\n',
  'content/people/kai.mdx':
    '---\ntitle: Kai\nrole: Engineer\ntimeZone: America/New_York\ncontacts: [{via: phone, address: +1-555-0104}]\nleft: 2026-12-15\n---\n',
  'content/escalation-paths/ops.mdx':
    '---\ntitle: Ops\nlevels: [{after: 0m, notify: [person:kai], via: [phone]}]\nlastResort: person:kai\n---\n',
}

describe('clarity ready', () => {
  test('says no-go for what settings ask of a tier, with the file where it belongs, exit code 1', async () => {
    const {code, stdout} = await clarity(['ready', '--integration', 'orders', ...at], {cwd: folderWith(content)})
    expect(code).toBe(1)
    expect(stdout).toMatch(/^NO-GO for `orders` on 2026-11-23 02:00 UTC: 2 errors/)
    expect(stdout).toContain('integration `orders`, failure modes: none named\n    --> content/failure-modes/orders-stuck.mdx:1')
    expect(stdout).toContain('integration `orders`, ownership table: no table\n    --> content/ownership/orders.mdx:1')
  })

  test('says what comes true until the day that is asked about, and that it is frozen', async () => {
    const cwd = folderWith(content)
    const before = JSON.parse((await clarity(['ready', '--format', 'json', ...at], {cwd})).stdout)
    const after = JSON.parse((await clarity(['ready', '--format', 'json', '--on', '2026-12-24', ...at], {cwd})).stdout)
    const said = ({reasons}: {reasons: {kind: string; message: string}[]}) => reasons.map(({kind, message}) => `${kind}: ${message}`)
    expect(said(before).filter(line => /^(until|freeze)/.test(line))).toEqual([])
    expect(said(after)).toContain('freeze: nothing is released from 2026-12-20 to 2027-01-02: Holidays.')
    expect(said(after).some(line => line.startsWith('until: ') && line.includes('kai'))).toBe(true)
  })

  test('is go for the example organisation, and its page and the check agree with it', async () => {
    const {code, stdout} = await clarity(['ready', ...at], {cwd: root})
    expect(stdout).toMatch(/^GO for 7 integrations/)
    expect(code).toBe(0)
  })

  test('answers for today too, whatever the hour', async () => {
    const {code, stdout} = await clarity(['ready', '--on', '2026-11-23', ...at], {cwd: root})
    expect(stdout).toMatch(/^GO for 7 integrations on 2026-11-23 02:00 UTC/)
    expect(code).toBe(0)
  })

  test('says in one sentence what is wrong with the question, exit code 2', async () => {
    const cwd = folderWith(content)
    const mistyped = await clarity(['ready', '--integration', 'order', ...at], {cwd})
    expect([mistyped.code, mistyped.stderr]).toEqual([
      2,
      'clarity: there is no integration or service `order`; did you mean `orders`?\nThere are `orders`.\n',
    ])
    const past = await clarity(['ready', '--on', '2026-01-01', ...at], {cwd})
    expect(past.code).toBe(2)
    expect(past.stderr).toContain('`--on` is before the present, 2026-11-23')
  })
})

test('each cell that is red without the newer half of the example is one finding', () => {
  const {catalog} = loadCatalog('content', root)
  const thin = ['stock-publish', 'payments-and-payouts', 'tax', 'marketplace', 'crm-esp']
  const reduced = catalog.keeping(({kind, id}) => {
    const mode = kind === 'failure-mode' ? catalog.get('failure-mode', id) : undefined
    const table = kind === 'ownership' ? catalog.get('ownership', id) : undefined
    return !thin.includes(mode?.data.integration ?? table?.data.integration ?? '')
  })
  const found = runRules(reduced, rules, {now}).diagnostics.filter(({ruleId}) => ruleId === 'integration-inoperable')
  const columns = ['failure modes', 'owner per alert', 'runbook per failure mode', 'ownership table']
  const wanted = thin.flatMap(id => columns.map(column => `${id} ${column}`)).sort()
  expect(found.map(({message}) => /`(.+)` of tier \d is incomplete in ([^:]+):/.exec(message)?.slice(1).join(' ')).sort()).toEqual(wanted)
  expect(new Set(found.map(({severity}) => severity))).toEqual(new Set(['error', 'warning', 'note']))
})
