import {describe, expect, test} from 'vitest'
import type {Entry} from '../../src/core/catalog/catalog.ts'
import {changeCalendar} from '../../src/release/change-calendar.ts'
import {changeEvents} from '../../src/release/change-events.ts'
import {planOf} from '../../src/release/change-plan.ts'
import {checklistOf} from '../../src/release/checklist.ts'
import {consumerStates} from '../../src/release/consumer-states.ts'
import {changesByNext, nextOf} from '../../src/release/next-change.ts'
import {planRows} from '../../src/release/plan-rows.ts'
import {catalogOf, type Stage, shop} from './shop.ts'

const now = '2026-12-01T12:00:00Z'

function opened(stage: Stage, more: Record<string, string> = {}) {
  const catalog = catalogOf({...shop(stage), ...more})
  const change = catalog.get('change', 'chg-2026-032') as Entry<'change'>
  return {catalog, change}
}

describe('the plan of a change', () => {
  test('has its steps, window and freezes, what ends, and the cut-offs of systems it touches', () => {
    const {catalog, change} = opened('before')
    const plan = planOf(catalog, change)
    expect(plan?.spans.map(({title, first, last}) => `${title} ${first} ${last}`)).toEqual([
      'expand 2026-12-07 2026-12-07',
      'migrate 2026-12-08 2026-12-13',
      'contract 2026-12-14 2026-12-14',
      'release window 2026-12-14 2026-12-14',
      'Peak trading. 2026-11-20 2026-12-02',
    ])
    expect([plan?.first, plan?.last]).toEqual(['2026-11-30', '2026-12-21'])
    expect(plan?.ends.map(({day, title}) => `${day} ${title}`)).toEqual(['2026-12-12 support of version v1', '2027-06-30 ERP_TOKEN'])
    expect(plan?.cutOffs.map(({title, at, timeZone}) => `${title} ${at} ${timeZone}`)).toEqual([
      'Orders for the same day 14:00 America/New_York',
    ])
  })

  test('is told day by day with who is on call; days on which the same holds are one row', () => {
    const {catalog, change} = opened('before')
    const plan = planOf(catalog, change)
    const rows = plan ? planRows(catalog, change, plan, now) : []
    const words = rows.map(
      ({first, last, what, duties}) =>
        `${first.slice(5)} ${last.slice(5)} ${what.join('+') || 'nothing'}: ${duties.map(({team, people}) => `${team.id} ${people?.join('+') ?? '?'}`).join(', ')}`,
    )
    expect(words).toEqual([
      '11-30 11-30 freeze: finance ?, platform ?',
      '12-01 12-02 freeze: finance Jules, platform ?',
      '12-03 12-06 nothing: finance Jules, platform ?',
      '12-07 12-07 expand: finance Kai, platform ?',
      '12-08 12-11 migrate: finance Kai, platform ?',
      '12-12 12-12 migrate+last day of support of version v1: finance Kai, platform ?',
      '12-13 12-13 migrate: finance Kai, platform ?',
      '12-14 12-14 contract+release window: finance Jules, platform ?',
      '12-15 12-20 nothing: finance Jules, platform ?',
      '12-21 12-21 nothing: finance Kai, platform ?',
    ])
  })

  test('is none where a change has neither steps nor a window', () => {
    const {catalog, change} = opened('before', {'changes/chg-2026-032.mdx': '---\ntitle: A\nclass: additive\nstate: proposed\n---\n'})
    expect(planOf(catalog, change)).toBeUndefined()
    expect(nextOf(catalog, change, now)).toBeUndefined()
  })
})

describe('consumers of a rename in three steps', () => {
  const states = (stage: Stage) => {
    const {catalog, change} = opened(stage)
    return consumerStates(catalog, change).map(
      ({integration, state, agreed, fields}) => `${integration.id} ${state} ${agreed?.by ?? 'nobody'} ${fields.join()}`,
    )
  }
  test('use the old form as long as something of theirs becomes it, whatever is said', () => {
    expect(states('before')).toEqual(['market uses-old jules market-order/site', 'orders untold nobody '])
    expect(states('expanded')).toEqual(['market uses-old jules market-order/site', 'orders untold nobody '])
  })
  test('have moved when a step says so and nothing contradicts it, and all have when it is released', () => {
    expect(states('migrated')).toEqual(['market moved jules ', 'orders untold nobody '])
    expect(states('contracted')).toEqual(['market moved jules ', 'orders moved nobody '])
  })
})

