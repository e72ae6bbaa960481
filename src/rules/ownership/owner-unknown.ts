import {defineRule, mdx} from '../../core/lint/rule.ts'
import {fixOf, unresolvedOf} from '../../core/lint/unresolved-references.ts'

/** Reports each owner or backup that is no team. */
export default defineRule({
  id: 'owner-unknown',
  severity: 'error',
  summary: 'An owner does not exist.',
  why: 'The failure looks owned in the file, and nobody is there when it happens.',
  *check(catalog) {
    for (const each of unresolvedOf(catalog, 'owner')) {
      const {reference, message, help} = each
      yield {at: reference.span(), message: message.replace(/^no team/, 'no owner'), help, fix: fixOf(each)}
    }
  },
  examples: [
    {
      name: 'an owner that is a team',
      files: {
        'systems/netsuite.mdx': mdx`
          ---
          title: NetSuite
          category: erp
          owner: finance-systems
          ---
        `,
        'teams/finance-systems.mdx': mdx`
          ---
          title: Finance systems
          purpose: The ERP.
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a mistyped owner',
      files: {
        'systems/netsuite.mdx': mdx`
          ---
          title: NetSuite
          category: erp
          owner: finance-system
          ---
        `,
        'teams/finance-systems.mdx': mdx`
          ---
          title: Finance systems
          purpose: The ERP.
          ---
        `,
      },
      expect: ['content/systems/netsuite.mdx:4:8-4:22 no owner `finance-system`; did you mean `finance-systems`?'],
    },
  ],
})
