import {isHere, membersOf} from '../../core/catalog/queries/people.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each rotation that one person carries alone, unless it says why under `alone`. */
export default defineRule({
  id: 'rotation-of-one',
  severity: 'warning',
  summary: 'One person carries a rotation alone.',
  why: 'A holiday, a flight or a cold leaves nobody, and nobody can be asked to swap.',
  *check(catalog, {now}) {
    for (const rotation of catalog.list('rotation')) {
      const {id, data, document} = rotation
      const ids = new Set([...data.layers.flatMap(({members}) => members), ...Object.values(data.calendar?.names ?? {})])
      const here = membersOf(catalog, rotation).filter(person => isHere(person, now))
      // A name that leads nowhere may still be somebody; another rule doubts it. A feed may hold people it does not map.
      const unknown = [...ids].filter(person => !catalog.get('person', person))
      const [only] = here
      if (!only || here.length + unknown.length > 1 || data.alone || data.calendar) continue
      yield {
        at: document.frontmatter.keySpan(['layers']),
        message: `\`${only.id}\` is alone in rotation \`${id}\``,
        help: 'Add somebody who takes turns, or say under `alone` why one person carries it and who accepted that.',
      }
    }
  },
  examples: [
    {
      name: 'two people in different layers, and one alone who says why',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'people/noor.mdx': '---\ntitle: Noor\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/shifts.mdx': mdx`
          ---
          title: Shifts
          team: order-ops
          timeZone: UTC
          layers:
            - {members: [kai], start: 2026-01-05, hours: [{from: '08:00', to: '18:00'}]}
            - {members: [noor], start: 2026-01-05}
          ---
        `,
        'rotations/small.mdx': mdx`
          ---
          title: Small
          team: order-ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05}]
          alone: The team has one member until April; Noor accepted it.
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a rotation of one, and one that came down to one when somebody left',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'people/lou.mdx': '---\ntitle: Lou\nrole: Engineer\ntimeZone: UTC\nleft: 2026-11-01\n---\n',
        'rotations/small.mdx': mdx`
          ---
          title: Small
          team: order-ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05}]
          ---
        `,
        'rotations/smaller.mdx': mdx`
          ---
          title: Smaller
          team: order-ops
          timeZone: UTC
          layers: [{members: [kai, lou], start: 2026-01-05}]
          ---
        `,
      },
      expect: [
        'content/rotations/small.mdx:5:1-5:7 `kai` is alone in rotation `small`',
        'content/rotations/smaller.mdx:5:1-5:7 `kai` is alone in rotation `smaller`',
      ],
    },
  ],
})
