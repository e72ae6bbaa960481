import {defineRule, mdx} from '../../core/lint/rule.ts'
import {roleOf, unresolved} from '../../core/lint/unresolved-references.ts'

/** Reports each reference to something that exists, but is of another kind; links are left to `link-broken`. */
export default defineRule({
  id: 'reference-wrong-kind',
  severity: 'error',
  summary: 'A reference names something of another kind.',
  why: 'A system cannot answer the phone: where a team is expected, nothing else takes its place.',
  *check(catalog) {
    for (const {reference, message, help} of unresolved(catalog, true)) {
      if (roleOf(reference) !== 'link') yield {at: reference.span(), message, help}
    }
  },
  examples: [
    {
      name: 'an owner that is a team, though a person has the same id',
      files: {
        'systems/netsuite.mdx': '---\ntitle: NetSuite\ncategory: erp\nowner: kai\n---\n',
        'teams/kai.mdx': '---\ntitle: Kai\npurpose: The ERP.\n---\n',
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
      },
      expect: [],
    },
    {
      name: 'an owner that is a person',
      files: {
        'systems/netsuite.mdx': mdx`
          ---
          title: NetSuite
          category: erp
          owner: kai
          ---
        `,
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
      },
      expect: ['content/systems/netsuite.mdx:4:8-4:11 `kai` is a person, expected a team'],
    },
    {
      name: 'an owner that is a person, and says so',
      files: {
        'systems/netsuite.mdx': '---\ntitle: NetSuite\ncategory: erp\nowner: person:kai\n---\n',
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
      },
      expect: ['content/systems/netsuite.mdx:4:8-4:18 `person:kai` is a person, expected a team'],
    },
    {
      name: 'an escalation level that notifies a system',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          levels: [{after: 0m, notify: [system:netsuite]}]
          lastResort: person:kai
          ---
        `,
        'systems/netsuite.mdx': '---\ntitle: NetSuite\ncategory: erp\n---\n',
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
      },
      expect: ['content/escalation-paths/payments.mdx:3:31-3:46 `netsuite` is a system, expected a rotation or a person or a team'],
    },
    {
      name: 'a component that is given an integration instead of a signal',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ::status{signal="orders"}
        `,
        'integrations/orders.mdx': '---\ntitle: Orders\nfrom: [a]\nto: [b]\nmechanism: Webhook.\ntier: 1\n---\n',
      },
      expect: ['content/teams/order-ops.mdx:5:18-5:24 `orders` is an integration, expected a signal'],
    },
  ],
})
