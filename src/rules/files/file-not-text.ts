import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unreadable} from './find-read-errors.ts'

/** Reports each file that is binary or not UTF-8, at its first bad byte. */
export default defineRule({
  id: 'file-not-text',
  severity: 'error',
  summary: 'A file is not text in UTF-8.',
  why: 'Nothing in it can be read, checked or shown.',
  required: true,
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span, reason} of unreadable(catalog, 'file-not-text')) {
      yield {at: span, message: `not a text in UTF-8: here is ${reason}`, help: 'Save the file as UTF-8, or move it out of the content.'}
    }
  },
  examples: [
    {
      name: 'UTF-8 beyond ASCII',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Aufträge 📦
          purpose: Orders.
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a file saved as Latin-1',
      files: {'teams/order-ops.mdx': bytes('---\ntitle: Auftr', 0xe4, 'ge\n---\n')},
      expect: ['content/teams/order-ops.mdx:2:13-2:13 not a text in UTF-8: here is a byte that is not UTF-8'],
    },
    {
      name: 'a picture with the name of an entry',
      files: {'teams/order-ops.mdx': bytes('GIF89a', 0, '\n')},
      expect: ['content/teams/order-ops.mdx:1:7-1:7 not a text in UTF-8: here is a zero byte'],
    },
  ],
})

function bytes(before: string, bad: number, after: string): Uint8Array {
  const encoder = new TextEncoder()
  return Uint8Array.from([...encoder.encode(before), bad, ...encoder.encode(after)])
}