test('the checklist ticks what the content tells, and leaves the rest to people', () => {
  const {catalog, change} = opened('expanded')
  const list = checklistOf(catalog, change)
  const words = ({what, done, because}: (typeof list.before)[number]) =>
    `${done === undefined ? '?' : done ? 'x' : '-'} ${what}${because ? ` (${because})` : ''}`
  expect(list.before.map(words)).toEqual([
    '- Each team that notices has agreed (not yet Platform)',
    'x It was tested on real data',
    'x The way back is written down (no runbook does it)',
    'x The release stands in no freeze',
    'x There is a plan in steps',
    '- Every consumer uses the new form before the old one goes (not said of Market and Orders)',
    'x Signals to watch are named',
  ])
  expect(list.during.map(words).slice(2, 4)).toEqual([
    'x Step expand is done, with evidence (Both equal.)',
    '- Step migrate is done, with evidence',
  ])
  expect(list.after.map(words)).toContain('- What goes is gone from the contracts (still there: sales-order/custbody_channel)')
})

test('changes stand by what is next; what is over comes last, the latest first', () => {
  const record = (state: string, from: string) =>
    `---\ntitle: A\nclass: additive\nstate: ${state}\nwindow: {from: ${from}T12:00:00Z, to: ${from}T13:00:00Z}\n---\n`
  const {catalog} = opened('expanded', {
    'changes/a.mdx': record('released', '2026-10-01'),
    'changes/b.mdx': record('released', '2026-11-01'),
    'changes/c.mdx': record('scheduled', '2026-12-03'),
    'changes/d.mdx': record('scheduled', '2026-11-03'),
    'changes/e.mdx': '---\ntitle: E\nclass: additive\nstate: proposed\n---\n',
  })
  const {ahead, undated, over} = changesByNext(catalog, now)
  expect(ahead.map(({change, next}) => `${change.id} ${next.day} ${next.what}`)).toEqual([
    'c 2026-12-03 release window begins',
    'chg-2026-032 2026-12-08 migrate begins',
  ])
  expect([undated.map(({id}) => id), over.map(({id}) => id)]).toEqual([
    ['d', 'e'],
    ['b', 'a'],
  ])
  const calendar = changeCalendar(catalog, now)
  expect(calendar?.days.slice(0, 3).map(({day, what, change}) => `${day} ${what} ${change?.id ?? ''}`)).toEqual([
    '2026-12-02 freeze (Peak trading.) ends ',
    '2026-12-03 release window c',
    '2026-12-07 expand chg-2026-032',
  ])
})

test('events keep their UID when dates and state change; whole days end with the next one', () => {
  const events = changeEvents(opened('before').catalog)
  expect(events.map(({uid, days, status}) => [uid, days?.first, days?.after, status])).toEqual([
    ['change-chg-2026-032-window@shop-co', undefined, undefined, 'CONFIRMED'],
    ['change-chg-2026-032-expand@shop-co', '2026-12-07', '2026-12-08', 'CONFIRMED'],
    ['change-chg-2026-032-migrate@shop-co', '2026-12-08', '2026-12-14', 'CONFIRMED'],
    ['change-chg-2026-032-contract@shop-co', '2026-12-14', '2026-12-15', 'CONFIRMED'],
    ['freeze-2026-11-20@shop-co', '2026-11-20', '2026-12-03', undefined],
  ])
  expect(changeEvents(opened('contracted').catalog).map(({uid}) => uid)).toEqual(events.map(({uid}) => uid))
  expect(events[0]).toMatchObject({
    summary: 'Release: CHG-2026-032 Rename the sales channel field (approved)',
    url: 'https://runbooks.example.com/changes/chg-2026-032/',
  })
})

test('a plan that goes on for ever is shown for the days that somebody can plan', () => {
  const endless =
    '---\ntitle: A\nclass: additive\nowner: finance\nstate: approved\nsteps: [{step: migrate, from: 2020-01-01, until: 9999-12-31}]\n---\n'
  const {catalog, change} = opened('before', {'changes/chg-2026-032.mdx': endless})
  const plan = planOf(catalog, change)
  const rows = plan ? planRows(catalog, change, plan, now) : []
  expect([plan?.first, plan?.last, rows[0]?.first, rows.at(-1)?.last]).toEqual(['2019-12-25', '9999-12-31', '2026-10-02', '2027-11-05'])
})
