import {defineRule, mdx} from '../../core/lint/rule.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {readingZone, recurrenceInWords, stretchInWords} from '../../oncall/on-call-words.ts'
import {type CalendarOverlap, calendarOverlaps, type Overlap, overlaps} from '../../oncall/overlaps.ts'
import {rotationRuleOf} from '../../oncall/schedules.ts'

/** Reports two layers of a rotation, or two shifts of its calendar, that are on duty at once; once for each pair, with the first date. */
export default defineRule({
  id: 'rotation-overlap',
  // Layers in different zones overlap only in some weeks of the year.
  severity: 'warning',
  summary: 'Two people of a rotation are on duty at once.',
  why: 'Each of the two believes that the other one has the page.',
  *check(catalog, {now}) {
    const {from, to} = horizonOf(catalog, Date.parse(now))
    for (const rotation of catalog.list('rotation')) {
      const {data, document} = rotation
      const zone = readingZone(catalog, rotation)
      const found = overlaps({...rotationRuleOf(catalog, rotation), overlaps: data.overlaps}, from, to)
      for (const pair of Map.groupBy(found, ({layers}) => layers.join()).values()) {
        const [first] = pair as [Overlap]
        const [earlier, later] = first.layers
        yield {
          at: document.frontmatter.valueSpan(['layers', later, data.layers[later]?.hours.length ? 'hours' : 'members']),
          message: `layers ${earlier + 1} and ${later + 1} of rotation \`${rotation.id}\` are both on duty ${stretchInWords(first, zone)}${recurrenceInWords(pair)}`,
          key: `layers ${earlier + 1} and ${later + 1}`,
          help: `Only \`${first.people[0]}\` is paged then, not \`${first.people[1]}\`. Change the hours, or accept it under \`overlaps\` with a reason.`,
        }
      }
      const twice = calendarOverlaps({...rotationRuleOf(catalog, rotation, {from, to}), overlaps: data.overlaps}, from, to)
      for (const pair of Map.groupBy(twice, ({people}) => people.toSorted().join()).values()) {
        const [first] = pair as [CalendarOverlap]
        yield {
          at: document.frontmatter.keySpan(['calendar']),
          message: `the calendar of rotation \`${rotation.id}\` has \`${first.people[0]}\` and \`${first.people[1]}\` on duty at once ${stretchInWords(first, zone)}${recurrenceInWords(pair)}`,
          help: `Only \`${first.people[0]}\` is paged then, whose shift began first. Change the calendar, or accept it under \`overlaps\` with a reason.`,
        }
      }
    }
  },
  examples: [
    {
      name: 'a layer that fills what is left, a handover that is accepted, and an older layer below the one that follows it',
      files: {
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: order-ops
          timeZone: UTC
          layers:
            - {members: [kai], start: 2026-01-05, hours: [{from: '08:00', to: '18:00'}]}
            - {members: [noor], start: 2026-01-05, hours: [{from: '17:00', to: '20:00'}]}
            - {members: [remy], start: 2026-01-05}
          overlaps: [{hours: {from: '17:00', to: '18:00'}, reason: Handover.}]
          ---
        `,
        'rotations/new.mdx': mdx`
          ---
          title: New
          team: order-ops
          timeZone: UTC
          layers: [{members: [kai], start: 2027-01-04}, {members: [noor], start: 2026-01-05}]
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a calendar in which a higher level lies over a lower one',
      files: {
        'rotations/ops.mdx': '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {file: ops.ics, names: {kai: kai, noor: noor}}\n---\n',
        'rotations/ops.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:[L1] kai
          DTSTART:20261116T090000Z
          DTEND:20261123T090000Z
          RRULE:FREQ=WEEKLY
          END:VEVENT
          BEGIN:VEVENT
          UID:2
          SUMMARY:[L2] noor
          DTSTART:20261125T090000Z
          DTEND:20261126T090000Z
          END:VEVENT
          END:VCALENDAR
        `,
      },
      expect: [],
    },
    {
      name: 'a calendar in which somebody stands in, and the shift below stays',
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
          BEGIN:VEVENT
          UID:2
          SUMMARY:Noor
          DTSTART:20261125T090000Z
          DTEND:20261125T170000Z
          END:VEVENT
          END:VCALENDAR
        `,
      },
      expect: [
        'content/rotations/ops.mdx:5:1-5:9 the calendar of rotation `ops` has `kai` and `noor` on duty at once on 2026-11-25, 09:00 to 17:00 UTC',
      ],
    },
    {
      name: 'hours that overlap, and a layer that is never reached',
      files: {
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: order-ops
          timeZone: America/New_York
          layers:
            - {members: [kai], start: 2026-01-05, hours: [{days: [mon], from: '08:00', to: '18:00'}]}
            - {members: [noor], start: 2026-01-05, hours: [{days: [mon], from: '17:00', to: '20:00'}]}
          ---
        `,
        'rotations/night.mdx': mdx`
          ---
          title: Night
          team: order-ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05}, {members: [noor], start: 2026-01-05}]
          ---
        `,
      },
      expect: [
        'content/rotations/day.mdx:7:49-7:92 layers 1 and 2 of rotation `day` are both on duty on 2026-11-23, 22:00 to 23:00 UTC (17:00 to 18:00 America/New_York), and 50 more times until 2027-11-08',
        'content/rotations/night.mdx:5:57-5:63 layers 1 and 2 of rotation `night` are both on duty from 2026-11-23 02:00 to 2027-11-15 06:00 UTC',
      ],
    },
  ],
})
