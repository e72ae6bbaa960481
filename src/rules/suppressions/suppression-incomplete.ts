import {isCalendarDay} from '../../core/content/schema/field.ts'
import {suppressionParts, suppressionWord, type Written} from '../../core/content/suppression-comments.ts'
import {didYouMean, listed} from '../../core/format/suggest.ts'
import {commentsBeside} from '../../core/lint/beside-comments.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {missingParts, type SuppressionPart, suppressionsOf} from '../../core/lint/suppressions.ts'

/** Reports each suppression without rule, reason, owner or expiry, and each comment to the checker that it cannot read. */
export default defineRule({
  id: 'suppression-incomplete',
  severity: 'error',
  summary: 'A suppression lacks its rule, reason, owner or expiry.',
  why: 'A finding kept back without a reason and a date is forgotten, and the fault stays for good. Until it is complete, it keeps nothing back.',
  suppressible: false,
  *check(catalog) {
    for (const suppression of suppressionsOf(catalog)) {
      const {rule, misformed} = suppression
      const missing = missingParts(suppression).filter(part => !misformed.includes(part))
      if (rule === '') yield {at: suppression.at(), message: 'suppression names no rule', help: grammar}
      else if (missing.length > 0) {
        yield {at: suppression.at(), message: `suppression of \`${rule}\` has no ${wordsFor(missing)}`, help: helpFor(missing)}
      }
    }
    const comments = [...catalog.documents.flatMap(({suppressions}) => suppressions), ...commentsBeside(catalog)]
    for (const {word, until, unread} of comments) {
      if (word.value !== suppressionWord) {
        yield {
          at: word.span,
          message: `\`${word.value}\` is no word to the checker${didYouMean(word.value, [suppressionWord])}`,
          help: grammar,
        }
      } else {
        for (const piece of unread) yield {at: piece.span, message: unreadMessage(piece), help: grammar}
        if (until?.value.trim() && !isCalendarDay(until.value))
          yield {at: until.span, message: `expected a date such as \`2027-01-31\`, got \`${until.value}\``, help: helps.until}
      }
    }
  },
  examples: [
    {
      name: 'a suppression for an entry and one for a place, with everything they need',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          suppress:
            - {rule: owner-mailbox, reason: The vendor reads it., owner: order-ops, until: 2027-01-31}
          ---
          {/* clarity-suppress-next link-broken reason="The page moves in January." owner="order-ops" until="2027-01-31" */}
          See [the vendor](runbook:vendor), and {/* to do: ask */} the shop.
        `,
      },
      expect: [],
    },
    {
      name: 'suppressions without what they need',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          suppress:
            - {rule: owner-mailbox}
            - {rule: owner-missing, reason: '', owner: order-ops, until: 31 January}
          ---
          {/* clarity-suppress-next link-broken owner="order-ops" until="2027-01-31" */}
          See [the vendor](runbook:vendor).

          {/* clarity-suppress-next reason="Soon." owner="order-ops" until="2027-01-31" */}
          See [the vendor](runbook:vendor).
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:12-5:25 suppression of `owner-mailbox` has no reason, owner or expiry',
        'content/teams/order-ops.mdx:8:27-8:38 suppression of `link-broken` has no reason',
        'content/teams/order-ops.mdx:11:5-11:26 suppression names no rule',
      ],
    },
    {
      name: 'comments that cannot be read',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          {/* clarity-supress-next link-broken reason="Soon." owner="order-ops" until="2027-01-31" */}
          See [the vendor](runbook:vendor).

          {/* clarity-suppress-next link-broken reason=Soon. reason="Soon." owner="order-ops" until="31 January" */}
          See [the vendor](runbook:vendor).
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:5-5:25 `clarity-supress-next` is no word to the checker; did you mean `clarity-suppress-next`?',
        'content/teams/order-ops.mdx:8:39-8:51 expected `name="value"`, got `reason=Soon.`',
        'content/teams/order-ops.mdx:8:92-8:102 expected a date such as `2027-01-31`, got `31 January`',
      ],
    },
  ],
})

const grammar = 'Write `{/* clarity-suppress-next RULE reason="…" owner="…" until="2027-01-31" */}`.'

const helps: Record<SuppressionPart, string> = {
  reason: 'Add `reason`: why the finding is right to stay for now.',
  owner: 'Add `owner`: the team that will repair it.',
  until: 'Add `until`: the last day on which it may stay, such as `2027-01-31`.',
}

function helpFor(missing: SuppressionPart[]): string {
  return missing.length === 1 && missing[0] ? helps[missing[0]] : `Add ${listed(missing)}; until then nothing is kept back.`
}

function wordsFor(missing: SuppressionPart[]): string {
  const words = missing.map(part => (part === 'until' ? 'expiry' : part))
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

function unreadMessage({value}: Written): string {
  const name = /^([\w-]+)="/.exec(value)?.[1]
  if (name && (suppressionParts as readonly string[]).includes(name)) return `\`${name}\` is there twice`
  return name ? `unknown word \`${name}\`${didYouMean(name, suppressionParts)}` : `expected \`name="value"\`, got \`${value}\``
}
