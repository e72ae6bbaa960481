import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {type Interval, within} from '../../oncall/intervals.ts'
import {windows} from '../../oncall/layer.ts'
import {calendarOverlaps, overlaps} from '../../oncall/overlaps.ts'
import {rotationRuleOf} from '../../oncall/schedules.ts'
import {dayMs, Zone} from '../../oncall/zone.ts'

// As long as an override that is over: last week's gap is still asked about.
const keptDays = 30

/** Reports each declared gap that has long been over, and each declared overlap that never occurs. */
export default defineRule({
  id: 'declaration-unused',
  severity: 'note',
  summary: 'A gap or an overlap is declared that does not occur.',
  why: 'Who reads the rotation believes in an exception that is none, and the next real one hides behind it.',
  *check(catalog, {now}) {
    const horizon = horizonOf(catalog, Date.parse(now))
    for (const rotation of catalog.list('rotation')) {
      const {valueSpan} = rotation.document.frontmatter
      for (const [index, {from, to}] of rotation.data.gaps.entries()) {
        if (Date.parse(from) >= Date.parse(to) || Date.parse(to) > horizon.from - keptDays * dayMs) continue
        const message = `the gap declared in rotation \`${rotation.id}\` is over since \`${to}\``
        yield {at: valueSpan(['gaps', index, 'to']), message, help: 'Remove it; the history keeps it.'}
      }
      for (const index of idleOverlaps(catalog, rotation, horizon)) {
        const message = `the overlap declared in rotation \`${rotation.id}\` never occurs: no two people are on duty at once in these hours`
        yield {at: valueSpan(['overlaps', index]), message, help: 'Remove it, or correct its hours.'}
      }
    }
  },
  examples: [
    {
      name: 'a gap of this month and one of years to come, and a handover in which two layers meet',
      files: {
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: ops
          timeZone: UTC
          layers:
            - {members: [kai], start: 2026-01-05, hours: [{from: '08:00', to: '18:00'}]}
            - {members: [noor], start: 2026-01-05, hours: [{from: '17:00', to: '20:00'}]}
          gaps:
            - {from: 2026-11-02T00:00:00Z, to: 2026-11-03T00:00:00Z, hours: {from: '20:00', to: '08:00'}, reason: Accepted.}
            - {from: 2026-11-02T00:00:00Z, to: 2030-11-03T00:00:00Z, hours: {from: '20:00', to: '08:00'}, reason: Accepted.}
          overlaps: [{hours: {from: '17:00', to: '18:00'}, reason: Handover.}]
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a gap of last winter, and a handover in hours in which only one layer is on duty',
      files: {
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: ops
          timeZone: UTC
          layers:
            - {members: [kai], start: 2026-01-05, hours: [{from: '08:00', to: '18:00'}]}
            - {members: [noor], start: 2026-01-05, hours: [{from: '18:00', to: '20:00'}]}
          gaps: [{from: 2026-02-02T00:00:00Z, to: 2026-02-03T00:00:00Z, reason: Accepted.}]
          overlaps: [{hours: {from: '12:00', to: '13:00'}, reason: Lunch.}]
          ---
        `,
      },
      expect: [
        'content/rotations/day.mdx:8:41-8:61 the gap declared in rotation `day` is over since `2026-02-03T00:00:00Z`',
        'content/rotations/day.mdx:9:12-9:65 the overlap declared in rotation `day` never occurs: no two people are on duty at once in these hours',
      ],
    },
  ],
})

function idleOverlaps(catalog: Catalog, rotation: Entry<'rotation'>, {from, to}: Interval): number[] {
  if (rotation.data.overlaps.length === 0) return []
  const rule = rotationRuleOf(catalog, rotation, {from, to})
  const found = [...overlaps(rule, from, to), ...calendarOverlaps(rule, from, to)].sort((a, b) => a.from - b.from)
  const zone = Zone.of(rule.timeZone)
  return rotation.data.overlaps.flatMap(({hours}, index) => {
    const meant = hours ? windows([hours], zone, {from, to}) : [{from, to}]
    return within(found, meant).length > 0 ? [] : [index]
  })
}
