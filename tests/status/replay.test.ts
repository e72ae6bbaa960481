import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {recordEvening} from '../../scripts/record-evening.ts'
import {timeMarksOf} from '../../src/core/catalog/queries/incident-times.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {planOf} from '../../src/status/collection-plan.ts'
import {parseRecording, type Recording} from '../../src/status/source/recording.ts'
import {replaySource} from '../../src/status/source/replay.ts'
import {levelOf} from '../../src/status/state.ts'
import {question} from '../support/ask.ts'
import {root} from '../support/clarity.ts'

const text = readFileSync(path.join(root, 'content/demo/evening.json'), 'utf8')
const {catalog} = loadCatalog(path.join(root, 'content'))
const evening = recordEvening()
/** An instant at which the recording begins. */
const loopMs = 16 * 60_000
const begin = Math.ceil(Date.parse('2026-11-23T02:00:00Z') / loopMs) * loopMs
/** The instant at which a minute of the recording is played. */
const at = (minute: number) => begin + (minute * 60_000) / 20

const small: Recording = {
  version: 1,
  step: '1m',
  speed: 60,
  signals: {x: [0, 10, null, 4]},
  maintenance: [],
  alerts: [],
  vendors: {},
  marks: [{entry: 'incident:silence', from: 1, to: 3}],
}

describe('a replay', () => {
  const from = Math.ceil(begin / 4000) * 4000

  test('plays between its values, in a loop, by the clock alone', async () => {
    const valueAt = async (ms: number) => (await replaySource(small).read([question('x')], from + ms)).measures.get('x')?.value
    expect(await Promise.all([0, 500, 1000, 2000, 3000, 4000, 4500].map(valueAt))).toEqual([0, 5, 10, null, 4, 0, 5])
  })

  test('knows its past from the first moment', async () => {
    const past = await replaySource(small).past?.([question('x')], {from: from - 4000, to: from, stepMs: 1000})
    expect(past?.get('x')).toEqual([
      [from - 4000, 0],
      [from - 3000, 10],
      [from - 1000, 4],
      [from, 0],
    ])
  })

  test('tells the changes and incidents of its last rounds, without an end while they last', async () => {
    const marksAt = async (ms: number) =>
      (await replaySource(small).read([], from + ms)).marks?.map(({from: begin, to}) => [
        Date.parse(begin) - from,
        to === undefined ? undefined : Date.parse(to) - from,
      ])
    const before = [
      [-7000, -5000],
      [-3000, -1000],
    ]
    expect(await marksAt(500)).toEqual([[-11_000, -9000], ...before])
    expect(await marksAt(1000)).toEqual([...before, [1000, undefined]])
    expect(await marksAt(2900)).toEqual([...before, [1000, undefined]])
    expect(await marksAt(3000)).toEqual([...before, [1000, 3000]])
    expect(await marksAt(3999)).toEqual([...before, [1000, 3000]])
  })

  test.each([
    ['{', /^the recording is no JSON: /],
    [
      '{"version":1,"step":"5m","speed":20,"signals":{"a":[1,2],"b":[1,2,3]}}',
      /^the recording does not fit at `signals\.b`: expected 2 values, as many as `a` has, got 3$/,
    ],
    ['{"version":1,"step":"5 min","speed":20,"signals":{}}', /at `step`: expected a duration such as `5m`/],
  ])('of %s says what is wrong', (written, reason) => {
    expect(parseRecording(written)).toEqual({reason: expect.stringMatching(reason)})
  })
})

describe('the recorded evening', () => {
  test('is what its script records; `npm run evening` writes it', () => {
    const {$schema: _editors, ...written} = JSON.parse(text)
    expect(written).toEqual(JSON.parse(JSON.stringify(evening)))
    expect(parseRecording(text)).toHaveProperty('recording')
  })

  test('has each signal of the content, alerts that exist there and vendors with a page a machine can read', () => {
    expect(Object.keys(evening.signals).sort()).toEqual(catalog.parts('signal').map(({id}) => id).sort()) // biome-ignore format: short
    expect(evening.alerts.filter(({name}) => !catalog.part('alert', name))).toEqual([])
    const readable = catalog.list('system').filter(({data}) => data.statusPage?.api !== undefined)
    expect(Object.keys(evening.vendors).sort()).toEqual(readable.map(({id}) => id).sort())
  })

  test('marks changes and incidents that an integration lists', () => {
    const listed = catalog
      .list('integration')
      .flatMap(integration => timeMarksOf(catalog, integration).map(({entry}) => `${entry.kind}:${entry.id}`))
    expect(evening.marks.map(({entry}) => listed.includes(entry))).toEqual([true, true])
  })

  test('tells its story: calm, silence that nothing else shows, a backlog, recovery', async () => {
    const plan = planOf(catalog)
    const source = replaySource(evening)
    const told = async (minute: number) => {
      const now = at(minute)
      const {measures, alerts = []} = await source.read(plan.signals.map(({id}) => question(id)), now) // biome-ignore format: short
      const bad = plan.signals.filter(signal => {
        const value = measures.get(signal.id)?.value
        return typeof value === 'number' && levelOf(signal, value) === 'critical'
      })
      const firing = alerts.filter(({state}) => state === 'firing')
      return [bad.map(({id}) => id.replace('orders-to-erp/', '')).sort(), firing.map(({name}) => name).sort()]
    }
    expect(await told(30)).toEqual([[], []])
    expect(await told(112)).toEqual([['minutes-without-orders'], ['OrdersSilent']])
    expect(await told(145)).toEqual([
      ['gmv-at-risk', 'oldest-order-age', 'orders-waiting', 'sync-health'],
      ['GmvAtRisk', 'OldestOrderAge'],
    ])
    expect(await told(180)).toEqual([
      ['oldest-order-age', 'orders-waiting', 'sync-health'],
      ['DeadLettersWaiting', 'OldestOrderAge'],
    ])
    expect(await told(300)).toEqual([[], []])
  })

  test('counts money as its orders do', () => {
    const orders = evening.signals['orders-to-erp/orders-waiting'] ?? []
    expect(evening.signals['orders-to-erp/gmv-at-risk']).toEqual(orders.map(count => (count ?? 0) * 78))
  })
})
