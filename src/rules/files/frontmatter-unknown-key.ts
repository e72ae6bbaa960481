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
