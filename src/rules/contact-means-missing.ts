import {unreachedByLevels} from '../core/questions/staff.ts'
import {defineRule, mdx} from '../core/rule.ts'

/** Reports everybody whom a level of an escalation path notifies by means they do not have. */
export default defineRule({
  id: 'contact-means-missing',
  severity: 'error',
  summary: 'A level of an escalation path notifies somebody by means they do not have.',
  why: 'The level looks covered and its page goes nowhere, in the weeks in which that person is on duty.',
  *check(catalog, {now}) {
    for (const {person, means, levels} of unreachedByLevels(catalog, now)) {
      const [first] = levels
      const by = means.map(via => `\`${via}\``).join(' or ')
      yield {
        at: person.document.frontmatter.keySpan(['contacts']),
        message: `\`${person.id}\` has no contact by ${by}, by which escalation path \`${first?.path.id}\` notifies them`,
        help: `Add a contact by ${by}, or let the level use a means they have with \`via\`.`,
        related: levels.slice(0, 3).map(({path, level, at}) => ({
          at: path.document.frontmatter.valueSpan(at),
          message: `is level ${level + 1} of \`${path.id}\``,
        })),
      }
    }
  },
  examples: [
    {
      name: 'a phone, a chat where the level uses both, and a team in which one person is reached',
      files: {
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels:
            - {after: 0m, notify: [person:kai]}
            - {after: 5m, notify: [person:noor], via: [phone, chat]}
            - {after: 9m, notify: [team:order-ops]}
          lastResort: person:kai
          ---
        `,
        'teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\nmembers: [kai, noor]\n---\n',
        'people/kai.mdx': person('Kai', 'phone', '+1-555-0104'),
        'people/noor.mdx': person('Noor', 'chat', '@noor'),
      },
      expect: [],
    },
    {
      name: 'somebody in a rotation without a phone',
      files: {
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels: [{after: 0m, notify: [rotation:primary]}]
          lastResort: person:kai
          ---
        `,
        'rotations/primary.mdx': mdx`
          ---
          title: Primary
          team: order-ops
          timeZone: UTC
          layers: [{members: [kai, noor], start: 2026-01-05}]
          ---
        `,
        'people/kai.mdx': person('Kai', 'phone', '+1-555-0104'),
        'people/noor.mdx': person('Noor', 'email', 'noor@example.com'),
      },
      expect: ['content/people/noor.mdx:5:1-5:9 `noor` has no contact by `phone`, by which escalation path `orders` notifies them'],
    },
  ],
})

function person(title: string, via: string, address: string): string {
  return `---\ntitle: ${title}\nrole: Engineer\ntimeZone: UTC\ncontacts: [{via: ${via}, address: '${address}'}]\n---\n`
}
