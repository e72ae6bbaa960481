import {describe, expect, test} from 'vitest'
import {UnreadableInput} from '../../src/exchange/finding.ts'
import {importPagerduty} from '../../src/exchange/pagerduty/pagerduty.ts'
import {rotationRuleOf as ruleOfEntry} from '../../src/oncall/schedules.ts'
import {onCallAt, shifts} from '../../src/oncall/shifts.ts'
import {catalogOf, catalogWith, checked, empty, fixture, fixtureData, input, now, said} from './support.ts'

const answers = [fixture('pagerduty-schedule.json'), fixture('pagerduty-policies.json'), fixture('pagerduty-users.json')]
const read = (inputs: Parameters<typeof importPagerduty>[0], catalog = empty) => importPagerduty(inputs, {catalog, now})

describe('answers of PagerDuty', () => {
  const imported = read(answers)
  const catalog = catalogOf(imported.files)

  test('become people, a team, a rotation and an escalation path that pass the check', () => {
    expect(imported.files.map(({contentPath}) => contentPath)).toEqual([
      'people/kai-dawson.mdx',
      'people/lou-okafor.mdx',
      'people/noor-haddad.mdx',
      'people/remy-castel.mdx',
      'teams/integration-platform.mdx',
      'rotations/integration-primary.mdx',
      'escalation-paths/integration.mdx',
    ])
    expect(said(imported)).toEqual([
      'note pagerduty-policies.json:3:5 $.escalation_policies[0] policy `Integration` names nobody who always decides; `person:kai-dawson` of its last level is written as the last resort',
      'note pagerduty-schedule.json:2:15 $.schedule 1 override of schedule `Integration, primary` is over and left out',
      'note pagerduty-users.json:19:16 $.users[0].teams team `Integration Platform` has no description; a placeholder stands for its purpose',
    ])
    // Nothing takes the path yet: which failures go there, PagerDuty does not say.
    expect(checked(imported.files)).toEqual([
      'warning escalation-path-unused content/escalation-paths/integration.mdx nothing takes escalation path `integration`',
    ])
  })

  test('name the same person at every instant that PagerDuty rendered, over a change of the clocks', () => {
    const rotation = catalog.get('rotation', 'integration-primary')
    const entries: {start: string; end: string; user: {id: string}}[] =
      fixtureData('pagerduty-schedule.json').schedule.final_schedule.rendered_schedule_entries
    const ids: Record<string, string> = {PKAI001: 'kai-dawson', PNOOR02: 'noor-haddad', PREMY03: 'remy-castel', PLOU004: 'lou-okafor'}
    expect(entries.length).toBeGreaterThan(50)
    for (const {start, end, user} of entries.filter(({start}) => Date.parse(start) >= Date.parse(now))) {
      const found = rotation ? shifts(ruleOfEntry(catalog, rotation), Date.parse(start), Date.parse(end)) : []
      expect([start, ...new Set(found.map(({person}) => person))]).toEqual([start, ids[user.id]])
      expect(found.reduce((sum, {from, to}) => sum + to - from, 0)).toBe(Date.parse(end) - Date.parse(start))
    }
  })

  test('put the layer that wins first, because a later layer wins there and fills here', () => {
    expect(catalog.get('rotation', 'integration-primary')?.data.layers.map(({title}) => title)).toEqual(['Weekends', 'Nights', 'Weekly'])
  })

  test('take the order of layers from `final_schedule`, for the API has answered both', () => {
    const data = fixtureData('pagerduty-schedule.json')
    data.schedule.schedule_layers.reverse()
    const reversed = read([input('schedule.json', data), fixture('pagerduty-users.json')])
    expect(
      catalogOf(reversed.files)
        .get('rotation', 'integration-primary')
        ?.data.layers.map(({title}) => title),
    ).toEqual(['Weekends', 'Nights', 'Weekly'])
    expect(said(reversed).filter(line => !line.startsWith('note'))).toEqual([])
  })

  test('doubt the order of layers where nothing shows it', () => {
    const data = fixtureData('pagerduty-schedule.json')
    data.schedule.final_schedule.rendered_schedule_entries = []
    expect(said(read([input('schedule.json', data), fixture('pagerduty-users.json')])).filter(line => !line.startsWith('note'))).toEqual([
      'warning schedule.json:59:24 $.schedule.schedule_layers layers of schedule `Integration, primary` cover the same hours, and nothing shows which wins; the last one is taken',
    ])
  })

  test('that disagree with what we would answer say so, with the entry and both people', () => {
    const data = fixtureData('pagerduty-schedule.json')
    data.schedule.schedule_layers[0].users.reverse()
    const [difference] = said(read([input('schedule.json', data), fixture('pagerduty-users.json')])).filter(line =>
      line.startsWith('error'),
    )
    expect(difference).toMatch(
      /^error schedule\.json:\d+:\d+ \$\.schedule\.final_schedule\.rendered_schedule_entries\[\d+\] rotation `Integration, primary` differs from `final_schedule` for [\d.]+ days, first at 2026-\S+: there `[a-z-]+`, here `[a-z-]+`$/,
    )
  })

  test('count levels from the first page, and repeat them after the last delay', () => {
    const path = catalog.get('escalation-path', 'integration')?.data
    expect(path?.levels.map(({after, notify}) => [after, ...notify])).toEqual([
      ['0m', 'rotation:integration-primary'],
      ['10m', 'person:noor-haddad', 'person:lou-okafor'],
      ['25m', 'person:kai-dawson'],
    ])
    expect(path?.repeat).toEqual({times: 2, every: '45m'})
    expect(path?.owner).toBe('integration-platform')
  })

  test('put a layer that ends below the one that follows it, in whatever order they come', () => {
    const layer = (id: string, users: string[], start: string, end: string | null) => ({
      id,
      name: id,
      start,
      end,
      rotation_virtual_start: start,
      rotation_turn_length_seconds: 604_800,
      users: users.map(user => ({user: {id: user, type: 'user_reference', summary: user}})),
      restrictions: [],
    })
    const old = layer('Old', ['PA', 'PB'], '2026-01-05T09:00:00Z', '2026-12-07T09:00:00Z')
    const next = layer('New', ['PA', 'PC'], '2026-12-07T09:00:00Z', null)
    for (const schedule_layers of [
      [old, next],
      [next, old],
    ]) {
      const schedule = {id: 'P1', name: 'Primary', time_zone: 'Eastern Time (US & Canada)', schedule_layers}
      const imported = read([input('schedule.json', {schedule})])
      const rotation = catalogOf(imported.files).get('rotation', 'primary')
      expect(rotation?.data.layers.map(({title}) => title)).toEqual(['New', 'Old'])
      expect(rotation?.data.timeZone).toBe('America/New_York')
      expect(said(imported).filter(line => line.includes('nothing shows which wins'))).toEqual([])
    }
  })

  test('keep a zero at the beginning of a number where it is part of it', () => {
    const phone = (code: number, address: string) => [{type: 'phone_contact_method', address, country_code: code}]
    const users = [
      {id: 'U1', name: 'Ada', email: 'ada@example.com', contact_methods: phone(39, '0612345678')},
      {id: 'U2', name: 'Bea', email: 'bea@example.com', contact_methods: phone(225, '0102030405')},
      {id: 'U3', name: 'Cy', email: 'cy@example.com', contact_methods: phone(44, '07700 900123')},
    ]
    const found = catalogOf(read([input('u.json', {users})]).files)
    expect(found.list('person').map(({data}) => data.contacts[0]?.address)).toEqual(['+390612345678', '+2250102030405', '+447700900123'])
  })

  test('keep telephone numbers internal and e-mail last', () => {
    expect(catalog.get('person', 'kai-dawson')?.data.contacts).toEqual([
      {via: 'phone', address: '+15555550100', internal: true},
      {via: 'sms', address: '+15555550100', internal: true},
      {via: 'email', address: 'kai@example.com', internal: false},
    ])
  })

  test('refer to people by their e-mail and to teams by their name where they are there already', () => {
    const there = catalogWith({
      'people/kai.mdx':
        "---\ntitle: K. D.\nrole: R\ntimeZone: UTC\ncontacts: [{via: email, address: KAI@example.com}, {via: chat, address: '@kai'}]\n---\n",
      'teams/int.mdx': '---\ntitle: Integration platform\npurpose: P.\n---\n',
    })
    const {files, matched} = read(answers, there)
    expect(matched).toEqual(['person:kai', 'team:int'])
    expect(files.map(({contentPath}) => contentPath)).not.toContain('people/kai-dawson.mdx')
    const path = catalogOf(files, there).get('escalation-path', 'integration')?.data
    expect(path?.levels[2]).toMatchObject({notify: ['person:kai'], via: ['chat']})
    expect(path?.owner).toBe('int')
  })

  test('without the users are people of whom only the name is known', () => {
    const {files, ...rest} = read([answers[0] as never])
    expect(files.filter(({kind}) => kind === 'person')).toHaveLength(4)
    expect(said(rest).filter(line => line.startsWith('error'))[0]).toBe(
      'error pagerduty-schedule.json:69:21 $.schedule.schedule_layers[0].users[0].user `Kai Dawson` has nothing by which they are reached: only their name is known',
    )
  })

  test('imported a second time come out the same', () => {
    expect(read(answers).files).toEqual(imported.files)
    expect(read([...answers].reverse()).files).toEqual(imported.files)
  })
})

