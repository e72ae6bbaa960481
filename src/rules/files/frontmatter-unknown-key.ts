import {replaceWord} from '../../core/lint/edit.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {issuesOf} from './find-frontmatter-issues.ts'

/** Reports each key of frontmatter that its kind does not know. */
export default defineRule({
  id: 'frontmatter-unknown-key',
  severity: 'error',
  summary: 'Frontmatter has a key that its kind does not know.',
  why: 'A mistyped key is a value that nobody reads: the owner is written down, and the page shows none.',
  local: true,
  *check(catalog) {
    for (const {frontmatter, document, issue} of issuesOf(catalog, 'unknown-key')) {
      const {path, key, message, instead} = issue
      const at = frontmatter.keySpan(path)
      const fix = document && instead ? replaceWord(document, at, key, instead) : undefined
      yield {at, message, help: document ? 'Correct the key, or move the text into the body.' : 'Correct the key, or remove it.', fix}
    }
  },
  examples: [
    {
      name: 'known keys',
      files: {
        'systems/netsuite.mdx': mdx`
        ---
        title: NetSuite
        category: erp
        owner: finance-systems
        ---
      `,
      },
      expect: [],
    },
    {
      name: 'keys of another program, which settings allow, and a header in TOML',
      files: {
        'settings.yaml': 'foreignKeys: allowed\n',
        'teams/order-ops.md': '---\npurpose: Orders.\nweight: 3\ntags: [a]\n---\n# Order operations\n',
        'teams/order-desk.md': '+++\ntitle = "Order desk"\npurpose = "Orders."\ndate = 2026-11-01\n[menu]\nmain = 1\n+++\n',
      },
      expect: [],
    },
    {
      name: 'fields of an author’s own, which begin with `x-`',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          x-cost-centre: 4711
          x-rooms: [A2]
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'an own field without a name, and one inside a group',
      files: {
        'people/kai.mdx': mdx`
          ---
          title: Kai
          role: Lead
          timeZone: UTC
          x-: 1
          contacts: [{via: chat, address: '@kai', x-room: A2}]
          ---
        `,
      },
      expect: [
        'content/people/kai.mdx:5:1-5:3 unknown key `x-`; known are `title`, `number`, `summary`, `aliases`, `formerly`, `ids`, `extends`, `suppress`, `role`, `organisation`, `timeZone`, `contacts` and `left`',
        'content/people/kai.mdx:6:41-6:47 unknown key `x-room` in `contacts[0]`; known are `via`, `address` and `internal`',
      ],
    },
    {
      name: 'a mistyped key where others are allowed',
      files: {
        'settings.yaml': 'foreignKeys: allowed\n',
        'teams/order-ops.md': '---\npurpos: Orders.\nweight: 3\n---\n# Order operations\n',
        'teams/order-desk.md': '+++\ntitle = "Order desk"\npurpos = "Orders."\n+++\n',
      },
      expect: [
        'content/teams/order-desk.md:3:1-3:7 unknown key `purpos`; did you mean `purpose`?',
        'content/teams/order-ops.md:2:1-2:7 unknown key `purpos`; did you mean `purpose`?',
      ],
    },
    {
      name: 'a mistyped key',
      files: {
        'systems/netsuite.mdx': mdx`
        ---
        title: NetSuite
        category: erp
        ownr: finance-systems
        ---
      `,
      },
      expect: ['content/systems/netsuite.mdx:4:1-4:5 unknown key `ownr`; did you mean `owner`?'],
    },
  ],
})
