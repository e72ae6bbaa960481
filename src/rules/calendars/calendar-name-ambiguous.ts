import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {calendarRotations, shiftsByName} from '../../oncall/calendar.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {instantInZone} from '../../oncall/on-call-words.ts'

/** Reports each event of a calendar whose summary or attendees stand for several people, with the next shift of that name. */
export default defineRule({
  id: 'calendar-name-ambiguous',
  severity: 'warning',
  summary: 'A name in the calendar of a rotation stands for several people.',
  why: 'One of them has the page, and nobody knows which; so no page names either.',
  *check(catalog, {now}) {
    for (const {rotation, answer} of calendarRotations(catalog, horizonOf(catalog, Date.parse(now)))) {
      if (answer.state !== 'read') continue
      for (const [name, [next]] of shiftsByName(answer)) {
        if (next?.named.state !== 'ambiguous') continue
        yield {
          at: rotation.document.frontmatter.keySpan(['calendar', 'names']),
          message: `\`${name}\` in the calendar of rotation \`${rotation.id}\`, on call from ${instantInZone(next.from, 'UTC')}, stands for ${listed(next.named.people)}`,
          key: `ambiguous ${name}`,
          help: 'Map the whole name to one of them, or make an event for each.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a name that is part of another one, where the longer one counts',
      files: {
        'rotations/ops.mdx':
          '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {file: ops.ics, names: {Kai: kai, Kai Dawson: dawson}}\n---\n',
        'rotations/ops.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:On Call - Kai Dawson
          DTSTART:20261123T090000Z
          DTEND:20261130T090000Z
          END:VEVENT
          END:VCALENDAR
        `,
      },
      expect: [],
    },
    {
      name: 'two people in one event',
      files: {
        'rotations/ops.mdx': '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {file: ops.ics, names: {Kai: kai, Noor: noor}}\n---\n',
        'rotations/ops.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:Kai with Noor
          DTSTART:20261123T090000Z
          DTEND:20261130T090000Z
          END:VEVENT
          END:VCALENDAR
        `,
      },
      expect: [
        'content/rotations/ops.mdx:5:27-5:32 `Kai with Noor` in the calendar of rotation `ops`, on call from 2026-11-23 09:00 UTC, stands for `kai` and `noor`',
      ],
    },
  ],
})