describe('what PagerDuty has and we have not', () => {
  const schedule = (layer: object, more: object = {}) => ({
    schedule: {
      id: 'S1',
      name: 'Orders',
      time_zone: 'Europe/London',
      schedule_layers: [
        {
          name: 'L1',
          start: '2026-01-05T09:00:00Z',
          rotation_virtual_start: '2026-01-05T09:00:00Z',
          rotation_turn_length_seconds: 604_800,
          users: [{user: {id: 'PKAI001'}}, {user: {id: 'PNOOR02'}}],
          ...layer,
        },
      ],
      ...more,
    },
  })
  const findings = (data: unknown) =>
    said(read([input('s.json', data), fixture('pagerduty-users.json')])).filter(
      line => / s\.json/.test(line) && !/names no team|no description/.test(line),
    )

  test.each([
    [
      'a layer that will end',
      schedule({end: '2027-02-01T00:00:00Z'}),
      'error s.json:24:16 $.schedule.schedule_layers[0].end layer `L1` of schedule `Orders` ends on 2027-02-01, and a layer here has no end',
    ],
    [
      'turns of less than an hour',
      schedule({rotation_turn_length_seconds: 1800}),
      'error s.json:7:7 $.schedule.schedule_layers[0] layer `L1` of schedule `Orders` is left out: its turns last 1800 s, and a turn here lasts at least an hour',
    ],
    [
      'a layer that begins in the middle of a turn to come',
      schedule({start: '2026-12-02T10:30:00Z'}),
      'warning s.json:7:7 $.schedule.schedule_layers[0] layer `L1` of schedule `Orders` begins in the middle of a turn; here it begins 1h30m earlier',
    ],
    [
      'a part of a minute',
      schedule({rotation_virtual_start: '2026-01-05T09:00:20Z'}),
      'warning s.json:7:7 $.schedule.schedule_layers[0] layer `L1` of schedule `Orders` changes hands at a part of a minute; the full minute before it is written',
    ],
    [
      'a zone of another database',
      schedule({}, {time_zone: 'Larkmoor Time'}),
      'error s.json:5:18 $.schedule.time_zone schedule 1 is left out: expected an IANA time zone such as `America/New_York`',
    ],
    [
      'a layer of nobody',
      schedule({users: []}),
      'error s.json:7:7 $.schedule.schedule_layers[0] layer `L1` of schedule `Orders` is left out: nobody takes turns in it',
    ],
    [
      'a schedule without its layers',
      {schedules: [{id: 'S1', name: 'Orders', time_zone: 'UTC'}]},
      'error s.json:3:5 $.schedules[0].schedule_layers schedule 1 is left out: expected `schedule_layers`; ask for one schedule, or add `include[]=schedule_layers`',
    ],
  ])('%s is told with its place', (_name, data, expected) => {
    expect(findings(data)).toContain(expected)
  })

  test('a layer that is over is left out with a note, and nothing else changes', () => {
    const data = schedule({})
    data.schedule.schedule_layers.push({...(data.schedule.schedule_layers[0] as object), name: 'Old', end: '2026-03-01T00:00:00Z'} as never)
    expect(findings(data)).toEqual([
      'note s.json:42:16 $.schedule.schedule_layers[1].end layer `Old` of schedule `Orders` has ended on 2026-03-01 and is left out',
    ])
  })

  test('a target that is in no file, a policy of round robin and too many loops are told', () => {
    const data = fixtureData('pagerduty-policies.json')
    const [policy] = data.escalation_policies
    policy.escalation_rules[0].targets[0] = {id: 'GONE', type: 'schedule_reference', summary: 'Old schedule'}
    policy.escalation_rules[1].escalation_rule_assignment_strategy.type = 'round_robin'
    policy.num_loops = 30
    expect(
      said(read([input('p.json', data), fixture('pagerduty-users.json')])).filter(line => /p\.json/.test(line) && !line.startsWith('note')),
    ).toEqual([
      'error p.json:11:9 $.escalation_policies[0].escalation_rules[0] a level of policy `Integration` is left out: nobody in it is known',
      'error p.json:15:13 $.escalation_policies[0].escalation_rules[0].targets[0] schedule `Old schedule` is left out of policy `Integration`: it is in none of the files',
      'warning p.json:25:9 $.escalation_policies[0].escalation_rules[1] level 2 of policy `Integration` asks its targets in turns; here all of them are notified at once',
      expect.stringMatching(
        /^warning p\.json:\d+:20 \$\.escalation_policies\[0\]\.num_loops policy `Integration` repeats 30 times; 20 is written, the most there is$/,
      ),
    ])
  })

  test('a list of which there are further pages is told', () => {
    const data = {...fixtureData('pagerduty-users.json'), more: true}
    expect(said(read([input('u.json', data)])).filter(line => !line.startsWith('note'))).toEqual([
      expect.stringMatching(/^warning u\.json:\d+:\d+ \$\.more there are further pages of this list, which are not in the file$/),
    ])
  })

  test('overrides that come by themselves belong to the one schedule, or to none', () => {
    const override = {
      overrides: [{id: 'O1', start: '2026-12-24T00:00:00Z', end: '2026-12-25T00:00:00Z', user: {id: 'PLOU004', type: 'user_reference'}}],
    }
    const one = read([input('s.json', schedule({})), input('o.json', override), fixture('pagerduty-users.json')])
    expect(one.files.find(({kind}) => kind === 'rotation')?.text).toContain('person: lou-okafor\n    from: 2026-12-24T00:00:00Z')
    expect(said(read([input('o.json', override), fixture('pagerduty-users.json')]))[0]).toContain(
      'an override is left out: it does not say of which schedule it is',
    )
  })
})

