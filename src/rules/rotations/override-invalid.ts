import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {membersOf, peopleOf} from '../../core/catalog/queries/people.ts'
import type {Finding} from '../../core/lint/diagnostic.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {readingZone, stretchInWords} from '../../oncall/on-call-words.ts'
import {leavingOf} from '../../oncall/schedules.ts'
import {dayMs} from '../../oncall/zone.ts'

// Last week's swap is still asked about; after a month it only stands in the way.
const keptDays = 30

type Override = Entry<'rotation'>['data']['overrides'][number]

/** Reports each override that overlaps another one, has long been over, or names somebody from elsewhere. */
export default defineRule({
  id: 'override-invalid',
  severity: 'error',
  summary: 'An override of a rotation cannot mean what it says.',
  why: 'Two people agreed on a swap, and the rotation does something else.',
  *check(catalog, {now}) {
    for (const rotation of catalog.list('rotation')) {
      yield* overlapping(catalog, rotation)
      for (const [index, override] of rotation.data.overrides.entries()) yield* doubts(catalog, rotation, override, index, Date.parse(now))
    }
  },
  examples: [
    {
      name: 'two overrides that follow each other, by a member of the team and by somebody of the out-of-hours rotation',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'people/noor.mdx': '---\ntitle: Noor\nrole: Engineer\ntimeZone: UTC\n---\n',
        'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nmembers: [kai]\n---\n',
        'rotations/desk.mdx': '---\ntitle: Desk\nteam: night\ntimeZone: UTC\nlayers: [{members: [noor], start: 2026-01-05}]\n---\n',
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: ops
          timeZone: UTC
          layers: [{members: [remy], start: 2026-01-05}]
          outOfHours: {rotation: desk, severities: [SEV1]}
          overrides:
            - {person: kai, from: 2026-12-24T09:00:00Z, to: 2026-12-25T09:00:00Z, reason: Swap.}
            - {person: noor, from: 2026-12-25T09:00:00Z, to: 2026-12-26T09:00:00Z, reason: Swap.}
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'two that overlap, one that is over, somebody from another team, and somebody who leaves before',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'people/lou.mdx': '---\ntitle: Lou\nrole: Analyst\ntimeZone: UTC\nleft: 2027-01-31\n---\n',
        'people/sam.mdx': '---\ntitle: Sam\nrole: Marketer\ntimeZone: UTC\n---\n',
        'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nmembers: [kai, lou]\n---\n',
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: ops
          timeZone: UTC
          layers: [{members: [kai, remy], start: 2026-01-05}]
          overrides:
            - {person: kai, from: 2026-12-28T09:00:00Z, to: 2026-12-30T09:00:00Z, reason: Swap.}
            - {person: remy, from: 2026-12-29T09:00:00Z, to: 2026-12-31T09:00:00Z, reason: Swap.}
            - {person: kai, from: 2026-10-01T09:00:00Z, to: 2026-10-02T09:00:00Z, reason: Swap.}
            - {person: sam, from: 2027-01-01T09:00:00Z, to: 2027-01-02T09:00:00Z, reason: Swap.}
            - {person: lou, from: 2027-01-20T09:00:00Z, to: 2027-02-02T09:00:00Z, reason: Swap.}
          ---
        `,
      },
      expect: [
        'content/rotations/day.mdx:8:26-8:46 the override of `remy` overlaps that of `kai` from 2026-12-29 09:00 to 2026-12-30 09:00 UTC',
        'content/rotations/day.mdx:9:51-9:71 the override of `kai` is over since `2026-10-02T09:00:00Z`',
        'content/rotations/day.mdx:10:14-10:17 `sam` stands in for rotation `day` from 2027-01-01 09:00 to 2027-01-02 09:00 UTC and is neither in team `ops` nor in the rotation',
        'content/rotations/day.mdx:11:14-11:17 `lou` leaves on 2027-01-31, before the override ends at `2027-02-02T09:00:00Z`',
      ],
    },
  ],
})

function* doubts(
  catalog: Catalog,
  rotation: Entry<'rotation'>,
  {person, from, to}: Override,
  index: number,
  now: number,
): Generator<Finding> {
  const {valueSpan} = rotation.document.frontmatter
  // What ends before it begins is reported as `dates-reversed`, here as everywhere.
  if (Date.parse(from) < Date.parse(to) && Date.parse(to) <= now - keptDays * dayMs) {
    const at = valueSpan(['overrides', index, 'to'])
    yield {at, message: `the override of \`${person}\` is over since \`${to}\``, help: 'Remove it; the history keeps it.', severity: 'note'}
  }
  yield* leaving(catalog, rotation, {person, from, to}, index, now)
  if (!isStranger(catalog, rotation, person)) return
  const stretch = {from: Date.parse(from), to: Date.parse(to)}
  const when = stretch.from < stretch.to ? ` ${stretchInWords(stretch, readingZone(catalog, rotation))}` : ''
  yield {
    at: valueSpan(['overrides', index, 'person']),
    message: `\`${person}\` stands in for rotation \`${rotation.id}\`${when} and is neither in team \`${rotation.data.team}\` nor in the rotation`,
    help: 'Name somebody of the team or of its out-of-hours rotation, or add them to the team.',
    severity: 'warning',
  }
}

// Who has left already is reported as `person-left`.
function* leaving(
  catalog: Catalog,
  rotation: Entry<'rotation'>,
  {person, to}: Pick<Override, 'person' | 'from' | 'to'>,
  index: number,
  now: number,
): Generator<Finding> {
  const entry = catalog.get('person', person)
  const left = leavingOf(catalog, person)
  if (!entry || left === undefined || left <= now || left >= Date.parse(to)) return
  yield {
    at: rotation.document.frontmatter.valueSpan(['overrides', index, 'person']),
    message: `\`${person}\` leaves on ${entry.data.left}, before the override ends at \`${to}\``,
    help: 'Name somebody who is there until the end; from that day on the layers decide.',
    related: [{at: entry.document.frontmatter.valueSpan(['left']), message: 'says when'}],
    severity: 'warning',
  }
}

function* overlapping(catalog: Catalog, rotation: Entry<'rotation'>): Generator<Finding> {
  const {data, document} = rotation
  const {valueSpan} = document.frontmatter
  const sorted = data.overrides
    .map(({person, from, to}, index) => ({person, index, from: Date.parse(from), to: Date.parse(to)}))
    .filter(({from, to}) => from < to)
    .sort((a, b) => a.from - b.from || a.index - b.index)
  let last = sorted[0]
  for (const override of sorted.slice(1)) {
    if (last && override.from < last.to && override.person !== last.person) {
      const both = {from: override.from, to: Math.min(last.to, override.to)}
      const [first, later] = last.index < override.index ? [last, override] : [override, last]
      yield {
        at: valueSpan(['overrides', later.index, 'from']),
        message: `the override of \`${later.person}\` overlaps that of \`${first.person}\` ${stretchInWords(both, readingZone(catalog, rotation))}`,
        help: `Let one end where the other begins; as it stands, \`${later.person}\` is on call then.`,
        related: [{at: valueSpan(['overrides', first.index, 'to']), message: 'ends here'}],
      }
    }
    if (!last || override.to > last.to) last = override
  }
}

// Whoever takes the nights of a rotation may stand in for its days. A team that cannot be read is nobody's reproach.
function isStranger(catalog: Catalog, rotation: Entry<'rotation'>, person: string): boolean {
  const team = catalog.get('team', rotation.data.team)
  if (!team || !catalog.get('person', person)) return false
  const desk = rotation.data.outOfHours && catalog.get('rotation', rotation.data.outOfHours.rotation)
  const teamMembers = [...peopleOf(catalog, team), ...membersOf(catalog, rotation), ...(desk ? membersOf(catalog, desk) : [])]
  return !teamMembers.some(({id}) => id === person)
}
