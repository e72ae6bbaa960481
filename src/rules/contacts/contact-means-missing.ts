import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unreachedByLevels} from './find-contact-means.ts'

/** Reports everybody whom a level of an escalation path notifies by means they do not have, or its last resort without a phone. */
export default defineRule({
  id: 'contact-means-missing',
  severity: 'error',
  summary: 'An escalation path notifies somebody by means they do not have.',
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
          message: level === undefined ? `is the last resort of \`${path.id}\`` : `is level ${level + 1} of \`${path.id}\``,
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
    {
      name: 'a phone kept out of a public build, and somebody who stood in last month',
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
          layers: [{members: [kai], start: 2026-01-05}]
          overrides: [{person: noor, from: 2026-10-24T09:00:00Z, to: 2026-10-25T09:00:00Z, reason: Swap.}]
          ---
        `,
        'people/kai.mdx':
          "---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\ncontacts: [{via: phone, address: '+1-555-0104', internal: true}]\n---\n",
        'people/noor.mdx': person('Noor', 'email', 'noor@example.com'),
      },
      expect: [],
    },
    {
      name: 'a team whose rotation has somebody without a phone, who stands in, who takes its nights, and a last resort',
      files: {
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels: [{after: 0m, notify: [team:order-ops]}]
          lastResort: person:alex
          ---
        `,
        'teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\nrotation: primary\n---\n',
        'rotations/primary.mdx': mdx`
          ---
          title: Primary
          team: order-ops
          timeZone: UTC
          layers: [{members: [kai, noor], start: 2026-01-05}]
          overrides: [{person: sam, from: 2026-12-24T09:00:00Z, to: 2026-12-25T09:00:00Z, reason: Swap.}]
          outOfHours: {rotation: nights, severities: [SEV1]}
          ---
        `,
        'rotations/nights.mdx': '---\ntitle: Nights\nteam: desk\ntimeZone: UTC\nlayers: [{members: [remy], start: 2026-01-05}]\n---\n',
        'people/kai.mdx': person('Kai', 'phone', '+1-555-0104'),
        'people/noor.mdx': person('Noor', 'chat', '@noor'),
        'people/sam.mdx': person('Sam', 'chat', '@sam'),
        'people/remy.mdx': person('Remy', 'chat', '@remy'),
        'people/alex.mdx': person('Alex', 'chat', '@alex'),
      },
      expect: [
        'content/people/alex.mdx:5:1-5:9 `alex` has no contact by `phone`, by which escalation path `orders` notifies them',
        'content/people/noor.mdx:5:1-5:9 `noor` has no contact by `phone`, by which escalation path `orders` notifies them',
        'content/people/remy.mdx:5:1-5:9 `remy` has no contact by `phone`, by which escalation path `orders` notifies them',
        'content/people/sam.mdx:5:1-5:9 `sam` has no contact by `phone`, by which escalation path `orders` notifies them',
      ],
    },
  ],
})

function person(title: string, via: string, address: string): string {
  return `---\ntitle: ${title}\nrole: Engineer\ntimeZone: UTC\ncontacts: [{via: ${via}, address: '${address}'}]\n---\n`
}
