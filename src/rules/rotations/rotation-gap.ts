import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Span} from '../../core/content/span.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {type Cause, type Gap, withCauses} from '../../oncall/gap-causes.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {causeInWords, readingZone, recurrenceInWords, stretchInWords} from '../../oncall/on-call-words.ts'
import {requirementsOf} from '../../oncall/requirements.ts'
import {rotationRuleOf, schedulesFrom} from '../../oncall/schedules.ts'
import {unmetNeeds} from './find-coverage-gaps.ts'

/** Reports the times at which a severity needs a rotation that has nobody on call, once for each cause, with the first date. */
export default defineRule({
  id: 'rotation-gap',
  // Which hours are open depends on the day of the check; a build that was green must not turn red overnight.
  severity: 'warning',
  summary: 'Nobody is on call at a time at which a severity needs somebody.',
  why: 'The page goes out in that hour, and no telephone rings.',
  *check(catalog, {now}) {
    const horizon = horizonOf(catalog, Date.parse(now))
    const rosters = schedulesFrom(catalog, now)
    for (const {rotationId, stretches, severities, demand} of unmetNeeds(rosters, requirementsOf(catalog), horizon)) {
      const rotation = catalog.get('rotation', rotationId)
      if (!rotation) continue
      const zone = readingZone(catalog, rotation)
      const circle = circleOf(catalog, rotation, severities)
      for (const gaps of Map.groupBy(withCauses(rotationRuleOf(catalog, rotation, horizon), stretches), causeKey).values()) {
        const [first] = gaps as [Gap]
        yield {
          at: circle ? rotation.document.frontmatter.valueSpan(['outOfHours', 'rotation']) : placeOf(rotation, first.cause),
          message: `nobody is on call in rotation \`${rotationId}\` ${stretchInWords(first, zone)}${recurrenceInWords(gaps)}: ${causeInWords(first.cause)}${circle ? `, and ${circle}` : ''}`,
          key: causeInWords(first.cause),
          help: circle
            ? `Let \`outOfHours\` lead to a rotation that covers the time for ${listed(severities)}.`
            : `Cover the time for ${listed(severities)}, pass it on with \`outOfHours\`, or declare it under \`gaps\` with a reason.`,
          related: [{at: demand.path.document.frontmatter.valueSpan(['title']), message: `needs it for ${demand.severity}`}],
        }
      }
    }
  },
  examples: [
    {
      name: 'an uncovered hour that is declared, nights that are passed on, and a severity that can wait until the morning',
      files: {
        'settings.yaml': mdx`
          severities:
            - {id: SEV1, means: Nothing works., humanWithin: 10m, reviewEvery: 90d}
            - {id: SEV3, means: It can wait., humanWithin: 3d, reviewEvery: 90d}
        `,
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: order-ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05, hours: [{from: '08:00', to: '18:00'}]}]
          outOfHours: {rotation: desk, severities: [SEV1]}
          ---
        `,
        'rotations/desk.mdx': mdx`
          ---
          title: Night desk
          team: order-ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05, hours: [{from: '08:00', to: '07:00'}]}]
          gaps: [{from: 2026-01-05T00:00:00Z, to: 2030-01-01T00:00:00Z, hours: {from: '07:00', to: '08:00'}, reason: Accepted by Kai.}]
          ---
        `,
        'rotations/office.mdx': mdx`
          ---
          title: Office
          team: order-ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05, hours: [{days: [mon, tue, wed, thu, fri], from: '08:00', to: '18:00'}]}]
          ---
        `,
        'escalation-paths/orders.mdx': '---\ntitle: Orders\nlevels: [{after: 0m, notify: [rotation:day]}]\nlastResort: person:kai\n---\n',
        'escalation-paths/small.mdx': '---\ntitle: Small\nlevels: [{after: 0m, notify: [rotation:office]}]\nlastResort: person:kai\n---\n',
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: orders\n---\n',
        'failure-modes/drift.mdx': '---\ntitle: Drift\nintegration: orders\nclass: drift\nseverity: SEV3\nescalation: small\n---\n',
      },
      expect: [],
    },
    {
      name: 'three shifts that fill the day only while all clocks change together',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/sun.mdx': mdx`
          ---
          title: Follow the sun
          team: order-ops
          timeZone: UTC
          layers:
            - {members: [noor], start: 2026-01-05, timeZone: Europe/Lisbon, hours: [{from: '06:00', to: '14:00'}]}
            - {members: [kai], start: 2026-01-05, timeZone: America/New_York, hours: [{from: '09:00', to: '17:00'}]}
            - {members: [remy], start: 2026-01-05, timeZone: America/Los_Angeles, hours: [{from: '14:00', to: '22:00'}]}
          ---
        `,
        'escalation-paths/orders.mdx': '---\ntitle: Orders\nlevels: [{after: 0m, notify: [rotation:sun]}]\nlastResort: person:kai\n---\n',
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: orders\n---\n',
      },
      expect: [
        'content/rotations/sun.mdx:5:1-5:7 nobody is on call in rotation `sun` on 2027-03-15, 05:00 to 06:00 UTC, and 12 more times until 2027-03-27: the clocks of America/Los_Angeles change on 2027-03-14',
        'content/rotations/sun.mdx:5:1-5:7 nobody is on call in rotation `sun` on 2027-10-31, 05:00 to 06:00 UTC, and 7 more times until 2027-11-07: the clocks of Europe/Lisbon change on 2027-10-31',
      ],
    },
    {
      name: 'a calendar that leaves a day open, and says nothing about what follows',
      files: {
        'rotations/ops.mdx': '---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: {file: ops.ics, names: {Kai: kai}}\n---\n',
        'rotations/ops.ics': mdx`
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1
          SUMMARY:Kai
          DTSTART:20261116T090000Z
          DTEND:20261130T090000Z
          END:VEVENT
          BEGIN:VEVENT
          UID:2
          SUMMARY:Kai
          DTSTART:20261201T090000Z
          DTEND:20261228T090000Z
          END:VEVENT
          END:VCALENDAR
        `,
        'escalation-paths/orders.mdx': '---\ntitle: Orders\nlevels: [{after: 0m, notify: [rotation:ops]}]\nlastResort: person:kai\n---\n',
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: orders\n---\n',
      },
      expect: [
        'content/rotations/ops.mdx:5:1-5:9 nobody is on call in rotation `ops` from 2026-11-30 09:00 to 2026-12-01 09:00 UTC: the calendar has no shift then',
      ],
    },
    {
      name: 'a rotation that passes its nights on to itself',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: order-ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05, hours: [{from: '08:00', to: '18:00'}]}]
          outOfHours: {rotation: day, severities: [SEV1]}
          ---
        `,
        'escalation-paths/orders.mdx': '---\ntitle: Orders\nlevels: [{after: 0m, notify: [rotation:day]}]\nlastResort: person:kai\n---\n',
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: orders\n---\n',
      },
      expect: [
        'content/rotations/day.mdx:6:24-6:27 nobody is on call in rotation `day` on 2026-11-23, 02:00 to 08:00 UTC, and 90 more times until 2027-02-20: no layer covers these hours, and it passes them on to itself',
      ],
    },
    {
      name: 'somebody leaves whose turn nobody takes',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\nleft: 2026-12-01\n---\n',
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: order-ops
          timeZone: America/New_York
          layers: [{members: [noor, kai], start: 2026-01-05}]
          ---
        `,
        'escalation-paths/orders.mdx': '---\ntitle: Orders\nlevels: [{after: 0m, notify: [rotation:day]}]\nlastResort: person:kai\n---\n',
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV2\nescalation: orders\n---\n',
      },
      expect: [
        'content/rotations/day.mdx:5:27-5:30 nobody is on call in rotation `day` from 2026-12-01 00:00 to 2026-12-07 14:00 UTC (from 2026-11-30 19:00 to 2026-12-07 09:00 America/New_York), and 24 more times until 2027-11-01: `kai` has left by then',
      ],
    },
  ],
})

// The rotation is the last one asked: where it passes the hours on all the same, it has been asked before.
function circleOf(catalog: Catalog, {id, data}: Entry<'rotation'>, severities: readonly string[]): string | undefined {
  const passesOn = ({outOfHours}: Entry<'rotation'>['data']) =>
    outOfHours?.severities.some(each => severities.includes(each)) ? outOfHours.rotation : undefined
  const next = passesOn(data)
  if (next === undefined || !catalog.get('rotation', next)) return undefined
  return next === id ? 'it passes them on to itself' : `\`${next}\`, to which it passes them on, leads back to it`
}

function causeKey({cause}: Gap): string {
  return JSON.stringify(cause)
}

function placeOf({data, document}: Entry<'rotation'>, cause: Cause): Span {
  const {keySpan, valueSpan} = document.frontmatter
  if (cause.type !== 'left') return keySpan([cause.type === 'calendar' ? 'calendar' : 'layers'])
  const layer = data.layers.findIndex(({members}) => members.includes(cause.person))
  const override = data.overrides.findIndex(({person}) => person === cause.person)
  const name = Object.entries(data.calendar?.names ?? {}).find(([, person]) => person === cause.person)?.[0]
  if (layer < 0 && override < 0 && name !== undefined) return valueSpan(['calendar', 'names', name])
  if (layer < 0) return valueSpan(['overrides', override, 'person'])
  return valueSpan(['layers', layer, 'members', data.layers[layer]?.members.indexOf(cause.person) ?? 0])
}
