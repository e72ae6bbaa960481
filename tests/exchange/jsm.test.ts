import {describe, expect, test} from 'vitest'
import {importJsm} from '../../src/exchange/jsm/jsm.ts'
import {rotationRuleOf} from '../../src/oncall/schedules.ts'
import {onCallAt} from '../../src/oncall/shifts.ts'
import {catalogOf, checked, empty, fixture, fixtureData, input, now, said} from './support.ts'

const files = ['schedules', 'escalations', 'teams', 'users'].map(name => fixture(`jsm-${name}.json`))
const read = (inputs: Parameters<typeof importJsm>[0]) => importJsm(inputs, {catalog: empty, now})

describe('answers of Jira Service Management', () => {
  const imported = read(files)
  const catalog = catalogOf(imported.files)

  test('become people, a team, a rotation and an escalation path; users who take part in nothing stay away', () => {
    expect(imported.files.map(({contentPath}) => contentPath)).toEqual([
      'people/lena-faure.mdx',
      'people/marc-olive.mdx',
      'teams/billing.mdx',
      'rotations/billing-on-call.mdx',
      'escalation-paths/billing-escalation.mdx',
    ])
    expect(said(imported)).toEqual([
      expect.stringMatching(/^note jsm-escalations\.json:3:5 \$\.values\[0\] policy `Billing escalation` names nobody who always decides/),
      expect.stringMatching(/^note jsm-teams\.json:3:5 \$\.platformTeams\[0\] team `Billing` has no description/),
      'warning jsm-users.json:2:3 $[0] 2 people come without a telephone number: Jira tells nobody’s',
      'note jsm-users.json:18:3 $[2] 1 user of Jira takes part in nothing here and is left out',
    ])
    // Of whom Jira tells no telephone number, the checker says so.
    expect(checked(imported.files).filter(line => line.startsWith('error'))).toEqual([
      'error contact-means-missing content/people/marc-olive.mdx `marc-olive` has no contact by `phone`, by which escalation path `billing-escalation` notifies them',
    ])
  })

  test('say whose team a schedule is, and levels with delays in minutes', () => {
    expect(catalog.get('rotation', 'billing-on-call')?.data.team).toBe('billing')
    const path = catalog.get('escalation-path', 'billing-escalation')?.data
    expect(path?.levels.map(({after, notify, via}) => [after, ...notify, ...via])).toEqual([
      ['0m', 'rotation:billing-on-call', 'email'],
      ['20m', 'person:marc-olive', 'email'],
    ])
    expect(path?.repeat).toEqual({times: 1, every: '30m'})
  })

  test('declare the hours of nobody (`noone`) as a gap', () => {
    const rotation = catalog.get('rotation', 'billing-on-call')
    expect(rotation?.data.layers.map(({members}) => members)).toEqual([['lena-faure', 'marc-olive']])
    expect(rotation?.data.gaps).toMatchObject([
      {
        from: '2026-01-05T08:00:00Z',
        to: '2028-01-01T00:00:00Z',
        hours: {from: '18:00', to: '09:00'},
        reason: 'Nobody is on call by intent in Jira Service Management.',
      },
    ])
    expect(rotation && onCallAt(rotationRuleOf(catalog, rotation), Date.parse('2026-01-06T20:00:00Z')).person).toBeUndefined()
  })

  test('take overrides of whoever responds, and ask for rotations where a schedule has none', () => {
    const override = {
      alias: 'a',
      responder: {type: 'user', id: '712020:bb'},
      startDate: '2026-12-24T08:00:00Z',
      endDate: '2026-12-25T08:00:00Z',
      rotations: [],
    }
    const withOverride = catalogOf(read([...files, input('o.json', {values: [override]})]).files)
    expect(withOverride.get('rotation', 'billing-on-call')?.data.overrides).toMatchObject([{person: 'marc-olive'}])
    const data = fixtureData('jsm-schedules.json')
    delete data.values[0].rotations
    expect(said(read([input('s.json', data), ...files.slice(1)]))).toContain(
      'error s.json:3:5 $.values[0] schedule `Billing on call` has no rotations',
    )
  })

  test('that are none are refused', () => {
    expect(() => read([input('x.json', {hello: 1})])).toThrow('expected an answer of Opsgenie or Jira Service Management')
  })
})
