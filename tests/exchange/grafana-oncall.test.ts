import {describe, expect, test} from 'vitest'
import {importGrafanaOncall} from '../../src/exchange/grafana-oncall/grafana-oncall.ts'
import {rotationRuleOf} from '../../src/oncall/schedules.ts'
import {onCallAt} from '../../src/oncall/shifts.ts'
import {catalogOf, checked, empty, fixture, fixtureData, input, now, said} from './support.ts'

const files = ['schedules', 'shifts', 'chains', 'policies', 'users', 'teams'].map(name => fixture(`grafana-${name}.json`))
const read = (inputs: Parameters<typeof importGrafanaOncall>[0]) => importGrafanaOncall(inputs, {catalog: empty, now})
const problems = (inputs: Parameters<typeof importGrafanaOncall>[0]) => said(read(inputs)).filter(line => !line.startsWith('note'))
const others = (inputs: Parameters<typeof importGrafanaOncall>[0]) => problems(inputs).filter(line => !line.includes('telephone'))

// biome-ignore lint/suspicious/noExplicitAny: tests write into answers of any shape.
type Answer = any

/** The recorded answers with one of them changed. */
function changed(name: string, change: (results: Answer) => void) {
  const data = fixtureData(`grafana-${name}.json`)
  change(data.results)
  return [...files.filter(({file}) => file !== `grafana-${name}.json`), input(`${name}.json`, data)]
}

describe('answers of Grafana OnCall', () => {
  const imported = read(files)
  const catalog = catalogOf(imported.files)

  test('become people, a team, a rotation and an escalation path; a calendar is told', () => {
    expect(imported.files.map(({contentPath}) => contentPath)).toEqual([
      'people/ines.mdx',
      'people/tomas.mdx',
      'people/vera.mdx',
      'people/wim.mdx',
      'teams/orders.mdx',
      'rotations/order-flow.mdx',
      'escalation-paths/orders-are-stuck.mdx',
    ])
    expect(problems(files)).toEqual([
      'error grafana-schedules.json:19:5 $.results[1] schedule `Old calendar` is left out: its shifts come from an iCalendar address',
      'warning grafana-users.json:6:5 $.results[0] 4 people come without a telephone number: Grafana OnCall tells nobody’s',
    ])
    // Of whom Grafana tells no telephone number, the checker says so.
    expect(checked(imported.files).filter(line => line.startsWith('error') && !line.startsWith('error contact-means-missing'))).toEqual([])
    expect(catalog.get('team', 'orders')?.data).toMatchObject({members: ['ines', 'tomas', 'vera', 'wim'], rotation: 'order-flow'})
  })

  // Reckoned by hand from the recorded shifts; Lisbon is on UTC in winter and an hour ahead in summer, New York five and four behind.
  test.each([
    ['2026-01-05T09:00:00Z', 'ines', 'Monday 09:00 in Lisbon, the first week'],
    ['2026-01-12T08:59:00Z', 'ines', 'Monday 08:59, a minute before the handoff'],
    ['2026-01-12T09:00:00Z', 'tomas', 'Monday 09:00, the second week'],
    ['2026-03-30T07:59:00Z', 'tomas', 'Monday 08:59 in summer time, week 11'],
    ['2026-03-30T08:00:00Z', 'ines', 'Monday 09:00 in summer time, week 12'],
    ['2026-01-05T23:00:00Z', 'wim', 'Monday 18:00 in New York, whose level is higher, from the second in the list on'],
    ['2026-01-06T06:59:00Z', 'wim', 'Tuesday 01:59 in New York, the end of the night'],
    ['2026-01-06T07:00:00Z', 'ines', 'Tuesday 02:00 in New York'],
    ['2026-01-12T23:00:00Z', 'vera', 'the second week of nights'],
    ['2026-01-10T23:30:00Z', 'ines', 'Saturday night, which is no night of theirs'],
    ['2026-12-24T12:00:00Z', 'vera', 'the override'],
  ])('%s: %s (%s)', (instant, person, _why) => {
    const rotation = catalog.get('rotation', 'order-flow')
    expect(rotation && onCallAt(rotationRuleOf(catalog, rotation), Date.parse(instant)).person).toBe(person)
  })

  test('make a level of what is notified between two waits, in order of position', () => {
    const path = catalog.get('escalation-path', 'orders-are-stuck')?.data
    expect(path?.levels.map(({after, notify}) => [after, ...notify])).toEqual([
      ['0m', 'rotation:order-flow'],
      ['15m', 'person:tomas', 'person:vera'],
      ['20m', 'team:orders'],
    ])
    expect(path?.repeat).toEqual({times: 5, every: '50m'})
    expect(path?.owner).toBe('orders')
  })

  test('come out the same in any order of files', () => {
    expect(read(files.toReversed()).files).toEqual(imported.files)
  })

  test('are compared with who is on call by Grafana’s own reckoning', () => {
    const final = (user: string) => [
      {
        user_pk: user,
        user_email: 'x@example.com',
        user_username: 'x',
        shift_start: '2026-11-23T10:00:00Z',
        shift_end: '2026-11-23T20:00:00Z',
      },
    ]
    const one = changed('schedules', results => results.pop())
    expect(others([...one, input('final.json', {results: final('UINES')})])).toEqual([])
    expect(others([...one, input('final.json', {results: final('UTOMAS')})])).toEqual([
      'error final.json:3:5 $.results[0] rotation `Order flow` differs from `final_shifts` for 0.4 days, first at 2026-11-23T10:00:00Z: there `tomas`, here `ines`',
    ])
  })
})

