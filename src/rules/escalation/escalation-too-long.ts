import type {Span} from '../../core/content/span.ts'
import {minutesInWords} from '../../core/format/duration.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {instantInWords} from '../../oncall/on-call-words.ts'
import {placesOf, type Requirement, requirementsOf} from '../../oncall/requirements.ts'
import {schedulesFrom} from '../../oncall/schedules.ts'
import {type WholePath, wholePath} from './find-whole-path.ts'

/** Reports each escalation path whose last level comes later than `allWithin` of a severity, waiting included. */
export default defineRule({
  id: 'escalation-too-long',
  severity: 'error',
  summary: 'An escalation path takes longer until its last level than the policy of a severity allows.',
  why: 'Whoever may decide hears of the failure when the decision has been made by the clock.',
  *check(catalog, {now}) {
    const horizon = horizonOf(catalog, Date.parse(now))
    const rosters = schedulesFrom(catalog, now)
    for (const demand of requirementsOf(catalog)) {
      const {path, ladder, severity, allWithinMs = Number.POSITIVE_INFINITY} = demand
      const whole = allWithinMs === Number.POSITIVE_INFINITY ? undefined : wholePath(rosters, ladder, severity, horizon)
      if (!whole) continue
      const {walkMinutes, longestWait} = whole
      const minutes = walkMinutes + (longestWait?.minutes ?? 0)
      if (minutes * 60_000 <= allWithinMs) continue
      const isSlow = walkMinutes * 60_000 > allWithinMs
      const which =
        whole.last.path === path.id ? `level ${whole.last.level + 1}` : `level ${whole.last.level + 1} of \`${whole.last.path}\``
      const wait =
        isSlow || !longestWait
          ? minutesInWords(walkMinutes)
          : `${minutesInWords(minutes)} for a failure at ${instantInWords(longestWait.at, catalog.settings.timeZone)}`
      yield {
        at: placeOf(demand, whole),
        message: `a ${severity} on escalation path \`${path.id}\` reaches its last level, ${which}, after ${wait}; the policy is ${minutesInWords(allWithinMs / 60_000)}`,
        key: `${severity}, last level after ${walkMinutes} min, policy ${minutesInWords(allWithinMs / 60_000)}`,
        help: isSlow
          ? 'Let the levels follow each other faster, or leave one out.'
          : 'Cover the hours of the first level, or pass them on with `outOfHours`.',
        related: placesOf(catalog, demand, 'allWithin'),
        // What depends on the hours comes and goes with the days of the horizon.
        ...(!isSlow && {severity: 'warning' as const}),
      }
    }
  },
  examples: [
    {
      name: 'levels in time, repeats that do not count, and a severity without a limit',
      files: {
        'settings.yaml': mdx`
          severities:
            - {id: SEV1, means: Nothing works., humanWithin: 10m, allWithin: 30m, reviewEvery: 90d}
            - {id: SEV3, means: It can wait., humanWithin: 3d, reviewEvery: 90d}
        `,
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: orders\n---\n',
        'failure-modes/drift.mdx': '---\ntitle: Drift\nintegration: orders\nclass: drift\nseverity: SEV3\nescalation: slow\n---\n',
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels: [{after: 0m, notify: [person:kai]}, {after: 30m, notify: [person:noor]}]
          repeat: {times: 3, every: 45m}
          lastResort: person:noor
          ---
        `,
        'escalation-paths/slow.mdx': mdx`
          ---
          title: Slow
          levels: [{after: 0m, notify: [person:kai]}, {after: 2d, notify: [person:noor]}]
          lastResort: person:noor
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a last level that is late, one that is late in the path that continues, and a weekend before the first',
      files: {
        'settings.yaml': mdx`
          timeZone: America/New_York
          severities:
            - {id: SEV1, means: Nothing works., humanWithin: 10m, allWithin: 30m, reviewEvery: 90d}
            - {id: SEV2, means: Much is at risk., humanWithin: 20m, allWithin: 1h, reviewEvery: 90d}
            - {id: SEV3, means: It can wait., humanWithin: 4d, allWithin: 2d, reviewEvery: 90d}
        `,
        'rotations/office.mdx': mdx`
          ---
          title: Office
          team: ops
          timeZone: America/New_York
          layers: [{members: [kai], start: 2026-01-05, hours: [{days: [mon, tue, wed, thu, fri], from: '08:00', to: '18:00'}]}]
          outOfHours: {rotation: desk, severities: [SEV1]}
          ---
        `,
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: late\n---\n',
        'failure-modes/slow.mdx': '---\ntitle: Slow\nintegration: orders\nclass: stalled\nseverity: SEV2\nescalation: first\n---\n',
        'failure-modes/drift.mdx': '---\ntitle: Drift\nintegration: orders\nclass: drift\nseverity: SEV3\nescalation: weekends\n---\n',
        'escalation-paths/late.mdx': mdx`
          ---
          title: Late
          levels:
            - {after: 0m, notify: [person:kai]}
            - {after: 40m, notify: [person:noor]}
          lastResort: person:noor
          ---
        `,
        'escalation-paths/first.mdx': mdx`
          ---
          title: First
          levels: [{after: 20m, notify: [person:kai]}]
          then: second
          ---
        `,
        'escalation-paths/second.mdx': mdx`
          ---
          title: Second
          levels: [{after: 0m, notify: [person:remy]}, {after: 45m, notify: [person:noor]}]
          lastResort: person:noor
          ---
        `,
        'escalation-paths/weekends.mdx': mdx`
          ---
          title: Weekends
          levels: [{after: 0m, notify: [rotation:office]}, {after: 10m, notify: [person:noor]}]
          lastResort: person:noor
          ---
        `,
      },
      expect: [
        'content/escalation-paths/first.mdx:4:7-4:13 a SEV2 on escalation path `first` reaches its last level, level 2 of `second`, after 1 h 5 min; the policy is 1 h',
        'content/escalation-paths/late.mdx:5:13-5:16 a SEV1 on escalation path `late` reaches its last level, level 2, after 40 min; the policy is 30 min',
        'content/escalation-paths/weekends.mdx:3:58-3:61 a SEV3 on escalation path `weekends` reaches its last level, level 2, after 2 days 15 h 10 min for a failure at 2027-11-05 22:00 UTC (2027-11-05 18:00 America/New_York); the policy is 2 days',
      ],
    },
  ],
})

// Where another path continues, the smallest thing to change here is that it does.
function placeOf({path}: Requirement, {last}: WholePath): Span {
  const {valueSpan} = path.document.frontmatter
  return last.path === path.id ? valueSpan(['levels', last.level, 'after']) : valueSpan(['then'])
}
