import {defineRule, mdx} from '../../core/lint/rule.ts'
import {calendarRotations, shiftsByName} from '../../oncall/calendar.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {instantInZone} from '../../oncall/on-call-words.ts'

/** Reports each name in a calendar that is mapped to nobody, with the next shift of that name. */
export default defineRule({
  id: 'calendar-name-unmapped',
  // Which names stand in the coming months depends on the day of the check.
  severity: 'warning',
  summary: 'A name in the calendar of a rotation is mapped to nobody.',
  why: 'Somebody is on call then, and no page can say who it is or how to reach them.',
  *check(catalog, {now}) {
    for (const {rotation, answer} of calendarRotations(catalog, horizonOf(catalog, Date.parse(now)))) {
      if (answer.state !== 'read') continue
      for (const [name, [next]] of shiftsByName(answer)) {
        if (next?.named.state !== 'unmapped') continue
        const who = name === '' ? 'a shift without a name' : `\`${name}\`, mapped to nobody,`
        yield {
          // Where nobody is mapped yet this is the place of the calendar.
          at: rotation.document.frontmatter.keySpan(['calendar', 'names']),
          message: `the calendar of rotation \`${rotation.id}\` has ${who} on call from ${instantInZone(next.from, 'UTC')}`,
          key: `unmapped ${name}`,
          help:
            name === ''
              ? 'Name the person in the calendar.'
              : 'Map the name to a person under `calendar.names`; a part of it that is the person’s alone is enough.',
        }
      }
    }
  },
  examples: [
    {
      name: 'names that are the whole summary, an attendee, and part of a summary',
      files: {
        'rotations/ops.mdx': mdx`
          ---
          title: Ops
          team: ops
          timeZone: UTC
          calendar: {file: ops.ics, names: {Kai D.: kai, noor@larkmoor.example: noor}}
          ---
        `,
        'rotations/ops.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:On Call - Kai D. - Order ops
          DTSTART:20261116T090000Z
          DTEND:20261123T090000Z
          END:VEVENT
          BEGIN:VEVENT
          UID:2
          SUMMARY:[L1] kai d.
          DTSTART:20261123T090000Z
          DTEND:20261130T090000Z
          END:VEVENT
          BEGIN:VEVENT
          UID:3
          SUMMARY:Order ops
          ATTENDEE;CN=Noor:mailto:noor@larkmoor.example
          DTSTART:20261130T090000Z
          DTEND:20261207T090000Z
          END:VEVENT
          END:VCALENDAR
        `,
      },
      expect: [],
    },
    {
      name: 'a colleague who joined the calendar but not the mapping',
      files: {
        'rotations/ops.mdx': mdx`
          ---
          title: Ops
          team: ops
          timeZone: UTC
          calendar:
            file: ops.ics
            names:
              Kai: kai
          ---
        `,
        'rotations/ops.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:Kai
          DTSTART:20261116T090000Z
          DTEND:20261123T090000Z
          END:VEVENT
          BEGIN:VEVENT
          UID:2
          SUMMARY:On Call - Remy O. - Order ops
          DTSTART:20261123T090000Z
          DTEND:20261130T090000Z
          RRULE:FREQ=WEEKLY;INTERVAL=2
          END:VEVENT
          END:VCALENDAR
        `,
      },
      expect: [
        'content/rotations/ops.mdx:7:3-7:8 the calendar of rotation `ops` has `On Call - Remy O. - Order ops`, mapped to nobody, on call from 2026-11-23 09:00 UTC',
      ],
    },
  ],
})
