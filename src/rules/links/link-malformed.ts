import type {SlipKind} from '../../core/content/slips.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each link that is written so that it is none, leads nowhere, or has nothing to press. */
export default defineRule({
  id: 'link-malformed',
  severity: 'error',
  summary: 'A link is written so that nobody can follow it.',
  why: 'The page shows brackets, or a link that leads back to itself, where the way out of the incident was meant.',
  local: true,
  *check(catalog) {
    for (const {body} of catalog.documents) {
      for (const {what, written, span} of body.slips) {
        const said = words[what]
        if (said) yield {at: span, message: `\`${written}\` ${said.message}`, help: said.help}
      }
      for (const {url, links} of body.addresses) {
        const said = addresses.find(({form}) => form.test(url))
        if (said) for (const {span} of links) yield {at: span, message: `\`${url}\` ${said.message}`, help: said.help}
      }
    }
  },
  examples: [
    {
      name: 'links, brackets in prose, an image that is a link, and escaped brackets',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [us](team:order-ops), [the page](<../teams/order-ops.mdx> "a title"), [1] (see above), list[0] (the first), (see)[1], \\[a\\] (b/c) and
          [![flow](flow.png)](team:order-ops).
        `,
      },
      expect: [],
    },
    {
      name: 'blanks, no address, and no text',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          [Us] (team:order-ops), [us](../teams/order ops.mdx), [us]() and [](team:order-ops).

          Write [us](mailto:orders), call [us](tel:), read [us](http:/example.com) and [us](https://).

          [Us] (https://example.com), (us)[team:order-ops], (us)[https://example.com] or [[order-ops]].
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:1-5:22 `[Us] (team:order-ops)` is no link, because of the blank before its address',
        'content/teams/order-ops.mdx:5:24-5:52 `[us](../teams/order ops.mdx)` is no link, because of the blank in its address',
        'content/teams/order-ops.mdx:5:54-5:60 `[us]()` has no address',
        'content/teams/order-ops.mdx:5:65-5:83 `[](team:order-ops)` has no text',
        'content/teams/order-ops.mdx:7:12-7:25 `mailto:orders` names no mailbox',
        'content/teams/order-ops.mdx:7:38-7:42 `tel:` names no number',
        'content/teams/order-ops.mdx:7:55-7:72 `http:/example.com` is no web address, because it lacks a slash',
        'content/teams/order-ops.mdx:7:83-7:91 `https://` names no host',
        'content/teams/order-ops.mdx:9:1-9:7 `[Us] (` is no link, because of the blank before its address',
        'content/teams/order-ops.mdx:9:29-9:49 `(us)[team:order-ops]` is no link, because its brackets are swapped',
        'content/teams/order-ops.mdx:9:51-9:56 `(us)[` is no link, because its brackets are swapped',
        'content/teams/order-ops.mdx:9:80-9:93 `[[order-ops]]` is a link of a wiki, which is none here',
      ],
    },
  ],
})

const addresses: readonly {form: RegExp; message: string; help: string}[] = [
  {form: /^https?:(?:\/(?!\/)|[^/])/i, message: 'is no web address, because it lacks a slash', help: 'Write two slashes behind the colon.'},
  {form: /^https?:(?:\/\/(?:[/?#]|$)|$)/i, message: 'names no host', help: 'Write the whole address.'},
  {form: /^mailto:(?![^?@]+@[^?@]+)/i, message: 'names no mailbox', help: 'Write it as `mailto:orders@example.com`.'},
  {form: /^(?:tel|sms):(?!\+?[\d*#])/i, message: 'names no number', help: 'Write it as `tel:+1-555-0104`.'},
]

const words: Partial<Record<SlipKind, {message: string; help: string}>> = {
  'blank-before-address': {message: 'is no link, because of the blank before its address', help: 'Remove the blank between `]` and `(`.'},
  'blank-in-address': {
    message: 'is no link, because of the blank in its address',
    help: 'Write `%20` for the blank, or put the address between `<` and `>`.',
  },
  'swapped-brackets': {message: 'is no link, because its brackets are swapped', help: 'Write `[text](address)`.'},
  'wiki-link': {message: 'is a link of a wiki, which is none here', help: 'Write `[text](kind:id)`, such as `[Finance](team:finance)`.'},
  'empty-address': {message: 'has no address', help: 'Write where it leads between `(` and `)`, or remove the link.'},
  'empty-text': {message: 'has no text', help: 'Write between `[` and `]` what a reader will find there.'},
}
