import {farewellsUntil} from '../../core/catalog/queries/people.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {horizonOf} from '../../oncall/horizon.ts'

/** Reports each last resort, person in a level and lead who leaves soon; turns in rotations are `rotation-gap`. */
export default defineRule({
  id: 'person-leaves',
  severity: 'warning',
  summary: 'Somebody who is counted on by name is about to leave.',
  why: 'A rotation goes on without them; a place that names one person has nobody from that day on.',
  *check(catalog, {now}) {
    const {to} = horizonOf(catalog, Date.parse(now))
    for (const {person, reference, as} of farewellsUntil(catalog, now, new Date(to).toISOString())) {
      yield {
        at: reference.span(),
        message: `\`${person.id}\` leaves on ${person.data.left} and is ${as} \`${reference.from.id}\``,
        help: 'Name who follows them, before that day.',
        related: [{at: person.document.frontmatter.valueSpan(['left']), message: 'says when'}],
      }
    }
  },
  examples: [
    {
      name: 'a member of a team and of a rotation who leaves, and a lead who leaves in two years',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\nleft: 2026-12-24\n---\n',
        'people/noor.mdx': '---\ntitle: Noor\nrole: Engineer\ntimeZone: UTC\nleft: 2028-12-24\n---\n',
        'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nlead: noor\nmembers: [kai]\n---\n',
        'rotations/day.mdx': '---\ntitle: Day\nteam: ops\ntimeZone: UTC\nlayers: [{members: [kai, noor], start: 2026-01-05}]\n---\n',
      },
      expect: [],
    },
    {
      name: 'a lead, somebody in a level and a last resort who leave before the winter is over',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\nleft: 2026-12-24\n---\n',
        'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nlead: kai\n---\n',
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels: [{after: 0m, notify: [person:kai]}]
          lastResort: person:kai
          ---
        `,
      },
      expect: [
        'content/escalation-paths/orders.mdx:3:31-3:41 `kai` leaves on 2026-12-24 and is notified by escalation path `orders`',
        'content/escalation-paths/orders.mdx:4:13-4:23 `kai` leaves on 2026-12-24 and is last resort of escalation path `orders`',
        'content/teams/ops.mdx:4:7-4:10 `kai` leaves on 2026-12-24 and is lead of team `ops`',
      ],
    },
  ],
})
