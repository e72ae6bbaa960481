import {describe, expect, test} from 'vitest'
import {timeZoneData} from '../../src/host/time-zone-data.ts'
import {clarity, folderWith} from '../support/clarity.ts'

describe('clarity oncall', () => {
  test('says who is on call in every rotation, and where a page goes instead of nobody', async () => {
    const {code, stdout, stderr} = await clarity(['oncall', '--at', '2027-03-20T05:30:00Z'])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const blocks = stdout.split('\n\n')
    expect(blocks[0]).toBe('On call at 2027-03-20 05:30 UTC')
    expect(blocks).toHaveLength(12)
    expect(blocks).toContain(
      'Commerce, primary (commerce-primary)\n  Robin Ashby until 2027-03-22 13:00 UTC (2027-03-22 09:00 America/New_York); next: Sasha Lindqvist',
    )
    expect(blocks).toContain(
      'Finance, primary (finance-primary)\n  nobody; next: Toni Brandt from 2027-03-22 12:00 UTC (2027-03-22 08:00 America/New_York)\n  SEV1 and SEV2 go to integration-primary',
    )
    expect(blocks).toContain('Integration, primary (integration-primary)\n  nobody; next: Noor Haddad from 2027-03-20 06:00 UTC')
  })

  test('answers for one rotation in JSON', async () => {
    const {stdout} = await clarity(['oncall', '--rotation', 'integration-primary', '--at', '2026-11-23T02:00:00Z', '--format', 'json'])
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      at: '2026-11-23T02:00:00.000Z',
      rotations: [
        {
          id: 'integration-primary',
          title: 'Integration, primary',
          timeZone: 'UTC',
          person: 'remy',
          until: '2026-11-23T06:00:00.000Z',
          next: {person: 'noor', from: '2026-11-23T06:00:00.000Z'},
          outOfHours: null,
          known: true,
          knownUntil: null,
        },
      ],
    })
  })

  test('tells the timeline of a failure mode, and its worst case', async () => {
    const {stdout} = await clarity(['oncall', '--failure-mode', 'duplicate-sales-order', '--at', '2027-03-20T05:30:00Z'])
    const lines = stdout.split('\n')
    expect(lines.slice(0, 3)).toEqual([
      'duplicate-sales-order (SEV1) on escalation path finance',
      '  2027-03-20 05:30 UTC  at once: nobody (finance-primary, then integration-primary)',
      '  2027-03-20 05:40 UTC  after 10 min: Kai Dawson (finance-secondary, then integration-secondary) by phone and chat',
    ])
    expect(lines.slice(-4)).toEqual([
      '  last resort: alex',
      'First human: 10 min',
      'Worst until 2028-03-20: 10 min, at 2027-03-20 05:30 UTC',
      '',
    ])
  })

  test.each(['FM-08', 'failure-mode:duplicate-sales-order', 'DuplicateSalesOrder'])(
    'knows a failure mode by what somebody who was paged has: %s',
    async name => {
      const {stdout} = await clarity(['oncall', '--failure-mode', name, '--at', '2027-03-20T05:30:00Z'])
      expect(stdout.split('\n')[0]).toBe('duplicate-sales-order (SEV1) on escalation path finance')
    },
  )

  test('says which failure modes an alert may stand for', async () => {
    const {code, stderr} = await clarity(['oncall', '--failure-mode', 'OrdersSilent'])
    expect(stderr).toBe(
      'clarity: `OrdersSilent` stands for 2 things: `webhook-subscription-removed` and `webhook-hmac-mismatch`\nName one of them.\n',
    )
    expect(code).toBe(2)
  })

  test('tells the timeline in JSON, with instants in ISO 8601', async () => {
    const {stdout} = await clarity(['oncall', '--failure-mode', 'erp-record-changed', '--at', '2026-11-28T05:30:00Z', '--format', 'json'])
    const {steps, ...rest} = JSON.parse(stdout)
    expect(rest).toMatchObject({
      version: 1,
      path: 'finance',
      severity: 'SEV3',
      waitsUntil: '2026-11-30T13:00:00.000Z',
      firstHumanMinutes: 3330,
    })
    expect(steps[0]).toEqual({
      at: '2026-11-30T13:00:00.000Z',
      afterMinutes: 3330,
      path: 'finance',
      level: 0,
      run: 0,
      via: ['phone', 'chat'],
      notified: [{target: {kind: 'rotation', id: 'finance-primary'}, state: 'reached', person: 'toni', through: ['finance-primary']}],
    })
  })

  test('says what it does not know, with the nearest name, and ends with 2', async () => {
    const {code, stderr} = await clarity(['oncall', '--rotation', 'integration-primery'])
    expect(stderr).toBe(
      'clarity: no rotation `integration-primery`; did you mean `integration-primary`?\nName one that stands below `rotations/`.\n',
    )
    expect(code).toBe(2)
  })

  test('refuses a time that is none, and a rotation beside a failure mode', async () => {
    expect((await clarity(['oncall', '--at', 'tomorrow'])).code).toBe(2)
    expect((await clarity(['oncall', '--rotation', 'a', '--failure-mode', 'b'])).code).toBe(2)
  })

  test('says so where there is no rotation', async () => {
    const {stdout, code} = await clarity(['oncall', '--at', '2026-11-23T02:00:00Z'], {
      cwd: folderWith({'content/settings.yaml': 'organisation: New\n'}),
    })
    expect(stdout).toBe('On call at 2026-11-23 02:00 UTC\n\nThere is no rotation.\n')
    expect(code).toBe(0)
  })
})

test('--debug says with which time-zone data it was worked out, beside the answer', async () => {
  const plain = await clarity(['oncall', '--at', '2026-11-23T02:00:00Z'])
  const {stdout, stderr} = await clarity(['oncall', '--at', '2026-11-23T02:00:00Z', '--debug'])
  expect(stdout).toBe(plain.stdout)
  expect([plain.stderr, stderr]).toEqual([
    '',
    `Worked out with time-zone data ${timeZoneData()}; Node ${process.versions.node} has ${process.versions.tz}.\n`,
  ])
})
