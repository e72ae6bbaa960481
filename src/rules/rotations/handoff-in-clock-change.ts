import {defineRule, mdx} from '../../core/lint/rule.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {instantInZone} from '../../oncall/on-call-words.ts'
import {rotationRuleOf} from '../../oncall/schedules.ts'
import {clockHandoffs} from './find-clock-handoffs.ts'

/** Reports each handoff, and each beginning or end of hours, at a time that the clock skips or repeats on a coming day. */
export default defineRule({
  id: 'handoff-in-clock-change',
  severity: 'warning',
  summary: 'Duty changes at a time that the clock skips or repeats.',
  why: 'On that night two people read the same time differently, and one of them sleeps.',
  *check(catalog, {now}) {
    const horizon = horizonOf(catalog, Date.parse(now))
    for (const rotation of catalog.list('rotation')) {
      for (const {path, time, day, zone, what, at} of clockHandoffs(rotationRuleOf(catalog, rotation), horizon)) {
        const meaning = what === 'skipped' ? 'the clock jumps over it' : 'it occurs twice, the first time counts'
        yield {
          at: rotation.document.frontmatter.valueSpan(path),
          message: `\`${time}\` is ${what} on ${day} in ${zone}: ${meaning}, at ${instantInZone(at, 'UTC')}`,
          key: `\`${time}\` is ${what} in ${zone}`,
          help: 'Choose a time of day that every day has once.',
        }
      }
    }
  },
  examples: [
    {
      name: 'handoffs in the morning, and one at night on a day without a clock change',
      files: {
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: ops
          timeZone: America/New_York
          layers:
            - {members: [kai, noor], start: 2026-01-05, hours: [{from: '03:00', to: '02:00'}]}
            - {members: [noor, kai], start: 2026-01-05, handoff: {day: mon, time: '02:30'}}
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a handoff that is skipped, and hours that end in a repeated one',
      files: {
        'rotations/night.mdx': mdx`
          ---
          title: Night
          team: ops
          timeZone: America/New_York
          layers:
            - members: [kai, noor]
              start: 2026-01-05
              handoff: {day: sun, time: '02:30'}
            - members: [noor, kai]
              start: 2026-01-05
              timeZone: Europe/Lisbon
              hours: [{from: '22:00', to: '01:00'}]
          ---
        `,
      },
      expect: [
        'content/rotations/night.mdx:8:31-8:38 `02:30` is skipped on 2027-03-14 in America/New_York: the clock jumps over it, at 2027-03-14 07:00 UTC',
        'content/rotations/night.mdx:12:33-12:40 `01:00` is repeated on 2027-10-31 in Europe/Lisbon: it occurs twice, the first time counts, at 2027-10-31 00:00 UTC',
      ],
    },
  ],
})