describe('more of PagerDuty', () => {
  const layer = (name: string, users: string[], start: string, more: object = {}) => ({
    name,
    start,
    rotation_virtual_start: '2026-01-05T09:00:00Z',
    rotation_turn_length_seconds: 604_800,
    users: users.map(id => ({user: {id}})),
    ...more,
  })
  const schedule = (...schedule_layers: object[]) => ({schedule: {id: 'S1', name: 'Orders', time_zone: 'UTC', schedule_layers}})
  const users = fixture('pagerduty-users.json')
  const problems = (inputs: Parameters<typeof importPagerduty>[0], catalog = empty) =>
    said(read(inputs, catalog)).filter(line => !line.startsWith('note'))
  const onCall = (inputs: Parameters<typeof importPagerduty>[0], id: string, instants: string[]) => {
    const found = catalogOf(read(inputs).files)
    const rotation = found.get('rotation', id)
    return instants.map(instant => rotation && onCallAt(ruleOfEntry(found, rotation), Date.parse(instant)).person)
  }

  test('a layer that begins within a turn of weeks begins on that day, and the turn goes on as it was', () => {
    const inputs = [input('s.json', schedule(layer('L1', ['PKAI001', 'PNOOR02'], '2026-12-02T09:00:00Z'))), users]
    expect(problems(inputs)).toEqual([])
    // Turn 47 since 5 January is Noor's.
    expect(
      onCall(inputs, 'orders', ['2026-12-02T08:59:00Z', '2026-12-02T09:00:00Z', '2026-12-07T08:59:00Z', '2026-12-07T09:00:00Z']),
    ).toEqual([undefined, 'noor-haddad', 'noor-haddad', 'kai-dawson'])
  })

  test('a layer with an end below one that follows it is no fault, the newest first or last', () => {
    const old = layer('Old', ['PKAI001'], '2026-01-05T09:00:00Z', {end: '2026-12-07T09:00:00Z'})
    const next = layer('New', ['PNOOR02'], '2026-12-07T09:00:00Z')
    for (const layers of [
      [next, old],
      [old, next],
    ]) {
      const inputs = [input('s.json', schedule(...layers)), users]
      expect(problems(inputs)).toEqual([])
      expect(said(read(inputs))).toContainEqual(
        expect.stringContaining('layer `Old` of schedule `Orders` ends on 2026-12-07; `New` lies above it from then on'),
      )
      expect(onCall(inputs, 'orders', ['2026-12-07T08:59:00Z', '2026-12-07T09:00:00Z'])).toEqual(['kai-dawson', 'noor-haddad'])
    }
  })

  test('contacts of which the file has only references are told', () => {
    const reference = {id: 'C1', type: 'phone_contact_method_reference', summary: 'Mobile', self: null}
    const answer = {users: [{id: 'U1', name: 'Ada', email: 'ada@example.com', contact_methods: [reference, {...reference, id: 'C2'}]}]}
    expect(problems([input('u.json', answer)])).toEqual([
      'error u.json:7:26 $.users[0].contact_methods 2 contacts of `Ada` are missing: the file has only references to them',
    ])
  })

  test('services say what takes a policy, and which integration has to name it', () => {
    const policies = fixtureData('pagerduty-policies.json')
    const {id} = policies.escalation_policies[0]
    const service = (key: string, name: string, policy?: string) => ({
      id: key,
      name,
      escalation_policy: policy ? {id: policy, summary: 'Gone'} : null,
    })
    const services = input('services.json', {
      services: [service('SV1', 'Orders to ERP', id), service('SV2', 'Refunds', id), service('SV3', 'Old', 'P?'), service('SV4', 'None')],
    })
    const there = catalogWith({'integrations/orders.mdx': '---\ntitle: Orders to ERP\nfrom: [a]\nto: [b]\nmechanism: M.\ntier: 1\n---\n'})
    const {files, ...rest} = read([...answers, services], there)
    expect(files.find(({kind}) => kind === 'escalation-path')?.text).toContain('Services that take it there: Orders to ERP, Refunds.')
    expect(
      said(rest)
        .filter(line => line.includes('services.json'))
        .map(line => line.replace(/:\d+:\d+/, '')),
    ).toEqual([
      'warning services.json $.services[0] service `Orders to ERP` takes policy `Integration`, and integration `orders` names no path',
      'note services.json $.services[1] service `Refunds` takes policy `Integration`; the content has no service or integration of that name',
      'error services.json $.services[2] service `Old` is left out: its policy `Gone` is in none of the files',
      'error services.json $.services[3] service `None` is left out: it has no policy',
    ])
  })

  test('what was imported before is found by its id, whatever it is called by now', () => {
    const first = read(answers)
    const renamed = first.files.map(({kind, text, contentPath}) => {
      const to = contentPath.replace('integration-primary', 'int-one').replace('kai-dawson', 'kai').replace('integration.mdx', 'main.mdx')
      return [
        to,
        kind === 'person' ? text.replace(/title: .*/, 'title: Somebody').replace(/@example\.com/g, '@example.org') : text,
      ] as const
    })
    const again = read(answers, catalogWith(Object.fromEntries(renamed)))
    expect(again.files.map(({contentPath}) => contentPath)).toEqual(['rotations/int-one.mdx', 'escalation-paths/main.mdx'])
    expect(again.matched.toSorted()).toEqual([
      'person:kai',
      'person:lou-okafor',
      'person:noor-haddad',
      'person:remy-castel',
      'team:integration-platform',
    ])
    expect(again.files[1]?.text).toContain('rotation:int-one')
  })
})

