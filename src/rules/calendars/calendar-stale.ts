import {durationMs} from '../../core/format/duration.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {calendarRotations} from '../../oncall/calendar.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {instantInZone} from '../../oncall/on-call-words.ts'

/** Reports each calendar feed that was last fetched longer ago than its `maxAge`, or at a time that nobody knows. */
export default defineRule({
  id: 'calendar-stale',
  severity: 'warning',
  summary: 'The calendar feed of a rotation was fetched too long ago.',
  why: 'Swaps made since then are not known here, and the page names who was on call before them.',
  *check(catalog, {now}) {
    for (const {rotation, answer, path} of calendarRotations(catalog, horizonOf(catalog, Date.parse(now)))) {
      const {calendar} = rotation.data
      if (answer.state !== 'read' || !calendar || path[1] === 'file') continue
      const {fetchedAt} = answer
      if (fetchedAt !== undefined && Date.parse(fetchedAt) + durationMs(calendar.maxAge) >= Date.parse(now)) continue
      const when =
        fetchedAt === undefined
          ? 'does not say when it was fetched'
          : `was last fetched at ${instantInZone(Date.parse(fetchedAt), 'UTC')}, more than \`${calendar.maxAge}\` ago`
      yield {
        at: rotation.document.frontmatter.valueSpan(path),
        message: `the calendar feed of rotation \`${rotation.id}\` ${when}`,
        key: 'stale',
        help: `Run \`clarity fetch-calendars --rotation ${rotation.id}\`, best by a scheduled job before each build.`,
      }
    }
  },
  examples: [
    {
      name: 'a feed that was fetched six days ago',
      files: {
        'rotations/ops.mdx': '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {url: https://calendar.example.com/ops.ics}\n---\n',
        'rotations/ops.feed.ics': 'BEGIN:VCALENDAR\nX-CLARITY-FETCHED:20261117T020000Z\nEND:VCALENDAR\n',
      },
      expect: [],
    },
    {
      name: 'a feed of three weeks ago that may be five days old, and one that somebody saved by hand',
      files: {
        'rotations/ops.mdx':
          '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {url: https://calendar.example.com/ops.ics, maxAge: 5d}\n---\n',
        'rotations/ops.feed.ics': 'BEGIN:VCALENDAR\nX-CLARITY-FETCHED:20261102T020000Z\nEND:VCALENDAR\n',
        'rotations/shop.mdx': '---\ntitle: Shop\nteam: ops\ntimeZone: UTC\ncalendar: {url: https://calendar.example.com/shop.ics}\n---\n',
        'rotations/shop.feed.ics': 'BEGIN:VCALENDAR\nEND:VCALENDAR\n',
      },
      expect: [
        'content/rotations/ops.mdx:5:17-5:53 the calendar feed of rotation `ops` was last fetched at 2026-11-02 02:00 UTC, more than `5d` ago',
        'content/rotations/shop.mdx:5:17-5:54 the calendar feed of rotation `shop` does not say when it was fetched',
      ],
    },
  ],
})
