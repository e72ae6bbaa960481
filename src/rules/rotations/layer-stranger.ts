import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {peopleOf} from '../../core/catalog/queries/people.ts'
import type {Path} from '../../core/content/frontmatter.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each person who takes turns in a rotation, without being in its team. */
export default defineRule({
  id: 'layer-stranger',
  severity: 'warning',
  summary: 'Somebody takes turns for a team they are not in.',
  why: 'They are called for systems that they have no access to, or two people have names that look alike.',
  *check(catalog) {
    for (const rotation of catalog.list('rotation')) {
      for (const {person, path} of strangersIn(catalog, rotation)) {
        yield {
          at: rotation.document.frontmatter.valueSpan(path),
          message: `\`${person}\` takes turns in rotation \`${rotation.id}\` and is not in team \`${rotation.data.team}\``,
          help: 'Name somebody of the team, or add them to it.',
        }
      }
    }
  },
  examples: [
    {
      name: 'members and the lead of the team',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'people/noor.mdx': '---\ntitle: Noor\nrole: Engineer\ntimeZone: UTC\n---\n',
        'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nlead: noor\nmembers: [kai]\n---\n',
        'rotations/day.mdx': '---\ntitle: Day\nteam: ops\ntimeZone: UTC\nlayers: [{members: [kai, noor], start: 2026-01-05}]\n---\n',
      },
      expect: [],
    },
    {
      name: 'an accountant among the engineers',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'people/ira.mdx': '---\ntitle: Ira\nrole: Accountant\ntimeZone: UTC\n---\n',
        'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nmembers: [kai]\n---\n',
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: ops
          timeZone: UTC
          layers: [{members: [kai, ira], start: 2026-01-05}]
          ---
        `,
      },
      expect: ['content/rotations/day.mdx:5:26-5:29 `ira` takes turns in rotation `day` and is not in team `ops`'],
    },
    {
      name: 'an accountant in a calendar of the engineers',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'people/ira.mdx': '---\ntitle: Ira\nrole: Accountant\ntimeZone: UTC\n---\n',
        'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nmembers: [kai]\n---\n',
        'rotations/day.mdx': mdx`
          ---
          title: Day
          team: ops
          timeZone: UTC
          calendar: {file: day.ics, names: {Kai: kai, Ira B.: ira}}
          ---
        `,
      },
      expect: ['content/rotations/day.mdx:5:53-5:56 `ira` takes turns in rotation `day` and is not in team `ops`'],
    },
  ],
})

// Each stranger once, where they are named first. Of a team of which nobody says who is in it, nobody can tell.
function strangersIn(catalog: Catalog, {data}: Entry<'rotation'>): {person: string; path: Path}[] {
  const team = catalog.get('team', data.team)
  const members = new Set(team && peopleOf(catalog, team).map(({id}) => id))
  if (members.size === 0) return []
  const inLayers = data.layers.flatMap((layer, index) =>
    layer.members.map((person, place) => ({person, path: ['layers', index, 'members', place]})),
  )
  const inCalendar = Object.entries(data.calendar?.names ?? {}).map(([name, person]) => ({person, path: ['calendar', 'names', name]}))
  const named = [...inLayers, ...inCalendar]
  const first = new Map(named.toReversed().map(each => [each.person, each]))
  return [...first.values()].filter(({person}) => !members.has(person) && catalog.get('person', person))
}