describe('schedules of the v3 API', () => {
  const at = (date_time: string) => ({date_time, time_zone: 'America/New_York'})
  const members = (...ids: (string | null)[]) => ids.map(id => (id ? {type: 'user_member', user_id: id} : {type: 'empty_member'}))
  const event = (more: object, strategy: object = {}) => ({
    id: 'E1',
    name: 'Week days',
    start_time: at('2026-01-05T09:00:00-05:00'),
    end_time: at('2026-01-05T17:00:00-05:00'),
    effective_since: '2026-01-05T09:00:00-05:00',
    effective_until: null,
    recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    assignment_strategy: {
      type: 'rotating_member_assignment_strategy',
      shifts_per_member: 5,
      members: members('PKAI001', 'PNOOR02'),
      ...strategy,
    },
    ...more,
  })
  const inputs = (...events: object[]) => [
    input('s.json', {schedule: {id: 'S3', name: 'New orders', time_zone: 'America/New_York', rotations: [{id: 'R', events}]}}),
    fixture('pagerduty-users.json'),
  ]
  const problems = (...events: object[]) => said(read(inputs(...events))).filter(line => !line.startsWith('note'))

  test('may write times on the clock of their zone', () => {
    const local = event({
      start_time: at('2026-06-01T09:00:00'),
      end_time: at('2026-06-01T17:00:00'),
      effective_since: '2026-06-01T09:00:00Z',
    })
    const offset = event({
      start_time: at('2026-06-01T09:00:00-04:00'),
      end_time: at('2026-06-01T17:00:00-04:00'),
      effective_since: '2026-06-01T09:00:00Z',
    })
    expect(problems(local)).toEqual([])
    expect(read(inputs(local)).files).toEqual(read(inputs(offset)).files)
  })
  const onCall = (instants: string[], ...events: object[]) => {
    const found = catalogOf(read(inputs(...events)).files)
    const rotation = found.get('rotation', 'new-orders')
    return instants.map(instant => rotation && onCallAt(ruleOfEntry(found, rotation), Date.parse(instant)).person)
  }

  test('give each member their shifts, over a change of the clocks', () => {
    expect(problems(event({}))).toEqual([])
    const instants = [
      '2026-01-05T14:00:00Z',
      '2026-01-09T21:59:00Z',
      '2026-01-09T22:00:00Z',
      '2026-01-12T14:00:00Z',
      '2026-03-30T12:59:00Z',
      '2026-03-30T13:00:00Z',
    ]
    expect(onCall(instants, event({}))).toEqual(['kai-dawson', 'kai-dawson', undefined, 'noor-haddad', undefined, 'kai-dawson'])
  })

  test('page every member where the strategy says so, and leave hours to nobody', () => {
    const every = event({}, {type: 'every_member_assignment_strategy', shifts_per_member: null})
    expect(problems(every)).toEqual([expect.stringContaining('are both on call')])
    const daily = event(
      {recurrence: ['RRULE:FREQ=DAILY'], end_time: at('2026-01-06T09:00:00-05:00')},
      {shifts_per_member: 1, members: members(...Array.from({length: 5}, () => 'PKAI001'), null, null)},
    )
    expect(problems(daily)).toEqual([])
    expect(onCall(['2026-01-09T20:00:00Z', '2026-01-10T13:59:00Z', '2026-01-10T14:00:00Z'], daily)).toEqual([
      'kai-dawson',
      'kai-dawson',
      undefined,
    ])
    expect(
      catalogOf(read(inputs(daily)).files)
        .get('rotation', 'new-orders')
        ?.data.gaps.map(({hours}) => hours),
    ).toEqual([{days: ['sat', 'sun'], from: '09:00', to: '09:00'}])
  })

  test.each([
    ['turns that fall on other days', event({}, {shifts_per_member: 1}), 'its turns fall on other days each week'],
    ['every other week', event({recurrence: ['RRULE:FREQ=WEEKLY;INTERVAL=2']}), 'it does not come round each week'],
    [
      'a rule by months',
      event({recurrence: ['RRULE:FREQ=MONTHLY']}),
      'it comes round by `RRULE:FREQ=MONTHLY`, which cannot be said in turns',
    ],
    ['no rule', event({recurrence: []}), 'it does not say how often it comes round'],
    ['an end before the begin', event({end_time: at('2026-01-04T17:00:00-05:00')}), 'it ends before it begins'],
  ])('with %s are left out, event by event', (_name, one, why) => {
    expect(problems(one)).toEqual([
      expect.stringContaining('schedule `New orders` is left out: no layer of it can be carried over'),
      expect.stringMatching(
        /^error s\.json:\d+:\d+ \$\.schedule\.rotations\[0\]\.events\[0\] event `Week days` of schedule `New orders` is left out: /,
      ),
    ])
    expect(problems(one)[1]).toContain(why)
  })
})

