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
