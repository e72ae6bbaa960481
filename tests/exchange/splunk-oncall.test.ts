import {describe, expect, test} from 'vitest'
import {importSplunkOncall} from '../../src/exchange/splunk-oncall/splunk-oncall.ts'
import {rotationRuleOf} from '../../src/oncall/schedules.ts'
import {onCallAt} from '../../src/oncall/shifts.ts'
import {catalogOf, checked, empty, fixture, fixtureData, input, now, said} from './support.ts'

const files = ['users', 'contacts', 'teams', 'members', 'rotations', 'rotation-names', 'policy'].map(name => fixture(`splunk-${name}.json`))
const read = (inputs: Parameters<typeof importSplunkOncall>[0]) => importSplunkOncall(inputs, {catalog: empty, now})
const problems = (inputs: Parameters<typeof importSplunkOncall>[0]) => said(read(inputs)).filter(line => !line.startsWith('note'))

// biome-ignore lint/suspicious/noExplicitAny: tests write into answers of any shape.
type Answer = any

/** The recorded answers with one of them changed. */
function changed(name: string, change: (data: Answer) => void) {
  const data = fixtureData(`splunk-${name}.json`)
  change(data)
  return [...files.filter(({file}) => file !== `splunk-${name}.json`), input(`${name}.json`, data)]
}

describe('answers of Splunk On-Call', () => {
  const imported = read(files)
  const catalog = catalogOf(imported.files)

  test('become people, a team, rotations and an escalation path', () => {
    expect(imported.files.map(({contentPath}) => contentPath)).toEqual([
      'people/hana-brook.mdx',
      'people/ivo-stark.mdx',
      'people/june-pike.mdx',
      'teams/fulfilment.mdx',
      'rotations/fulfilment-evenings.mdx',
      'rotations/fulfilment-weeks.mdx',
      'escalation-paths/parcels-late.mdx',
    ])
    expect(problems(files)).toEqual([])
    expect(checked(imported.files).filter(line => line.startsWith('error'))).toEqual([])
    expect(catalog.get('person', 'hana-brook')?.data.contacts.map(({via, address}) => `${via} ${address}`)).toEqual([
      'phone +1 555-0107',
      'email hana@example.com',
    ])
    expect(catalog.get('team', 'fulfilment')?.data).toMatchObject({
      purpose: 'Parcels and stock',
      members: ['hana-brook', 'ivo-stark', 'june-pike'],
    })
  })

  // Reckoned by hand from the recorded shifts; New York is five hours behind UTC in winter and four in summer, Dublin an hour ahead in summer.
  test.each([
    ['fulfilment-weeks', '2026-01-05T14:00:00Z', 'hana-brook', 'Monday 09:00, the first week'],
    ['fulfilment-weeks', '2026-01-12T13:59:00Z', 'hana-brook', 'Monday 08:59, a minute before the handoff'],
    ['fulfilment-weeks', '2026-01-12T14:00:00Z', 'ivo-stark', 'Monday 09:00, the second week'],
    ['fulfilment-weeks', '2026-03-30T13:00:00Z', 'hana-brook', 'Monday 09:00 in summer time, week 12'],
    ['fulfilment-evenings', '2026-01-05T18:00:00Z', 'june-pike', 'Monday 18:00, the first evening'],
    ['fulfilment-evenings', '2026-01-06T01:59:00Z', 'june-pike', 'its last minute, after midnight'],
    ['fulfilment-evenings', '2026-01-06T02:00:00Z', undefined, 'after the evening'],
    ['fulfilment-evenings', '2026-01-06T18:00:00Z', 'ivo-stark', 'Tuesday'],
    ['fulfilment-evenings', '2026-01-10T19:00:00Z', undefined, 'Saturday'],
  ])('%s at %s: %s (%s)', (id, instant, person, _why) => {
    const rotation = catalog.get('rotation', id)
    expect(rotation && onCallAt(rotationRuleOf(catalog, rotation), Date.parse(instant)).person).toBe(person)
  })

  test('count levels from the first page, where a timeout counts from the step before', () => {
    const path = catalog.get('escalation-path', 'parcels-late')?.data
    expect(path?.levels.map(({after, notify}) => [after, ...notify])).toEqual([
      ['0m', 'rotation:fulfilment-weeks'],
      ['15m', 'rotation:fulfilment-evenings', 'person:june-pike'],
      ['45m', 'person:hana-brook'],
    ])
    expect(path?.owner).toBe('fulfilment')
  })

  test('come out the same in any order of files, and with users in lists within a list', () => {
    expect(read(files.toReversed()).files).toEqual(imported.files)
    expect(read(changed('users', data => (data.users = [data.users]))).files).toEqual(imported.files)
  })

  test('are compared with the periods that they name', () => {
    const inputs = changed('rotations', data => data.rotations[0].shifts[0].shiftMembers.reverse())
    expect(problems(inputs)).toEqual([
      expect.stringMatching(
        /^error rotations\.json:\d+:\d+ \$\.rotations\[0\]\.shifts\[0\]\.periods\[0\] rotation `Fulfilment weeks` differs from `periods` for 14\.0 days, first at 2026-11-16T14:00:00Z: there `ivo-stark`, here `hana-brook`$/,
      ),
    ])
  })
})

