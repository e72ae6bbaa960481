import {defineRule, mdx} from '../../core/lint/rule.ts'
import {calendarRotations} from '../../oncall/calendar.ts'
import {horizonOf} from '../../oncall/horizon.ts'

/** Reports each name of a mapping that no coming shift of the calendar has. */
export default defineRule({
  id: 'calendar-name-unseen',
  // Somebody may rest for a season; a misspelled name shows as one that is mapped to nobody.
  severity: 'note',
  summary: 'A mapped name is in no coming shift of the calendar.',
  why: 'The page lists somebody as carrying the rotation who does not.',
  *check(catalog, {now}) {
    for (const {rotation, answer} of calendarRotations(catalog, horizonOf(catalog, Date.parse(now)))) {
      // Where nothing is entered nobody is missing; another rule says so.
      if (answer.state !== 'read' || answer.shifts.length === 0) continue
      const seen = new Set(
        answer.shifts.flatMap(({named}) => (named.state === 'mapped' ? [named.person] : named.state === 'ambiguous' ? named.people : [])),
      )
      for (const [name, person] of Object.entries(rotation.data.calendar?.names ?? {})) {
        if (seen.has(person)) continue
        yield {
          at: rotation.document.frontmatter.keySpan(['calendar', 'names', name]),
          message: `\`${name}\` is in no coming shift of the calendar of rotation \`${rotation.id}\``,
          help: 'Correct the name, or remove it if the person takes no turns any more.',
        }
      }
    }
  },
  examples: [
    {
      name: 'two spellings of one person, of whom one is in use',
      files: {
        'rotations/ops.mdx':
          '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {file: ops.ics, names: {Kai: kai, K. Dawson: kai}}\n---\n',
        'rotations/ops.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:Kai
          DTSTART:20261123T090000Z
          DTEND:20261130T090000Z
          END:VEVENT
          END:VCALENDAR
        `,
      },
      expect: [],
    },
    {
      name: 'somebody who takes no turns',
      files: {
        'rotations/ops.mdx': '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {file: ops.ics, names: {Kai: kai, Noor: noor}}\n---\n',
        'rotations/ops.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:Kai
          DTSTART:20261123T090000Z
          DTEND:20261130T090000Z
          END:VEVENT
          END:VCALENDAR
        `,
      },
      expect: ['content/rotations/ops.mdx:5:45-5:49 `Noor` is in no coming shift of the calendar of rotation `ops`'],
    },
  ],
})
