import {corrected, didYouMean} from '../../core/format/suggest.ts'
import {replaceWord} from '../../core/lint/edit.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {suppressionsOf} from '../../core/lint/suppressions.ts'
import ownerMailbox from '../contacts/owner-mailbox.ts'

/** Reports each suppression of a rule that does not exist. */
export default defineRule({
  id: 'suppression-rule-unknown',
  severity: 'error',
  summary: 'A suppression names a rule that does not exist.',
  why: 'It keeps nothing back, and who reads it believes that it does.',
  reads: 'document',
  suppressible: false,
  *check(catalog, {ruleIds}) {
    for (const {rule, document, at} of suppressionsOf(catalog)) {
      if (rule === '' || ruleIds.includes(rule)) continue
      const right = corrected(rule, ruleIds)
      yield {
        at: at(),
        message: `no rule \`${rule}\`${didYouMean(rule, ruleIds)}`,
        help: 'Correct the id, or remove the suppression; the site lists all rules below `/rules/`.',
        fix: right === undefined || !document ? undefined : replaceWord(document, at(), rule, right),
      }
    }
  },
  examples: [
    {
      name: 'a suppression of a rule by its id',
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
      name: 'a mistyped id in frontmatter, and one in a comment',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          suppress:
            - {rule: owner-mailbx, reason: The vendor reads it., owner: order-ops, until: 2027-01-31}
          ---
          {/* clarity-suppress-next mailbox reason="The vendor reads it." owner="order-ops" until="2027-01-31" */}
          Write to us.
        `,
      },
      beside: [ownerMailbox],
      expect: [
        'content/teams/order-ops.mdx:5:12-5:24 no rule `owner-mailbx`; did you mean `owner-mailbox`?',
        'content/teams/order-ops.mdx:7:27-7:34 no rule `mailbox`',
      ],
    },
  ],
})
