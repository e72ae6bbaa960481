import {hasUnread} from '../../core/catalog/queries/unread.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each escalation path that nothing takes: no integration, failure mode, runbook, responsibility or other path. */
export default defineRule({
  id: 'escalation-path-unused',
  severity: 'warning',
  summary: 'Nothing takes an escalation path.',
  why: 'It is kept right for nobody, or the failures that were meant to take it wake somebody else.',
  *check(catalog) {
    if (hasUnread(catalog, 'integration', 'service', 'failure-mode', 'runbook', 'ownership', 'escalation-path')) return
    for (const {id, document} of catalog.list('escalation-path')) {
      const references = catalog.referencesTo({kind: 'escalation-path', id})
      if (references.some(({place, from}) => place === 'frontmatter' && from !== document)) continue
      yield {
        at: document.frontmatter.valueSpan(['title']),
        message: `nothing takes escalation path \`${id}\``,
        help: `Name it where it belongs, \`escalation: ${id}\` in an integration or failure mode, or remove it.`,
      }
    }
  },
  examples: [
    {
      name: 'a path beside an integration that cannot be read',
      files: {
        'integrations/orders.mdx': '---\ntitle: [Orders\nescalation: orders\n---\n',
        'escalation-paths/orders.mdx': '---\ntitle: Orders\nlevels: [{after: 0m, notify: [person:kai]}]\n---\n',
      },
      expect: [],
    },
    {
      name: 'a path that an integration takes, and one that continues it',
      files: {
        'integrations/orders.mdx': '---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Queue.\ntier: 1\nescalation: orders\n---\n',
        'escalation-paths/orders.mdx': '---\ntitle: Orders\nlevels: [{after: 0m, notify: [person:kai]}]\nthen: manager\n---\n',
        'escalation-paths/manager.mdx':
          '---\ntitle: Manager\nlevels: [{after: 10m, notify: [person:alex]}]\nlastResort: person:alex\n---\n',
      },
      expect: [],
    },
    {
      name: 'a path that only a text mentions',
      files: {
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels: [{after: 0m, notify: [person:kai]}]
          lastResort: person:kai
          ---
        `,
        'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\n---\nWe answer on [our path](escalation-path:orders).\n',
      },
      expect: ['content/escalation-paths/orders.mdx:2:8-2:14 nothing takes escalation path `orders`'],
    },
  ],
})
