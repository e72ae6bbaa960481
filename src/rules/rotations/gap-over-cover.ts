import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {type Interval, within} from '../../oncall/intervals.ts'
import {readingZone, stretchInWords} from '../../oncall/on-call-words.ts'
import {rotationRuleOf, schedulesFrom} from '../../oncall/schedules.ts'
import {declaredGaps, type Shift} from '../../oncall/shifts.ts'

/** Reports each declared gap over hours in which somebody is on call all the same; it takes nobody off duty. */
export default defineRule({
  id: 'gap-over-cover',
  severity: 'warning',
  summary: 'A gap is declared over hours that somebody covers.',
  why: 'Somebody believes that they are off duty, and their telephone rings.',
  *check(catalog, {now}) {
    const horizon = horizonOf(catalog, Date.parse(now))
    for (const rotation of catalog.list('rotation')) {
      for (const [index, {shift, stretch}] of coveredGaps(catalog, rotation, now, horizon)) {
        yield {
          at: rotation.document.frontmatter.valueSpan(['gaps', index, 'from']),
          message: `the gap declared in rotation \`${rotation.id}\` lies over hours that ${whoseInWords(shift)}: \`${shift.person}\` is on call ${stretchInWords(stretch, readingZone(catalog, rotation))}`,
          key: `gap ${index + 1}`,
          help: 'A gap says that nobody covers the hours; it takes nobody off duty. Take the hours out of the layer, or remove the gap.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a gap over an hour that no layer covers',
      files: {
        'rotations/desk.mdx': mdx`
          ---
          title: Desk
          team: ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05, hours: [{from: '08:00', to: '07:00'}]}]
          gaps: [{from: 2026-01-05T00:00:00Z, to: 2030-01-01T00:00:00Z, hours: {from: '07:00', to: '08:00'}, reason: Accepted.}]
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a day off that is declared as a gap, while the turns go on',
      files: {
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05}]
          gaps: [{from: 2026-12-25T00:00:00Z, to: 2026-12-26T00:00:00Z, reason: Christmas.}]
          ---
        `,
      },
      expect: [
        'content/rotations/day.mdx:6:15-6:35 the gap declared in rotation `day` lies over hours that layer 1 covers: `kai` is on call from 2026-12-25 00:00 to 2026-12-26 00:00 UTC',
      ],
    },
  ],
})

interface Covered {
  shift: Shift
  stretch: Interval
}

// Part of each day is declared for weeks on end, because the clocks change; only where all of it is covered the gap means nothing.
function coveredGaps(catalog: Catalog, rotation: Entry<'rotation'>, now: string, horizon: Interval): [number, Covered][] {
  const shifts = schedulesFrom(catalog, now).shifts(rotation.id) ?? []
  const rule = rotationRuleOf(catalog, rotation)
  return rule.gaps.flatMap((gap, index): [number, Covered][] => {
    const declared = declaredGaps({...rule, gaps: [gap]}, horizon.from, horizon.to)
    const covered = within(shifts, declared)
    const [first] = covered
    if (!first || (gap.hours && lengthOf(covered) < lengthOf(declared))) return []
    return [[index, {shift: first, stretch: {from: first.from, to: first.to}}]]
  })
}

function lengthOf(stretches: readonly Interval[]): number {
  return stretches.reduce((sum, {from, to}) => sum + to - from, 0)
}

function whoseInWords({by}: Shift): string {
  if ('layer' in by) return `layer ${by.layer + 1} covers`
  return 'calendar' in by ? 'the calendar covers' : 'an override covers'
}
