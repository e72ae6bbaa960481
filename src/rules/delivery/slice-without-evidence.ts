import {defineRule} from '../../core/lint/rule.ts'

/** Reports each slice that is called proven without the evidence for it. */
export default defineRule({
  id: 'slice-without-evidence',
  severity: 'warning',
  summary: 'A slice is called proven, and nothing says what was measured.',
  why: 'A word in a file ends the slice, and what later rests on it rests on a word.',
  *check(catalog) {
    for (const {id, data, document} of catalog.list('slice')) {
      if (data.state !== 'proven' || data.evidence) continue
      yield {
        at: document.frontmatter.valueSpan(['state']),
        message: `slice \`${id}\` is \`proven\` without \`evidence\``,
        help: 'Add `evidence:` with `says:`, what was measured, and `on:`, the day; or set `state: in-progress`.',
      }
    }
  },
  examples: [
    {
      name: 'a proven slice with its evidence, and one that has only begun',
      files: {
        'delivery/keys.mdx': slice('state: proven\nevidence: {says: 500 orders sent twice gave 500 sales orders., on: 2026-11-03}'),
        'delivery/detection.mdx': slice('state: in-progress'),
      },
      expect: [],
    },
    {
      name: 'a proven slice without evidence',
      files: {'delivery/keys.mdx': slice('state: proven')},
      expect: ['content/delivery/keys.mdx:7:8-7:14 slice `keys` is `proven` without `evidence`'],
    },
  ],
})

function slice(lines: string): string {
  return `---\ntitle: A slice\norder: 1\nsize: 2w\ndelivers: [x]\nproof: It works.\n${lines}\n---\n`
}
