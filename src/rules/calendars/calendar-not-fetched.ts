import {defineRule} from '../../core/lint/rule.ts'
import {calendarRotations} from '../../oncall/calendar.ts'
import {horizonOf} from '../../oncall/horizon.ts'

/** Reports each calendar feed that was never fetched. */
export default defineRule({
  id: 'calendar-not-fetched',
  severity: 'warning',
  summary: 'The calendar feed of a rotation was never fetched.',
  why: 'Check and build fetch nothing by themselves: until somebody does, every page says unknown.',
  *check(catalog, {now}) {
    for (const {rotation, answer, path} of calendarRotations(catalog, horizonOf(catalog, Date.parse(now)))) {
      if (answer.state === 'read' || answer.fault.type !== 'not-fetched') continue
      yield {
        at: rotation.document.frontmatter.valueSpan(path),
        message: `the calendar feed of rotation \`${rotation.id}\` was never fetched: there is no file \`${answer.fault.path}\``,
        help: `Run \`clarity fetch-calendars --rotation ${rotation.id}\`, and again from time to time.`,
      }
    }
  },
  examples: [
    {
      name: 'a feed that was fetched',
      files: {
        'rotations/ops.mdx':
          '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {url: https://calendar.example.com/ops.ics, names: {Kai: kai}}\n---\n',
        'rotations/ops.feed.ics': 'BEGIN:VCALENDAR\nX-CLARITY-FETCHED:20261122T020000Z\nEND:VCALENDAR\n',
      },
      expect: [],
    },
    {
      name: 'a feed that nobody has fetched',
      files: {
        'rotations/ops.mdx': '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {url: https://calendar.example.com/ops.ics}\n---\n',
      },
      expect: [
        'content/rotations/ops.mdx:5:17-5:53 the calendar feed of rotation `ops` was never fetched: there is no file `rotations/ops.feed.ics`',
      ],
    },
  ],
})
