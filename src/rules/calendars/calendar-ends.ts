import {defineRule, mdx} from '../../core/lint/rule.ts'
import {calendarRotations} from '../../oncall/calendar.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {instantInZone} from '../../oncall/on-call-words.ts'
import {dayMs} from '../../oncall/zone.ts'

const noticeDays = 14

/** Reports each calendar whose last shift ends within two weeks, or that has no shift left. */
export default defineRule({
  id: 'calendar-ends',
  severity: 'warning',
  summary: 'The calendar of a rotation ends within two weeks.',
  why: 'After its last shift nobody is entered, and a page finds out too late.',
  *check(catalog, {now}) {
    const from = Date.parse(now)
    for (const {rotation, answer, path} of calendarRotations(catalog, horizonOf(catalog, from))) {
      if (answer.state !== 'read' || !answer.ends || answer.known.to > from + noticeDays * dayMs) continue
      const isOver = answer.shifts.length === 0
      yield {
        at: rotation.document.frontmatter.valueSpan(path),
        message: `the calendar of rotation \`${rotation.id}\` has no shift ${isOver ? 'any more' : `after ${instantInZone(answer.known.to, 'UTC')}`}`,
        key: 'ends',
        help: 'Enter the coming shifts, or let the last one recur.',
      }
    }
  },
  examples: [
    {
      name: 'a calendar that recurs without an end, and one that ends in five weeks',
      files: {
        'rotations/ops.mdx': '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {file: ops.ics, names: {Kai: kai}}\n---\n',
        'rotations/ops.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:Kai
          DTSTART:20261116T090000Z
          DTEND:20261123T090000Z
          RRULE:FREQ=WEEKLY
          END:VEVENT
          END:VCALENDAR
        `,
        'rotations/shop.mdx': '---\ntitle: Shop\nteam: ops\ntimeZone: UTC\ncalendar: {file: shop.ics, names: {Kai: kai}}\n---\n',
        'rotations/shop.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:Kai
          DTSTART:20261116T090000Z
          DTEND:20261228T090000Z
          END:VEVENT
          END:VCALENDAR
        `,
      },
      expect: [],
    },
    {
      name: 'a calendar that ends next week, and one that is over',
      files: {
        'rotations/ops.mdx': '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {file: ops.ics, names: {Kai: kai}}\n---\n',
        'rotations/ops.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:Kai
          DTSTART:20261116T090000Z
          DTEND:20261123T090000Z
          RRULE:FREQ=WEEKLY;COUNT=2
          END:VEVENT
          END:VCALENDAR
        `,
        'rotations/shop.mdx': '---\ntitle: Shop\nteam: ops\ntimeZone: UTC\ncalendar: {file: shop.ics}\n---\n',
        'rotations/shop.ics': 'BEGIN:VCALENDAR\nEND:VCALENDAR\n',
      },
      expect: [
        'content/rotations/ops.mdx:5:18-5:25 the calendar of rotation `ops` has no shift after 2026-11-30 09:00 UTC',
        'content/rotations/shop.mdx:5:18-5:26 the calendar of rotation `shop` has no shift any more',
      ],
    },
  ],
})
