import {describe, expect, test} from 'vitest'
import {ladderOf} from '../../src/core/catalog/queries/escalation.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {horizonOf} from '../../src/oncall/horizon.ts'
import {requirementsOf, type SeverityId} from '../../src/oncall/requirements.ts'
import {Schedules, schedulesFrom} from '../../src/oncall/schedules.ts'
import {minutesToHuman, timelineOf} from '../../src/oncall/timeline.ts'
import {worstCase} from '../../src/oncall/worst-case.ts'
import {dayMs} from '../../src/oncall/zone.ts'
import {root} from '../support/clarity.ts'
import {ms} from './rotations.ts'

const now = '2026-11-23T02:00:00Z'
const {catalog} = loadCatalog('content', root)

// Writes a timeline as `0 kai(integration-primary) | 10 …`; what is vacant or waits says so.
function told(path: string, severity: SeverityId, at: string, of = catalog): string[] {
  const rosters = new Schedules(of, {from: ms(at), to: ms(at) + 30 * dayMs})
  const {steps, waitsUntil} = timelineOf(rosters, {ladder: ladderOf(of, path), severity, at: ms(at)})
  const said = steps.map(({afterMinutes, notified}) => {
    const who = notified.map(each =>
      each.state === 'reached' ? `${each.person}${each.through.length > 0 ? ` by ${each.through.join(' > ')}` : ''}` : each.state,
    )
    return `${afterMinutes}: ${who.join(', ')}`
  })
  return waitsUntil === undefined ? said : [`waits until ${new Date(waitsUntil).toISOString()}`, ...said]
}

describe('the timeline of the example organisation', () => {
  test('by day climbs from primary to duty manager, and runs again twice', () => {
    expect(told('finance', 'SEV1', '2026-11-23T15:00:00Z')).toEqual([
      '0: ira by finance-primary',
      '10: toni by finance-secondary',
      '20: jules',
      '30: alex',
      '45: ira by finance-primary',
      '55: toni by finance-secondary',
      '65: jules',
      '75: alex',
      '90: ira by finance-primary',
      '100: toni by finance-secondary',
      '110: jules',
      '120: alex',
    ])
  })

  test('at night passes a SEV1 on to the night desk', () => {
    expect(told('finance', 'SEV1', '2026-11-24T07:00:00Z').slice(0, 3)).toEqual([
      '0: noor by finance-primary > integration-primary',
      expect.stringMatching(/^10: (kai|remy) by finance-secondary > integration-secondary$/),
      '20: jules',
    ])
  })

  test('on Friday evening lets a SEV3 wait for Monday 08:00 in New York', () => {
    expect(told('finance', 'SEV3', '2026-11-27T23:30:00Z').slice(0, 2)).toEqual([
      'waits until 2026-11-30T13:00:00.000Z',
      '3690: toni by finance-primary',
    ])
  })

  test('in the hour between the clock changes falls to the secondary', () => {
    expect(told('integration', 'SEV1', '2027-03-20T05:00:00Z').slice(0, 2)).toEqual([
      '0: vacant',
      expect.stringMatching(/^10: (kai|noor) by integration-secondary$/),
    ])
  })

  test('changes hands between two levels when a shift ends between them', () => {
    expect(told('integration', 'SEV1', '2026-11-23T13:55:00Z').slice(0, 2)).toEqual([
      '0: noor by integration-primary',
      expect.stringMatching(/^10: (remy|noor)/),
    ])
  })
})

const small = (files: Record<string, string>) => exampleCatalog({name: 'small', files, expect: []})
const person = (name: string, more = '') => `---\ntitle: ${name}\nrole: Engineer\ntimeZone: UTC\n${more}---\n`

describe('the timeline', () => {
  test('follows `then`, names teams by their first responder and leaves out who has left', () => {
    const of = small({
      'people/ana.mdx': person('Ana', 'left: 2026-12-01\n'),
      'people/ben.mdx': person('Ben'),
      'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nlead: ben\n---\n',
      'escalation-paths/first.mdx':
        '---\ntitle: First\nlevels: [{after: 0m, notify: [person:ana]}, {after: 5m, notify: [rotation:calendar]}]\nthen: second\n---\n',
      'escalation-paths/second.mdx': '---\ntitle: Second\nlevels: [{after: 10m, notify: [team:ops]}]\nlastResort: person:ben\n---\n',
      'rotations/calendar.mdx':
        '---\ntitle: Calendar\nteam: ops\ntimeZone: UTC\ncalendar: {url: https://calendar.example.com/on-call.ics}\n---\n',
    })
    expect(told('first', 'SEV1', '2026-11-23T00:00:00Z', of)).toEqual(['0: ana', '5: unknown', '15: ben'])
    expect(told('first', 'SEV1', '2026-12-01T00:00:00Z', of)).toEqual(['0: vacant', '5: unknown', '15: ben'])
  })
})

describe('the worst case', () => {
  test('is what trying every quarter of an hour finds', () => {
    const interval = {from: ms('2027-03-01T00:00:00Z'), to: ms('2027-04-05T00:00:00Z')}
    const rosters = new Schedules(catalog, {from: interval.from, to: interval.to + 10 * dayMs})
    for (const {ladder, severity, path} of requirementsOf(catalog)) {
      let tried = 0
      for (let at = interval.from; at < interval.to; at += 900_000)
        tried = Math.max(tried, minutesToHuman(rosters, {ladder, severity, at}) ?? Number.POSITIVE_INFINITY)
      expect([path.id, severity, worstCase(rosters, ladder, severity, interval).minutes]).toEqual([path.id, severity, tried])
    }
  })

  test('of the example keeps the policy: ten minutes for SEV1 in the uncovered hour, a weekend for SEV3', () => {
    const rosters = schedulesFrom(catalog, now)
    const worst = (id: string, severity: SeverityId) => worstCase(rosters, ladderOf(catalog, id), severity, horizonOf(catalog, ms(now)))
    expect(worst('integration', 'SEV2')).toEqual({at: ms('2027-03-15T05:00:00Z'), minutes: 10})
    expect(worst('commerce', 'SEV1').minutes).toBe(0)
    // 62 hours from Friday 18:00 to Monday 08:00, and the one that occurs twice.
    expect(worst('finance', 'SEV3')).toEqual({at: ms('2027-11-05T22:00:00Z'), minutes: 63 * 60})
  })

  test('is never, from the first instant on, where nobody is reached', () => {
    const of = small({
      'people/ana.mdx': person('Ana', 'left: 2026-12-01\n'),
      'escalation-paths/first.mdx': '---\ntitle: First\nlevels: [{after: 0m, notify: [person:ana]}]\nlastResort: person:ana\n---\n',
    })
    expect(worstCase(schedulesFrom(of, now), ladderOf(of, 'first'), 'SEV1', horizonOf(of, ms(now)))).toEqual({
      at: ms('2026-12-01T00:00:00Z'),
    })
  })
})

test('the horizon is 90 days, and holds the next two clock changes of every zone in use', () => {
  expect(new Date(horizonOf(catalog, ms(now)).to).toISOString()).toBe('2027-11-15T09:00:00.000Z')
  expect(horizonOf(small({}), ms(now)).to - ms(now)).toBe(90 * dayMs)
})
