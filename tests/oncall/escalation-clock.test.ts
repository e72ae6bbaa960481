import {expect, test} from 'vitest'
import {addressOf} from '../../src/core/catalog/address.ts'
import {ladderOf} from '../../src/core/catalog/queries/escalation.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {clockRuleOf} from '../../src/oncall/clock-rule.ts'
import {dueLevels, dueNext, dueNow} from '../../src/oncall/escalation-clock.ts'
import {requirementsOf} from '../../src/oncall/requirements.ts'
import {Schedules} from '../../src/oncall/schedules.ts'
import {timelineOf} from '../../src/oncall/timeline.ts'
import {dayMs} from '../../src/oncall/zone.ts'
import {root} from '../support/clarity.ts'
import {ms} from './rotations.ts'

const {catalog} = loadCatalog('content', root)

const hasCalendar = (id: string) => catalog.get('rotation', id)?.data.calendar !== undefined

test('the clock of a page says what the timeline says, for every path, severity and some instants', () => {
  const from = ms('2026-11-23T02:00:00Z')
  // Uneven steps over a year meet nights, weekends, handoffs and all clock changes.
  const instants = Array.from({length: 120}, (_, index) => from + index * 73 * 3_600_000 + index * 61_000)
  const rosters = new Schedules(catalog, {from, to: from + 430 * dayMs})
  for (const {ladder, severity, path} of requirementsOf(catalog)) {
    const rule = clockRuleOf(catalog, ladder, severity, addressOf)
    for (const at of instants) {
      const told = timelineOf(rosters, {ladder, severity, at}).steps.map(step => ({
        at: step.at,
        level: ladder.rungs.findIndex(rung => rung.path === step.path && rung.level === step.level),
        run: step.run,
        // A page carries no calendars, and names nobody for them.
        called: step.notified.map(each => (each.state === 'reached' && !each.through.some(hasCalendar) ? each.person : 'nobody')),
      }))
      const shown = dueLevels(rule, at).map(({called, ...due}) => ({
        ...due,
        called: called.map(each => ('person' in each ? each.person : 'nobody')),
      }))
      expect(shown, `${path.id} ${severity} ${new Date(at).toISOString()}`).toEqual(told)
    }
  }
})

test('a level is due from its minute on, until the next one is', () => {
  const steps = dueLevels(clockRuleOf(catalog, ladderOf(catalog, 'finance'), 'SEV1', addressOf), ms('2026-11-23T15:00:00Z'))
  expect(dueNow(steps, ms('2026-11-23T14:59:59Z'))).toBeUndefined()
  expect(dueNow(steps, ms('2026-11-23T15:00:00Z'))).toMatchObject({level: 0, run: 0, called: [{person: 'ira'}]})
  expect(dueNow(steps, ms('2026-11-23T15:09:59Z'))).toMatchObject({level: 0})
  expect(dueNow(steps, ms('2026-11-23T15:10:00Z'))).toMatchObject({level: 1, called: [{person: 'toni'}]})
  expect(dueNext(steps, ms('2026-11-23T15:10:00Z'))).toMatchObject({level: 2, called: [{person: 'jules'}]})
  expect(dueNow(steps, ms('2026-11-23T15:45:00Z'))).toMatchObject({level: 0, run: 1})
  expect(dueNext(steps, ms('2026-11-23T18:00:00Z'))).toBeUndefined()
})

test('a vacancy keeps the name of what was asked', () => {
  const rule = clockRuleOf(catalog, ladderOf(catalog, 'integration'), 'SEV2', addressOf)
  const [first, second] = dueLevels(rule, ms('2027-03-20T05:30:00Z'))
  expect(first?.called).toEqual([{nobody: {title: 'Integration, primary', href: '/rotations/integration-primary/'}}])
  expect(second?.called).toEqual([{person: 'kai'}])
})