describe('what is no answer of PagerDuty', () => {
  test.each([
    ['a page', '<html>', '1:1', 'expected JSON, got HTML or XML'],
    ['half an answer', '{"schedules": [\n{"id": "P1",', '2:', 'expected JSON: '],
    ['nothing of it', '{"hello": 1}', '1:1', 'expected an answer of PagerDuty'],
    ['a list', '[]', '1:1', 'expected an answer of PagerDuty'],
    ['null', 'null', '1:1', 'expected an answer of PagerDuty'],
  ])('%s is refused with a place', (_name, text, place, message) => {
    try {
      read([{file: 'x.json', text}])
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableInput)
      const {at} = error as UnreadableInput
      expect(`${at.line}:${at.column}`).toContain(place)
      expect((error as Error).message).toContain(message)
    }
  })

  test('objects of a wrong shape are left out one by one', () => {
    const {files, ...rest} = read([
      input('u.json', {users: [null, 7, {id: 'U1'}, {id: 'U2', name: 'Kai', email: 'kai@example.com'}, {id: 'U3', name: {}}]}),
    ])
    expect(files.map(({id}) => id)).toEqual(['kai'])
    expect(said(rest).filter(line => line.startsWith('error'))).toHaveLength(4)
  })

  test('deep nesting and odd names break nothing', () => {
    const deep = `{"schedules": [{"id": "S", "name": "x", "time_zone": "UTC", "schedule_layers": ${'['.repeat(5000)}${']'.repeat(5000)}}]}`
    expect(read([{file: 'deep.json', text: deep}]).files).toEqual([])
    const odd = read([
      input('u.json', {
        users: ['../../etc/passwd', '\u001b[31mred\n---\nleft: 2020-01-01', '{process.exit()} <script>', '__proto__', 'con'].map(
          (name, index) => ({id: `../${index}`, name, email: `u${index}@example.com`}),
        ),
      }),
    ])
    expect(odd.files.map(({contentPath}) => contentPath)).toEqual([
      'people/31mred-left-2020-01-01.mdx',
      'people/con-person.mdx',
      'people/etc-passwd.mdx',
      'people/process-exit-script.mdx',
      'people/proto.mdx',
    ])
    expect(checked(odd.files)).toEqual([])
  })
})
