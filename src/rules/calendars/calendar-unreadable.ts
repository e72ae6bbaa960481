import type {Related} from '../../core/lint/diagnostic.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {type CalendarFault, calendarRotations} from '../../oncall/calendar.ts'
import {horizonOf} from '../../oncall/horizon.ts'

/** Reports each calendar of a rotation that is missing, outside the content or not iCalendar, with the first line that cannot be read. */
export default defineRule({
  id: 'calendar-unreadable',
  severity: 'error',
  summary: 'The calendar of a rotation cannot be read.',
  why: 'Until it can, nobody can tell who is on call: every page says unknown.',
  *check(catalog, {now}) {
    for (const {rotation, answer, path} of calendarRotations(catalog, horizonOf(catalog, Date.parse(now)))) {
      if (answer.state === 'read' || answer.fault.type === 'not-fetched') continue
      const related = relatedTo(answer.fault)
      yield {
        at: rotation.document.frontmatter.valueSpan(path),
        message: `the calendar of rotation \`${rotation.id}\` cannot be read: ${reasonOf(answer.fault, rotation.data.calendar?.file ?? '')}`,
        help: helpFor(answer.fault, path[1]),
        ...(related && {related}),
      }
    }
  },
  examples: [
    {
      name: 'a calendar beside its rotation',
      files: {
        'rotations/ops.mdx': mdx`
          ---
          title: Ops
          team: ops
          timeZone: UTC
          calendar: {file: ops.ics, names: {Kai: kai}}
          ---
        `,
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
      },
      expect: [],
    },
    {
      name: 'a file that is not there, and one outside the content',
      files: {
        'rotations/ops.mdx': '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {file: opps.ics}\n---\n',
        'rotations/shop.mdx': '---\ntitle: Shop\nteam: ops\ntimeZone: UTC\ncalendar: {file: ../../shop.ics}\n---\n',
      },
      expect: [
        'content/rotations/ops.mdx:5:18-5:26 the calendar of rotation `ops` cannot be read: there is no file `rotations/opps.ics`',
        'content/rotations/shop.mdx:5:18-5:32 the calendar of rotation `shop` cannot be read: `../../shop.ics` is outside the content root',
      ],
    },
    {
      name: 'a month that does not exist, a web page in place of a calendar, and an event each second',
      files: {
        'rotations/ops.mdx': '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {file: ops.ics}\n---\n',
        'rotations/ops.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:Kai
          DTSTART:20261316T090000Z
          END:VEVENT
          END:VCALENDAR
        `,
        'rotations/page.mdx': '---\ntitle: Page\nteam: ops\ntimeZone: UTC\ncalendar: {file: page.ics}\n---\n',
        'rotations/page.ics': '<!doctype html>\n<title>Sign in</title>\n',
        'rotations/second.mdx': '---\ntitle: Second\nteam: ops\ntimeZone: UTC\ncalendar: {file: second.ics}\n---\n',
        'rotations/second.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:Kai
          DTSTART:20261116T090000Z
          DTEND:20261116T090001Z
          RRULE:FREQ=SECONDLY
          END:VEVENT
          END:VCALENDAR
        `,
      },
      expect: [
        'content/rotations/ops.mdx:5:18-5:25 the calendar of rotation `ops` cannot be read: line 5: `DTSTART` is no time that exists',
        'content/rotations/page.mdx:5:18-5:26 the calendar of rotation `page` cannot be read: line 1: a calendar begins with `BEGIN:VCALENDAR`',
        'content/rotations/second.mdx:5:18-5:28 the calendar of rotation `second` cannot be read: line 2: the recurrence `FREQ=SECONDLY` has too many dates to count',
      ],
    },
  ],
})

function reasonOf(fault: CalendarFault, file: string): string {
  if (fault.type === 'outside') return `\`${file}\` is outside the content root`
  if (fault.type === 'unreadable') return fault.reason
  if (fault.type !== 'broken') return `there is no file \`${fault.path}\``
  const [first] = fault.problems
  const more = fault.problems.length - 1
  return `line ${first?.line}: ${first?.reason}${more > 0 ? `, and ${more} more like it` : ''}`
}

function helpFor(fault: CalendarFault, source: 'file' | 'url'): string {
  if (source === 'url') return 'Run `clarity fetch-calendars`; if it stays, correct the calendar where it is kept.'
  if (fault.type === 'unreadable') return 'Export the calendar again, as text and only with the years that count.'
  return fault.type === 'broken'
    ? 'Correct the calendar, or export it again.'
    : 'Put the calendar beside the rotation, and name it as it is spelled there.'
}

function relatedTo(fault: CalendarFault): Related[] | undefined {
  if (fault.type !== 'broken') return undefined
  return fault.problems.slice(0, 5).map(({line, reason}) => {
    const place = {line, column: 1}
    return {at: {file: fault.file, start: place, end: place}, message: reason}
  })
}
