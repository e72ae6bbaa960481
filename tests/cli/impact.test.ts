import {expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const now = ['--now', '2026-11-23T02:00:00Z']

test('says what breaks if a person leaves, worst first, with dates on two clocks', async () => {
  const {code, stdout, stderr} = await clarity(['impact', 'robin', '--on', '2026-12-01', ...now])
  expect(stderr).toBe('')
  expect(code).toBe(0)
  const lines = stdout.split('\n')
  expect(lines.slice(0, 2)).toEqual([
    'If Robin Ashby (`robin`) leaves on 2026-12-01',
    expect.stringMatching(/^\d+ things break\. \d+ are weakened\. [\d,]+ h of cover are lost until 2027-11-15\.$/),
  ])
  expect(lines.filter(line => /^\S.*\(\d+\)$/.test(line)).map(line => line.replace(/ \(\d+\)$/, ''))).toEqual([
    'Breaks, directly',
    'Breaks, as a result',
    'Weakened, directly',
    'Weakened, as a result',
  ])
  expect(lines).toContain(
    '      from 2026-12-07 14:00 to 2026-12-14 14:00 UTC (from 2026-12-07 09:00 to 2026-12-14 09:00 America/New_York), Robin Ashby',
  )
  expect(lines).toContain('    SEV1 level 3 of escalation path `commerce`, after 20 min, reaches nobody any more  (person-left)')
})

test('answers in JSON with a version, places, and cover on the clock of the rotation', async () => {
  const {code, stdout} = await clarity(['impact', 'sam', '--on', '2026-12-01', '--format', 'json', ...now])
  expect(code).toBe(0)
  const {consequences, ...rest} = JSON.parse(stdout)
  expect(rest).toEqual({
    version: 1,
    of: {kind: 'person', id: 'sam', title: 'Sam Teixeira', file: 'content/people/sam.mdx'},
    on: '2026-12-01',
    at: '2026-12-01T00:00:00.000Z',
    until: '2027-11-15T09:00:00.000Z',
    endsWithIt: [],
    summary: {breaks: expect.any(Number), weakens: expect.any(Number), names: 0, lostHours: 1992, uncoveredHours: 1992},
  })
  const cover = consequences.find((each: {what: string}) => each.what === 'cover')
  expect(cover).toMatchObject({
    harm: 'breaks',
    direct: true,
    target: {kind: 'rotation', id: 'lifecycle-primary'},
    file: 'content/rotations/lifecycle-primary.mdx',
    start: {line: 9, column: 15},
    rules: ['person-left'],
  })
  expect(cover.lost.timeZone).toBe('Europe/Lisbon')
  expect(cover.lost.shifts[0]).toEqual({
    from: '2026-12-01T09:00:00.000Z',
    to: '2026-12-01T17:00:00.000Z',
    localFrom: '2026-12-01T09:00',
    localTo: '2026-12-01T17:00',
    person: 'sam',
  })
})

test('a contract field may be written with a hash', async () => {
  const {code, stdout} = await clarity(['impact', 'netsuite-sales-order#externalId', ...now])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^ {2}content\/contracts\/shopify-order-webhook\.mdx:\d+\n.*`netsuite-sales-order\/externalId`/m)
})

test('a field that no contract maps is missed by the command that writes it', async () => {
  const {stdout} = await clarity(['impact', 'netsuite-sales-order#custbody_hold_940', ...now])
  expect(stdout).toContain('SEV1 a command of runbook `close-duplicate-sales-order` writes `custbody_hold_940`')
  expect(stdout).not.toContain('Nothing breaks')
})

test('says plainly that nothing breaks', async () => {
  const folder = folderWith({
    'content/systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\n---\n',
    'content/settings.yaml': 'timeZone: UTC\n',
  })
  const {code, stdout} = await clarity(['impact', 'shop', ...now], {cwd: folder})
  expect(code).toBe(0)
  expect(stdout).toBe(
    'If system `shop` goes away on 2026-11-23\nNothing breaks: nothing names it, and everybody is reached and owned as before.\n',
  )
})

test('names the choices where an id stands for several things, and the nearest where for none, and ends with 2', async () => {
  expect(await clarity(['impact', 'orders-to-erp', ...now])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'clarity: `orders-to-erp` stands for 2 things: `integration:orders-to-erp` and `ownership:orders-to-erp`\nName one of them.\n',
  })
  const unknown = await clarity(['impact', 'robbin', ...now])
  expect(unknown.code).toBe(2)
  expect(unknown.stderr).toMatch(/^clarity: nothing goes by `robbin`; did you mean `robin`\?\n/)
  const day = await clarity(['impact', 'robin', '--on', '2026-02-30'])
  expect(day.code).toBe(2)
  expect(day.stderr).toContain('Expected a day such as `2026-12-01`.')
})