describe('what Grafana OnCall has and we have not', () => {
  const shift = (change: (shift: Answer) => void) => changed('shifts', results => change(results[0]))

  test.each([
    ['months', (shift: Answer) => (shift.frequency = 'monthly'), 'it comes round by months, and turns here are hours, days or weeks'],
    [
      'a part of every other week',
      (shift: Answer) => Object.assign(shift, {interval: 2, duration: 28_800}),
      'it covers 8h of every 2w, which do not come round each week',
    ],
    [
      'chosen days in turns of a day',
      (shift: Answer) => Object.assign(shift, {frequency: 'daily', by_day: ['MO', 'FR'], duration: 3600}),
      'it is on chosen days of every 1d, which do not come round each week',
    ],
    ['a turn of nobody', (shift: Answer) => shift.rolling_users.push([]), 'a turn of it is nobody’s'],
    ['no frequency', (shift: Answer) => (shift.frequency = null), 'it does not say how often it comes round'],
  ])('%s: the shift is left out with its place', (_name, change, why) => {
    expect(others(shift(change))).toContainEqual(
      expect.stringMatching(
        new RegExp(`^error shifts\\.json:6:5 \\$\\.results\\[0\\] shift \`Weeks\` of schedule \`Order flow\` is left out: ${why}$`),
      ),
    )
  })

  test('several people in one turn have a layer each, and that only one is paged is told', () => {
    const inputs = shift(each => (each.rolling_users[0] = ['UINES', 'UWIM']))
    const layers = catalogOf(read(inputs).files).get('rotation', 'order-flow')?.data.layers
    expect(layers?.map(({members}) => members)).toEqual([
      ['wim', 'vera'],
      ['ines', 'tomas'],
      ['wim', 'tomas'],
    ])
    expect(others(inputs)).toContainEqual(expect.stringContaining('Grafana OnCall pages both, here only the first is paged'))
  })

  test('an end, a shift of no schedule and one that is in no file are told', () => {
    const inputs = changed('shifts', results => {
      results[0].until = '2027-03-01T09:00:00'
      results[1].id = 'OTHER'
    })
    expect(others(inputs).map(line => line.replace(/:\d+:\d+/, ''))).toEqual([
      'error grafana-schedules.json $.results[0].shifts[0] shift `ONIGHT` of schedule `Order flow` is left out: it is in none of the files',
      'error grafana-schedules.json $.results[1] schedule `Old calendar` is left out: its shifts come from an iCalendar address',
      'error shifts.json $.results[0].until layer `Weeks` of schedule `Order flow` ends on 2027-03-01, and a layer here has no end',
      'error shifts.json $.results[1] shift `Nights` is left out: no schedule in the files has it',
    ])
  })

  test('steps that notify no person are told one by one', () => {
    const inputs = changed('policies', results => {
      results[0].type = 'notify_person_next_each_time'
      results[0].persons_to_notify_next_each_time = results[0].persons_to_notify
      results[4].type = 'notify_whole_channel'
      results[5] = {...results[5], type: 'notify_if_time_from_to', notify_if_time_from: '09:00:00Z', notify_if_time_to: '18:00:00Z'}
    })
    expect(
      others(inputs)
        .filter(line => line.includes('policies.json'))
        .map(line => line.replace(/:\d+:\d+/, '')),
    ).toEqual([
      'warning policies.json $.results[0].type chain `Orders are stuck` asks people in turns; here all of them are notified at once',
      'error policies.json $.results[4].type a step of chain `Orders are stuck` is left out: it notifies a whole channel of the chat',
      'warning policies.json $.results[5].type chain `Orders are stuck` goes on only from `09:00:00Z` to `18:00:00Z`; here it goes on at any time',
    ])
  })

  test('further pages are told, and a file of something else is refused', () => {
    expect(others([input('u.json', {...fixtureData('grafana-users.json'), next: 'https://example.com/?page=2'})])).toEqual([
      expect.stringMatching(/^warning u\.json:\d+:\d+ \$\.next there are further pages of this list, which are not in the file$/),
    ])
    for (const data of [{hello: 1}, {results: [7]}, null])
      expect(() => read([input('x.json', data)])).toThrow('expected an answer of Grafana OnCall')
    expect(() => read([{file: 'x.json', text: '<html>'}])).toThrow('expected JSON, got HTML or XML')
  })
})
