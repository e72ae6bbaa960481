import {describe, expect, test} from 'vitest'
import {importOpsgenie} from '../../src/exchange/opsgenie/opsgenie.ts'
import {rotationRuleOf} from '../../src/oncall/schedules.ts'
import {onCallAt} from '../../src/oncall/shifts.ts'
import {catalogOf, checked, empty, fixture, fixtureData, input, now, said} from './support.ts'

const files = ['schedules', 'escalations', 'users', 'overrides'].map(name => fixture(`opsgenie-${name}.json`))
const read = (inputs: Parameters<typeof importOpsgenie>[0], catalog = empty) => importOpsgenie(inputs, {catalog, now})
const problems = (inputs: Parameters<typeof importOpsgenie>[0]) => said(read(inputs)).filter(line => !line.startsWith('note'))

// biome-ignore lint/suspicious/noExplicitAny: tests write into answers of any shape.
type Answer = any

describe('answers of Opsgenie', () => {
  const imported = read(files)
  const catalog = catalogOf(imported.files)

  test('become people, a team, rotations and an escalation path that pass the check', () => {
    expect(imported.files.map(({contentPath}) => contentPath)).toEqual([
      'people/alice-marsh.mdx',
      'people/bob-reyes.mdx',
      'people/eve-laurent.mdx',
      'teams/fulfilment-operations.mdx',
      'rotations/fulfilment-primary.mdx',
      'rotations/fulfilment-secondary.mdx',
      'escalation-paths/fulfilment-escalation.mdx',
    ])
    expect(problems(files)).toEqual([])
    expect(checked(imported.files)).toEqual([
      'warning escalation-path-unused content/escalation-paths/fulfilment-escalation.mdx nothing takes escalation path `fulfilment-escalation`',
      expect.stringMatching(/^warning last-resort-off-duty .* the last resort of .* has nobody on call for a SEV1 on 2026-11-24/),
    ])
  })

  // Reckoned by hand from the recorded rotations; New York is five hours behind UTC in winter, four in summer.
  test.each([
    ['fulfilment-primary', '2026-01-05T14:00:00Z', 'alice-marsh', 'Monday 09:00 local, the first turn'],
    ['fulfilment-primary', '2026-01-12T13:59:00Z', 'alice-marsh', 'Monday 08:59, a minute before the handoff'],
    ['fulfilment-primary', '2026-01-12T14:00:00Z', 'bob-reyes', 'Monday 09:00, the second turn'],
    ['fulfilment-primary', '2026-03-30T12:59:00Z', 'bob-reyes', 'Monday 08:59 in summer time, turn 11'],
    ['fulfilment-primary', '2026-03-30T13:00:00Z', 'alice-marsh', 'Monday 09:00 in summer time, turn 12'],
    ['fulfilment-primary', '2026-01-10T03:00:00Z', 'bob-reyes', 'Friday 22:00, the weekend begins'],
    ['fulfilment-primary', '2026-01-17T12:00:00Z', 'eve-laurent', 'the second weekend'],
    ['fulfilment-primary', '2026-01-19T10:59:00Z', 'eve-laurent', 'Monday 05:59, the weekend ends'],
    ['fulfilment-primary', '2026-01-13T03:00:00Z', undefined, 'Monday 22:00, nobody'],
    ['fulfilment-primary', '2026-12-24T12:00:00Z', 'eve-laurent', 'the override'],
    ['fulfilment-secondary', '2026-01-05T23:30:00Z', 'alice-marsh', 'Monday 18:30, the second half of the day'],
    ['fulfilment-secondary', '2026-01-05T23:29:00Z', undefined, 'Monday 18:29, outside the hours'],
    ['fulfilment-secondary', '2026-01-06T23:30:00Z', 'bob-reyes', 'Tuesday 18:30, turn 3'],
    ['fulfilment-secondary', '2026-01-07T23:30:00Z', 'eve-laurent', 'Wednesday 18:30, turn 5'],
  ])('%s at %s: %s (%s)', (id, instant, person, _why) => {
    const rotation = catalog.get('rotation', id)
    expect(rotation && onCallAt(rotationRuleOf(catalog, rotation), Date.parse(instant)).person).toBe(person)
  })

  test('put the levels in order of their delay, which counts from the alert', () => {
    const path = catalog.get('escalation-path', 'fulfilment-escalation')?.data
    expect(path?.levels.map(({after, notify}) => [after, ...notify])).toEqual([
      ['0m', 'rotation:fulfilment-primary'],
      ['10m', 'rotation:fulfilment-secondary'],
      ['30m', 'person:eve-laurent'],
      ['60m', 'team:fulfilment-operations'],
    ])
    expect(path?.repeat).toEqual({times: 2, every: '75m'})
  })

  test('keep telephone numbers internal, and know a user by id and by e-mail', () => {
    expect(catalog.get('person', 'alice-marsh')?.data.contacts.map(({via, address, internal}) => `${via} ${address} ${internal}`)).toEqual([
      'phone +1-5555550111 true',
      'sms +1-5555550111 true',
      'email alice@example.com false',
    ])
    const data = fixtureData('opsgenie-escalations.json')
    data.data[0].rules[3].recipient = {type: 'user', username: 'EVE@example.com'}
    expect(
      read([input('e.json', data), ...files.slice(0, 1), ...files.slice(2)]).files.find(({kind}) => kind === 'escalation-path')?.text,
    ).toContain('person:eve-laurent')
  })

  test('imported a second time come out the same, in any order of files', () => {
    expect(read([...files].reverse()).files).toEqual(imported.files)
  })
})

