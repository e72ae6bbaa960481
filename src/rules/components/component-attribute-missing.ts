import {defineRule, mdx} from '../../core/lint/rule.ts'
import {componentInWords, missingAttributes, usedComponents} from './find-components.ts'

/** Reports each component without an attribute that it needs; a mistyped one is left to `component-attribute-unknown`. */
export default defineRule({
  id: 'component-attribute-missing',
  severity: 'error',
  summary: 'A component lacks an attribute that it needs.',
  why: 'It does not know what to show, and the page has a gap.',
  local: true,
  *check(catalog) {
    for (const used of usedComponents(catalog)) {
      for (const names of missingAttributes(used)) {
        yield {
          at: used.component.span,
          message: `\`${componentInWords(used.component)}\` needs ${names.map(name => `\`${name}\``).join(' or ')}`,
          help: `Write it like \`${used.note?.example}\`.`,
        }
      }
    }
  },
  examples: [
    {
      name: 'an attribute that is needed, one of two, one that is not needed, and a mistyped one',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ::oncall{rotation="order-ops"}

          ::status{integration="orders"}

          ::escalation

          ::oncall{rotatoin="order-ops"}
        `,
      },
      expect: [],
    },
    {
      name: 'a status of nothing, and a rotation without a name',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ::status{size="card"}

          <Oncall rotation="" />
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:1-5:22 `::status` needs `signal` or `integration`',
        'content/teams/order-ops.mdx:7:1-7:23 `<Oncall>` needs `rotation`',
      ],
    },
  ],
})