describe('what Splunk On-Call has and we have not', () => {
  test('entries that notify no person are told one by one', () => {
    const inputs = changed('policy', data => {
      data.steps[0].entries.push(
        {executionType: 'webhook', webhook: {slug: 'w'}},
        {executionType: 'email', email: {address: 'x@example.com'}},
      )
      data.steps[1].entries[0].executionType = 'rotation_group_next'
      data.steps[2].entries = [{executionType: 'policy_routing', targetPolicy: {policySlug: 'pol-2'}}, {executionType: 'team_page'}]
    })
    expect(problems(inputs).map(line => line.replace(/:\d+:\d+ \$\.steps/, ' '))).toEqual([
      'error policy.json [0].entries[1] a part of step 1 of policy `Parcels late` is left out: it calls a webhook',
      'error policy.json [0].entries[2] a part of step 1 of policy `Parcels late` is left out: it writes to an e-mail address',
      'warning policy.json [1].entries[0] step 2 of policy `Parcels late` notifies who is next in a rotation; here whoever is on call is notified',
      'error policy.json [2].entries[0] a part of step 3 of policy `Parcels late` is left out: it goes on with policy `pol-2`, which `then` says here',
      'error policy.json [2].entries[1] a part of step 3 of policy `Parcels late` is left out: it pages the whole team',
    ])
  })

  test('a rotation that stands twice with other shifts is told', () => {
    const inputs = changed('rotations', data => {
      const [first] = data.rotations
      data.rotations.push({...first, shifts: first.shifts.map((shift: object) => ({...shift, duration: 3}))})
    })
    expect(problems(inputs)).toContainEqual(
      expect.stringMatching(
        /^error rotations\.json:\d+:\d+ \$\.rotations\[0\] the shifts of rotation `Fulfilment weeks` are left out: another of the same id/,
      ),
    )
    const twice = changed('rotations', data => data.rotations.push(data.rotations[0]))
    expect(problems(twice).filter(line => line.includes('of the same id'))).toEqual([])
  })

  test('rotations without shifts, lists of policies, and answers that do not say whose they are, are told', () => {
    const names = input('names.json', fixtureData('splunk-rotation-names.json'))
    expect(problems([names])).toEqual([
      'error names.json:4:5 $.rotationGroups[0] rotation `Fulfilment weeks` is left out: no shifts of it are in the files',
      'error names.json:10:5 $.rotationGroups[1] rotation `Fulfilment evenings` is left out: no shifts of it are in the files',
    ])
    const list = input('list.json', {policies: [{policy: {name: 'A', slug: 'pol-a'}, team: {name: 'B', slug: 'team-b'}}]})
    expect(problems([list])).toEqual(['error list.json:1:1 $ a list of policies is left out: it does not say their steps'])
    expect(problems(changed('contacts', data => delete data._selfUrl))).toEqual([
      expect.stringMatching(/^error contacts\.json:1:1 \$ contact methods are left out: `_selfUrl` does not say whose they are$/),
    ])
  })

  test('a zone of another database and a file of something else are refused with a place', () => {
    expect(problems(changed('rotations', data => (data.rotations[1].shifts[0].timezone = 'Larkmoor Time')))).toContainEqual(
      expect.stringMatching(
        /^error rotations\.json:\d+:\d+ \$\.rotations\[1\]\.shifts\[0\]\.timezone rotation 4 is left out: expected an IANA time zone/,
      ),
    )
    for (const data of [{hello: 1}, 7, null]) expect(() => read([input('x.json', data)])).toThrow('expected an answer of Splunk On-Call')
    expect(() => read([{file: 'x.json', text: '{"users": ['}])).toThrow('expected JSON')
  })
})
