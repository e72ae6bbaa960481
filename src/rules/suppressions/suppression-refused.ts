import {defineRule, mdx} from '../../core/lint/rule.ts'
import {suppressionsOf} from '../../core/lint/suppressions.ts'
import mdxSyntax from '../components/mdx-syntax.ts'
import ownerMailbox from '../contacts/owner-mailbox.ts'

/** Reports each suppression of a rule whose findings nothing may keep back. */
export default defineRule({
  id: 'suppression-refused',
  severity: 'error',
  summary: 'A suppression names a rule that cannot be suppressed.',
  why: 'A file that cannot be read hides every other fault in it, code in content runs where the site is built, and a suppression that hides suppressions hides all.',
  suppressible: false,
  *check(catalog, {unsuppressibleIds = []}) {
    for (const {rule, at} of suppressionsOf(catalog)) {
      if (!unsuppressibleIds.includes(rule)) continue
      yield {at: at(), message: `\`${rule}\` cannot be suppressed`, help: 'Repair what the rule finds, and remove the suppression.'}
    }
  },
  examples: [
    {
      name: 'a suppression of a rule about content',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          suppress:
            - {rule: owner-mailbox, reason: The vendor reads it., owner: order-ops, until: 2027-01-31}
          ---
        `,
      },
      beside: [ownerMailbox],
      expect: [],
    },
    {
      name: 'a suppression of a syntax error, and one of these rules themselves',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          suppress:
            - {rule: mdx-syntax, reason: Soon., owner: order-ops, until: 2027-01-31}
          ---
          {/* clarity-suppress-next suppression-refused reason="Soon." owner="order-ops" until="2027-01-31" */}
          Write to us.
        `,
      },
      beside: [mdxSyntax],
      expect: [
        'content/teams/order-ops.mdx:5:12-5:22 `mdx-syntax` cannot be suppressed',
        'content/teams/order-ops.mdx:7:27-7:46 `suppression-refused` cannot be suppressed',
      ],
    },
  ],
})
