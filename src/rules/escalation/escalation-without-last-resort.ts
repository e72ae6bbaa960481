import {silentEnds} from '../../core/catalog/queries/escalation.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each escalation path that ends without a last resort; paths that continue in it are listed beside it. */
export default defineRule({
  id: 'escalation-without-last-resort',
  severity: 'error',
  summary: 'An escalation path ends without a last resort.',
  why: 'When all levels stay silent, nobody is left who may decide.',
  *check(catalog) {
    for (const {id, document} of silentEnds(catalog)) {
      const continuing = catalog
        .referencesTo({kind: 'escalation-path', id})
        .filter(({from, path}) => from.kind === 'escalation-path' && path[0] === 'then')
      yield {
        at: document.frontmatter.valueSpan(['lastResort']),
        message: `escalation path \`${id}\` ends without a last resort`,
        help: 'Add `lastResort:` with somebody who can always decide, or continue with another path by `then`.',
        related: continuing.map(reference => ({at: reference.span(), message: 'continues here'})),
      }
    }
  },
  examples: [
    {
      name: 'a last resort of its own, and one in the path that continues',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          levels: [{after: 0m, notify: [person:kai]}]
          then: duty-manager
          ---
        `,
        'escalation-paths/duty-manager.mdx': mdx`
          ---
          title: Duty manager
          levels: [{after: 0m, notify: [person:noor]}]
          lastResort: person:alex
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a path that continues in one that ends in silence',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          levels: [{after: 0m, notify: [person:kai]}]
          then: duty-manager
          ---
        `,
        'escalation-paths/duty-manager.mdx': mdx`
          ---
          title: Duty manager
          levels: [{after: 0m, notify: [person:noor]}]
          ---
        `,
      },
      expect: ['content/escalation-paths/duty-manager.mdx:1:1-1:4 escalation path `duty-manager` ends without a last resort'],
    },
    {
      name: 'a loop and an unknown continuation, which have rules of their own',
      files: {
        'escalation-paths/payments.mdx': '---\ntitle: Payments\nlevels: []\nthen: payments\n---\n',
        'escalation-paths/refunds.mdx': '---\ntitle: Refunds\nlevels: []\nthen: nowhere\n---\n',
      },
      expect: [],
    },
  ],
})
