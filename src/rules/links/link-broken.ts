import {kindNames, kinds, notifiedKinds, partKinds} from '../../core/content/kinds.ts'
import {isTypoOf, listed} from '../../core/format/suggest.ts'
import type {Edit} from '../../core/lint/diagnostic.ts'
import {replaceWord} from '../../core/lint/edit.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {type BrokenLink, brokenLinks} from './find-links.ts'

/** Reports each link of a body, to an entry or to a file of the content, that leads nowhere. */
export default defineRule({
  id: 'link-broken',
  severity: 'error',
  summary: 'A link leads nowhere.',
  why: 'Somebody follows it in an incident, and stands before an empty page.',
  reads: 'document',
  *check(catalog) {
    for (const broken of brokenLinks(catalog)) {
      const guess = broken.guess ? `; did you mean \`${broken.guess}\`?` : ''
      const {link, why} = broken
      yield {at: link.span, message: `link \`${link.url}\` ${reasons[why]}${guess}`, help: helps[why], fix: fixOf(broken)}
    }
  },
  examples: [
    {
      name: 'links to entries, files, other pages and pictures',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [this](runbook:stuck-orders), [that](../runbooks/stuck-orders.mdx#recover), [the vendor](https://example.com/a.md),
          [mail](mailto:a@example.com), [the readme](../../README.md) and ![a picture](flow.png).
        `,
        'runbooks/stuck-orders.mdx': '---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2026-11-01\n---\n## Recover\n1. Redrive.\n',
      },
      expect: [],
    },
    {
      name: 'a mistyped id, a mistyped kind, and a kind the id does not have',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [one](runbook:stuck-order), [two](runbok:stuck-orders) and [three](system:stuck-orders).
        `,
        'runbooks/stuck-orders.mdx': '---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2026-11-01\n---\n## Recover\n1. Redrive.\n',
      },
      expect: [
        'content/teams/order-ops.mdx:5:11-5:30 link `runbook:stuck-order` names no entry; did you mean `runbook:stuck-orders`?',
        'content/teams/order-ops.mdx:5:39-5:58 link `runbok:stuck-orders` begins with an unknown word; did you mean `runbook:stuck-orders`?',
        'content/teams/order-ops.mdx:5:72-5:91 link `system:stuck-orders` names no entry; did you mean `runbook:stuck-orders`?',
      ],
    },
    {
      name: 'the other ending of Markdown, beside a file of the same name in another folder',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [one](../runbooks/b/stuck.mdx) and [two](../runbooks/slow.md#verify).
        `,
        'runbooks/a/stuck.md': '---\nduration: 10m\nreviewed: 2026-11-01\n---\n# Stuck here\n',
        'runbooks/b/stuck.md': '---\nduration: 10m\nreviewed: 2026-11-01\n---\n# Stuck there\n',
        'runbooks/slow.mdx': '---\ntitle: Slow\nduration: 10m\nreviewed: 2026-11-01\n---\n',
      },
      expect: [
        'content/teams/order-ops.mdx:5:11-5:34 link `../runbooks/b/stuck.mdx` names no file; did you mean `../runbooks/b/stuck.md`?',
        'content/teams/order-ops.mdx:5:46-5:72 link `../runbooks/slow.md#verify` names no file; did you mean `../runbooks/slow.mdx`?',
      ],
    },
    {
      name: 'a file in another folder, and one with another ending',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [one](stuck-orders.mdx) and [two][].

          [two]: ../runbooks/stuck-orders.md
        `,
        'runbooks/stuck-orders.mdx': '---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2026-11-01\n---\n## Recover\n1. Redrive.\n',
      },
      expect: [
        'content/teams/order-ops.mdx:5:11-5:27 link `stuck-orders.mdx` names no file; did you mean `../runbooks/stuck-orders.mdx`?',
        'content/teams/order-ops.mdx:7:8-7:35 link `../runbooks/stuck-orders.md` names no file; did you mean `../runbooks/stuck-orders.mdx`?',
      ],
    },
  ],
})

const reasons: Record<BrokenLink['why'], string> = {
  'unknown-word': 'begins with an unknown word',
  'unknown-entry': 'names no entry',
  'unknown-file': 'names no file',
}

const helps: Record<BrokenLink['why'], string> = {
  'unknown-word': `Write an address, or one of ${listed([...kindNames, ...Object.keys(partKinds)], 30)} and an id.`,
  'unknown-entry': 'Correct the id, or write the entry.',
  'unknown-file': 'Correct the path, which counts from the folder of this file, or write `kind:id` instead.',
}

// An anchor behind the address stays; a guess never has one.
function fixOf({document, link, guess}: BrokenLink): Edit[] | undefined {
  const address = link.url.replace(/#.*$/, '')
  if (guess === undefined || !isTypoOf(address, guess) || leadsToNotified(guess)) return undefined
  return replaceWord(document, link.span, address, guess)
}

// Whoever follows the link calls whom it leads to.
function leadsToNotified(address: string): boolean {
  return notifiedKinds.some(kind => address.startsWith(`${kind}:`) || `/${address}`.includes(`/${kinds[kind].folder}/`))
}
