import type {Catalog} from '../../core/catalog/catalog.ts'
import {isWaking} from '../../core/catalog/queries/escalation.ts'
import {minutesInWords} from '../../core/format/duration.ts'
import {plural} from '../../core/format/plural.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {leftBy} from '../../oncall/left-by.ts'
import {instantInWords} from '../../oncall/on-call-words.ts'
import {mustWake, placesOf, type Requirement, requirementsOf} from '../../oncall/requirements.ts'
import {schedulesFrom} from '../../oncall/schedules.ts'
import {worstCase} from '../../oncall/worst-case.ts'

/** Reports each escalation path on which a severity may wait longer for a human than the settings allow, at the worst instant. */
export default defineRule({
  id: 'first-human-too-late',
  severity: 'error',
  summary: 'An escalation path reaches a human later than the policy of a severity allows.',
  why: 'The policy is a promise to the business; on this path it is broken while everything works as written.',
  *check(catalog, {now}) {
    const horizon = horizonOf(catalog, Date.parse(now))
    const rosters = schedulesFrom(catalog, now)
    for (const demand of requirementsOf(catalog)) {
      const {path, ladder, severity, withinMs} = demand
      if (withinMs === undefined || ladder.rungs.length === 0) continue
      const {at, minutes} = worstCase(rosters, ladder, severity, horizon)
      if (minutes !== undefined && minutes * 60_000 <= withinMs) continue
      const when = instantInWords(at, catalog.settings.timeZone)
      const gone = leftBy(rosters, ladder, at)
      const left = gone.length > 0 ? `; ${listed(gone)} ${plural(gone.length, 'has', 'have')} left by then` : ''
      const wait = minutes === undefined ? 'reaches nobody at all' : `reaches nobody for ${minutesInWords(minutes)}`
      yield {
        at: path.document.frontmatter.valueSpan(['levels', 0, 'after']),
        message: `a ${severity} on escalation path \`${path.id}\` ${wait} at ${when}, the policy is ${minutesInWords(withinMs / 60_000)}${left}`,
        key: `${severity}, policy ${minutesInWords(withinMs / 60_000)}, first level after ${ladder.rungs[0]?.afterMinutes} min`,
        help: left
          ? 'Name somebody who stays, in the path and in its rotations.'
          : 'Let a level begin earlier, cover the hours of its rotation, or pass them on with `outOfHours`.',
        related: placesOf(catalog, demand, 'humanWithin'),
        // A first level that is late by itself is late on every day; what depends on the hours comes and goes.
        ...((firstCall(catalog, demand) ?? Number.POSITIVE_INFINITY) * 60_000 <= withinMs && {severity: 'warning' as const}),
      }
    }
  },
  examples: [
    {
      name: 'a night that the second level carries in time, and a severity that may wait for Monday',
      files: {
        'settings.yaml': mdx`
          severities:
            - {id: SEV1, means: Nothing works., humanWithin: 10m, reviewEvery: 90d}
            - {id: SEV3, means: It can wait., humanWithin: 3d, reviewEvery: 90d}
        `,
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/office.mdx': mdx`
          ---
          title: Office
          team: ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05, hours: [{days: [mon, tue, wed, thu, fri], from: '08:00', to: '18:00'}]}]
          outOfHours: {rotation: desk, severities: [SEV1]}
          ---
        `,
        'rotations/desk.mdx': '---\ntitle: Desk\nteam: ops\ntimeZone: UTC\nlayers: [{members: [kai], start: 2027-06-07}]\n---\n',
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: orders\n---\n',
        'failure-modes/drift.mdx': '---\ntitle: Drift\nintegration: orders\nclass: drift\nseverity: SEV3\nescalation: orders\n---\n',
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels: [{after: 0m, notify: [rotation:office]}, {after: 10m, notify: [person:kai]}]
          lastResort: person:kai
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a first level that only writes e-mail, which wakes nobody',
      files: {
        'settings.yaml': 'severities: [{id: SEV1, means: Nothing works., humanWithin: 10m, reviewEvery: 90d}]\n',
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: orders\n---\n',
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels: [{after: 0m, notify: [person:kai], via: [email]}, {after: 20m, notify: [person:kai]}]
          lastResort: person:kai
          ---
        `,
      },
      expect: [
        'content/escalation-paths/orders.mdx:3:18-3:20 a SEV1 on escalation path `orders` reaches nobody for 20 min at 2026-11-23 02:00 UTC, the policy is 10 min',
      ],
    },
    {
      name: 'a first level that is late by itself, nights that nobody carries, and a weekend that is too long',
      files: {
        'settings.yaml': mdx`
          severities:
            - {id: SEV1, means: Nothing works., humanWithin: 10m, reviewEvery: 90d}
            - {id: SEV2, means: Much is at risk., humanWithin: 20m, reviewEvery: 90d}
            - {id: SEV3, means: It can wait., humanWithin: 1d, reviewEvery: 90d}
        `,
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/office.mdx': mdx`
          ---
          title: Office
          team: ops
          timeZone: America/New_York
          layers: [{members: [kai], start: 2026-01-05, hours: [{days: [mon, tue, wed, thu, fri], from: '08:00', to: '18:00'}]}]
          ---
        `,
        'rotations/waiting.mdx': mdx`
          ---
          title: Waiting
          team: ops
          timeZone: America/New_York
          layers: [{members: [kai], start: 2026-01-05, hours: [{days: [mon, tue, wed, thu, fri], from: '08:00', to: '18:00'}]}]
          outOfHours: {rotation: office, severities: [SEV1]}
          ---
        `,
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: late\n---\n',
        'failure-modes/slow.mdx': '---\ntitle: Slow\nintegration: orders\nclass: stalled\nseverity: SEV2\nescalation: nights\n---\n',
        'failure-modes/drift.mdx': '---\ntitle: Drift\nintegration: orders\nclass: drift\nseverity: SEV3\nescalation: weekends\n---\n',
        'escalation-paths/late.mdx': '---\ntitle: Late\nlevels: [{after: 15m, notify: [person:kai]}]\nlastResort: person:kai\n---\n',
        'escalation-paths/nights.mdx':
          '---\ntitle: Nights\nlevels: [{after: 0m, notify: [rotation:office]}]\nlastResort: person:kai\n---\n',
        'escalation-paths/weekends.mdx':
          '---\ntitle: Weekends\nlevels: [{after: 0m, notify: [rotation:waiting]}]\nlastResort: person:kai\n---\n',
      },
      expect: [
        'content/escalation-paths/late.mdx:3:18-3:21 a SEV1 on escalation path `late` reaches nobody for 15 min at 2026-11-23 02:00 UTC, the policy is 10 min',
        'content/escalation-paths/nights.mdx:3:18-3:20 a SEV2 on escalation path `nights` reaches nobody at all at 2026-11-23 02:00 UTC, the policy is 20 min',
        'content/escalation-paths/weekends.mdx:3:18-3:20 a SEV3 on escalation path `weekends` reaches nobody for 2 days 15 h at 2027-11-05 22:00 UTC, the policy is 1 day',
      ],
    },
    {
      name: 'the only one on the path leaves',
      files: {
        'settings.yaml': 'severities: [{id: SEV3, means: It can wait., humanWithin: 3d, reviewEvery: 90d}]\n',
        'people/toni.mdx': '---\ntitle: Toni\nrole: Clerk\ntimeZone: UTC\nleft: 2027-01-10\n---\n',
        'escalation-paths/books.mdx': '---\ntitle: Books\nlevels: [{after: 1h, notify: [person:toni]}]\nlastResort: person:toni\n---\n',
        'failure-modes/drift.mdx': '---\ntitle: Drift\nintegration: orders\nclass: drift\nseverity: SEV3\nescalation: books\n---\n',
      },
      expect: [
        'content/escalation-paths/books.mdx:3:18-3:20 a SEV3 on escalation path `books` reaches nobody at all at 2027-01-09 23:00 UTC, the policy is 3 days; `toni` has left by then',
      ],
    },
  ],
})

// Minutes to the first level that may reach anybody: e-mail alone does not where a human has to wake.
function firstCall(catalog: Catalog, {ladder, severity}: Requirement): number | undefined {
  return ladder.rungs.find(rung => isWaking(rung) || !mustWake(catalog, severity))?.afterMinutes
}