describe('what Opsgenie has and we have not', () => {
  const schedules = (change: (schedule: Answer) => void) => {
    const data = fixtureData('opsgenie-schedules.json')
    change(data.data[0])
    return [input('s.json', data), ...files.slice(2, 3)]
  }

  test.each([
    [
      'nobody in a turn',
      (schedule: Answer) => schedule.rotations[0].participants.push({type: 'none'}),
      /^error s\.json:\d+:\d+ \$\.data\[0\]\.rotations\[0\]\.participants\[2\] rotation `Weekdays` of schedule `Fulfilment_primary` is left out: nobody \(`none`\) takes a turn in it, which comes round in 3w, on other days each week$/,
    ],
    [
      'a team in a turn',
      (schedule: Answer) => (schedule.rotations[0].participants[0] = {type: 'team', id: 'T', name: 'Others'}),
      /rotations\[0\]\.participants\[0\] rotation `Weekdays` .* team `Others` takes a turn in it/,
    ],
    [
      'an end',
      (schedule: Answer) => (schedule.rotations[0].endDate = '2027-03-01T00:00:00Z'),
      /^error s\.json:\d+:\d+ \$\.data\[0\]\.rotations\[0\]\.endDate layer `Weekdays` of schedule `Fulfilment_primary` ends on 2027-03-01/,
    ],
    [
      'a schedule that is off',
      (schedule: Answer) => (schedule.enabled = false),
      /^warning s\.json:\d+:\d+ \$\.data\[0\]\.enabled schedule `Fulfilment_primary` is turned off/,
    ],
    [
      'two rotations at once',
      (schedule: Answer) => delete schedule.rotations[1].timeRestriction,
      /^warning s\.json:\d+:\d+ \$\.data\[0\]\.rotations\[1\] layers 1 and 2 of schedule `Fulfilment_primary` are both on call, first at 2026-11-\S+; Opsgenie pages both, here only the first is paged$/,
    ],
    ['no length', (schedule: Answer) => (schedule.rotations[0].length = 0), /rotations\[0\]\.length schedule 1 is left out/],
    [
      'an unknown type',
      (schedule: Answer) => (schedule.rotations[0].type = 'monthly'),
      /rotations\[0\]\.type schedule 1 is left out: expected `daily`, `weekly` or `hourly`/,
    ],
  ])('%s is told with its place', (_name, change, expected) => {
    expect(problems(schedules(change))).toEqual(expect.arrayContaining([expect.stringMatching(expected)]))
  })

  test('turns of nobody that come round within a week are a gap, and everybody else has their hours', () => {
    const inputs = schedules(schedule => {
      const [alice, bob] = schedule.rotations[0].participants
      const daily = {name: 'Daily', type: 'daily', length: 1, startDate: '2026-01-05T14:00:00Z'}
      schedule.rotations = [{...daily, participants: [alice, alice, bob, bob, bob, {type: 'none'}, {type: 'none'}]}]
    })
    const found = catalogOf(read(inputs).files)
    const rotation = found.get('rotation', 'fulfilment-primary')
    const at = (instant: string) => rotation && onCallAt(rotationRuleOf(found, rotation), Date.parse(instant)).person
    expect(problems(inputs)).toEqual([])
    expect(['2026-01-05T14:00:00Z', '2026-01-07T13:59:00Z', '2026-01-07T14:00:00Z', '2026-01-10T13:59:00Z'].map(at)).toEqual([
      'alice-marsh',
      'alice-marsh',
      'bob-reyes',
      'bob-reyes',
    ])
    expect(['2026-01-10T14:00:00Z', '2026-07-12T12:00:00Z', '2026-07-13T12:59:00Z', '2026-07-13T13:00:00Z'].map(at)).toEqual([
      undefined,
      undefined,
      undefined,
      'alice-marsh',
    ])
    expect(rotation?.data.gaps.map(({hours}) => hours)).toEqual([{days: ['sat', 'sun'], from: '09:00', to: '09:00'}])
  })

  test('turns of nobody whose hours others cover are no gap', () => {
    const inputs = schedules(schedule =>
      schedule.rotations.push({...schedule.rotations[0], name: 'Nobody', participants: [{type: 'none'}]}),
    )
    expect(read(inputs).files.find(({id}) => id === 'fulfilment-primary')?.text).not.toContain('gaps')
    expect(said(read(inputs))).toContainEqual(
      expect.stringContaining('turns of nobody in schedule `Fulfilment_primary` are no gap: others are on call in their hours'),
    )
  })

  test('conditions, kinds of notice, other escalations and the end of an alert are told', () => {
    const data = fixtureData('opsgenie-escalations.json')
    const [escalation] = data.data
    escalation.rules[0].condition = 'if-not-closed'
    escalation.rules[1].notifyType = 'next'
    escalation.rules[3].recipient = {type: 'escalation', id: 'E2', name: 'Others'}
    escalation.repeat.closeAlertAfterAll = true
    const found = problems([input('e.json', data), ...files.slice(0, 1), ...files.slice(2)])
    expect(found.map(line => line.replace(/^(\w+) e\.json:\d+:\d+ \$\.data\[0\]/, '$1 '))).toEqual([
      'warning .rules[0] level 1 of escalation `Fulfilment_escalation` is notified `if-not-closed`; here a path ends when somebody answers',
      'warning .rules[1] level 2 of escalation `Fulfilment_escalation` notifies `next` of its recipient; here whoever is on call is notified',
      'error .rules[3] a level of policy `Fulfilment_escalation` is left out: nobody in it is known',
      'error .rules[3].recipient recipient `Others` of escalation `Fulfilment_escalation` is left out: a level here notifies people, teams and rotations, and this is an escalation',
      'warning .repeat escalation `Fulfilment_escalation` closes the alert when nobody has answered; here the last resort is called',
    ])
  })

  test('a list of which there are further pages is told', () => {
    const data = {...fixtureData('opsgenie-users.json'), paging: {next: 'https://api.opsgenie.com/v2/users?limit=100&offset=100'}}
    expect(said(read([input('u.json', data)]))).toEqual([
      expect.stringMatching(/^warning u\.json:\d+:\d+ \$\.paging\.next there are further pages of this list, which are not in the file$/),
    ])
  })

  test('answers of Jira Service Management come in `values`, with delays in minutes', () => {
    const rules = [{condition: 'if-not-acked', notifyType: 'default', delay: 5, recipient: {id: 'u', type: 'user'}}]
    const imported = read([
      input('e.json', {values: [{id: 'e', name: 'Orders', rules}], links: {next: 'https://example.com/next'}}),
      input('u.json', {values: [{id: 'u', username: 'kai@example.com', fullName: 'Kai'}]}),
    ])
    expect(catalogOf(imported.files).list('escalation-path')[0]?.data.levels[0]?.after).toBe('5m')
    expect(said(imported)).toContainEqual(expect.stringContaining('$.links.next there are further pages of this list'))
  })

  test('an object that is none of theirs is left out, and a file without any is refused', () => {
    expect(said(read([input('x.json', {data: [{id: 1}, {id: 'u', username: 'a@example.com'}]})]))[0]).toBe(
      'error x.json:3:5 $.data[0] an object is left out: it is neither schedule, escalation, user, team nor override',
    )
    expect(() => read([input('x.json', {data: [{id: 1}]})])).toThrow('expected an answer of Opsgenie')
    expect(() => read([{file: 'x.json', text: '<html>'}])).toThrow('expected JSON, got HTML or XML')
  })
})
