import {expect, test} from 'vitest'
import {addressOf} from '../../src/core/catalog/address.ts'
import {ladderOf} from '../../src/core/catalog/queries/escalation.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {clockRuleOf} from '../../src/oncall/clock-rule.ts'
import {reachOf} from '../../src/oncall/duty.ts'
import {dueLevels, dueNext, dueNow} from '../../src/oncall/escalation-clock.ts'
import {requirementsOf} from '../../src/oncall/requirements.ts'
import {Schedules} from '../../src/oncall/schedules.ts'
import {timelineOf} from '../../src/oncall/timeline.ts'
import {dayMs, Zone} from '../../src/oncall/zone.ts'
import {root} from '../support/clarity.ts'
import {ms} from './rotations.ts'

const {catalog} = loadCatalog('content', root)

const hasCalendar = (id: string) => catalog.get('rotation', id)?.data.calendar !== undefined

test.each([false, true])(
  'the clock of a page says what the timeline says, for every path, severity and some instants; with calendars: %s',
  withCalendars => {
    const from = ms('2026-11-23T02:00:00Z')
    // Uneven steps over a year meet nights, weekends, handoffs and all clock changes.
    const instants = Array.from({length: 120}, (_, index) => from + index * 73 * 3_600_000 + index * 61_000)
    const rosters = new Schedules(catalog, {from, to: from + 430 * dayMs})
    const calendars = {from, to: from + 430 * dayMs}
    const isTold = (id: string) => withCalendars || !hasCalendar(id)
    for (const {ladder, severity, path} of requirementsOf(catalog)) {
      const rule = clockRuleOf(catalog, ladder, {severity, hrefOf: addressOf, ...(withCalendars && {calendars})})
      for (const at of instants) {
        const told = timelineOf(rosters, {ladder, severity, at}).steps.map(step => ({
          at: step.at,
          level: ladder.rungs.findIndex(rung => rung.path === step.path && rung.level === step.level),
          run: step.run,
          // Without its shifts nobody is named for a calendar.
          called: step.notified.map(each => (each.state === 'reached' && each.through.every(isTold) ? each.person : 'nobody')),
        }))
        const shown = dueLevels(rule, at).map(({called, ...due}) => ({
          ...due,
          called: called.map(each => ('person' in each ? each.person : 'nobody')),
        }))
        expect(shown, `${path.id} ${severity} ${new Date(at).toISOString()}`).toEqual(told)
      }
    }
  },
)

test('a level is due from its minute on, until the next one is', () => {
  const steps = dueLevels(
    clockRuleOf(catalog, ladderOf(catalog, 'finance'), {severity: 'SEV1', hrefOf: addressOf}),
    ms('2026-11-23T15:00:00Z'),
  )
  expect(dueNow(steps, ms('2026-11-23T14:59:59Z'))).toBeUndefined()
  expect(dueNow(steps, ms('2026-11-23T15:00:00Z'))).toMatchObject({level: 0, run: 0, called: [{person: 'ira'}]})
  expect(dueNow(steps, ms('2026-11-23T15:09:59Z'))).toMatchObject({level: 0})
  expect(dueNow(steps, ms('2026-11-23T15:10:00Z'))).toMatchObject({level: 1, called: [{person: 'toni'}]})
  expect(dueNext(steps, ms('2026-11-23T15:10:00Z'))).toMatchObject({level: 2, called: [{person: 'jules'}]})
  expect(dueNow(steps, ms('2026-11-23T15:45:00Z'))).toMatchObject({level: 0, run: 1})
  expect(dueNext(steps, ms('2026-11-23T18:00:00Z'))).toBeUndefined()
})

test('a vacancy keeps the name of what was asked', () => {
  const rule = clockRuleOf(catalog, ladderOf(catalog, 'integration'), {severity: 'SEV2', hrefOf: addressOf})
  const [first, second] = dueLevels(rule, ms('2027-03-20T05:30:00Z'))
  expect(first?.called).toEqual([{nobody: {title: 'Integration, primary', href: '/rotations/integration-primary/'}}])
  expect(second?.called).toEqual([{person: 'kai'}])
})

test('a page brings the clocks of its people, each once, and reads them before any time is told', () => {
  const rule = clockRuleOf(catalog, ladderOf(catalog, 'finance'), {severity: 'SEV1', hrefOf: addressOf, now: '2026-11-23T02:00:00Z'})
  const brought = rule.levels.flatMap(({targets}) => targets.flatMap(target => ('rules' in target ? target.rules : [])))
  const zones = [rule, ...brought].flatMap(({offsets}) => Object.keys(offsets?.zones ?? {}))
  for (const {timeZone} of Object.values(rule.people)) expect(zones).toContain(timeZone)
  expect(Object.keys(rule.offsets?.zones ?? {}).filter(zone => brought.some(({offsets}) => offsets?.zones[zone]))).toEqual([])
  // Somewhere that no machine has heard of: only what the page brings can be meant.
  const at = ms('2026-12-07T14:30Z')
  const offsets = {from: at - dayMs, to: at + dayMs, zones: {'Pacific/Bougainville': [[at - dayMs, 5_400_000]] as const}}
  dueLevels({...rule, offsets}, at)
  expect(Zone.of('Pacific/Bougainville').wallTime(at) - at).toBe(5_400_000)
})

test('a rotation in a calendar names who has the duty, with a number, as far as its shifts are known', () => {
  const [from, to] = [ms('2026-11-23T00:00:00Z'), ms('2026-11-30T00:00:00Z')]
  const rule = clockRuleOf(catalog, ladderOf(catalog, 'marketplaces'), {severity: 'SEV1', hrefOf: addressOf, calendars: {from, to}})
  const [, second] = dueLevels(rule, ms('2026-11-23T18:00:00Z'))
  const [called] = second?.called ?? []
  expect(called).toHaveProperty('person')
  expect(reachOf(rule, second?.called ?? [])[0]?.phone).toMatch(/^\+1-555-/)
  const [, later] = dueLevels(rule, ms('2026-12-14T18:00:00Z'))
  expect(later?.called).toEqual([{unknown: {title: 'Marketplaces, secondary', href: '/rotations/marketplaces-secondary/'}}])
})
