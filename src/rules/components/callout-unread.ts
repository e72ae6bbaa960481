import {alertWords} from '../../core/content/alert.ts'
import type {Slip} from '../../core/content/body.ts'
import {didYouMean, listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each callout that is written in a form which is none here, so that it stays a quote or a paragraph. */
export default defineRule({
  id: 'callout-unread',
  severity: 'error',
  summary: 'A callout is written so that it is none.',
  why: 'The page shows its marker as text, and the warning looks like any other paragraph.',
  local: true,
  *check(catalog) {
    for (const {body} of catalog.documents) {
      for (const slip of body.slips) {
        const said = words[slip.what]?.(slip)
        if (said) yield {at: slip.span, ...said}
      }
    }
  },
  examples: [
    {
      name: 'callouts of code hosts, in capitals or not, and a quote that begins in brackets',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          > [!WARNING]
          > Mind the queue.

          > [!note]
          > Mind the queue.

          > [sic] and so on!!!
        `,
      },
      expect: [],
    },
    {
      name: 'another word, a text behind the word, and a callout of another program',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          > [!WARNIN]
          > Mind the queue.

          > [!WARNING] Mind the queue.

          !!! warning
          Mind the queue.
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:3-5:12 `[!WARNIN]` begins no callout; did you mean `WARNING`?',
        'content/teams/order-ops.mdx:8:3-8:13 `[!WARNING]` begins no callout, because text stands behind it',
        'content/teams/order-ops.mdx:10:1-10:12 `!!! warning` is a callout of another program',
      ],
    },
  ],
})

const words: Partial<Record<Slip['what'], (slip: Slip) => {message: string; help: string}>> = {
  'callout-word': ({written}) => ({
    message: `\`${written}\` begins no callout${didYouMean(written.slice(2, -1).toUpperCase(), alertWords)}`,
    help: `Write one of ${listed(
      alertWords.map(word => `[!${word}]`),
      alertWords.length,
    )}.`,
  }),
  'callout-line': ({written}) => ({
    message: `\`${written}\` begins no callout, because text stands behind it`,
    help: 'Let the text begin on the next line.',
  }),
  'callout-elsewhere': ({written}) => ({
    message: `\`${written}\` is a callout of another program`,
    help: 'Write `:::note`, `:::caution` or `:::danger` before it and `:::` after it.',
  }),
}
