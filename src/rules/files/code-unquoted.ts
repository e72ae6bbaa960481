import {defineRule} from '../../core/lint/rule.ts'

/** Reports each error code that is written as a number and is read as another text than the one that stands there. */
export default defineRule({
  id: 'code-unquoted',
  severity: 'error',
  summary: 'An error code without quotes is read as another number.',
  why: 'Somebody searches for the code on their screen, and the site says that nobody knows it.',
  local: true,
  *check(catalog) {
    for (const {data, document} of catalog.list('failure-mode')) {
      const {valueSpan, data: written} = document.frontmatter
      for (const [index, {code}] of data.codes.entries()) {
        if (typeof (written.codes as {code?: unknown}[] | undefined)?.[index]?.code !== 'number') continue
        const at = valueSpan(['codes', index, 'code'])
        const text = document.text.slice(document.lines.offset(at.start), document.lines.offset(at.end))
        if (text === code) continue
        yield {
          at,
          message: `the code \`${text}\` is read as the number \`${code}\``,
          help: `Put it in quotes: \`'${text}'\`.`,
        }
      }
    }
  },
  examples: [
    {
      name: 'a code of letters, a plain number and one in quotes',
      files: {'failure-modes/stuck.mdx': mode('THROTTLED', '429', "'0123'")},
      expect: [],
    },
    {
      name: 'a leading zero, an exponent and hexadecimal digits',
      files: {'failure-modes/stuck.mdx': mode('0123', '1e3', '0x1F')},
      expect: [
        'content/failure-modes/stuck.mdx:7:12-7:16 the code `0123` is read as the number `123`',
        'content/failure-modes/stuck.mdx:8:12-8:15 the code `1e3` is read as the number `1000`',
        'content/failure-modes/stuck.mdx:9:12-9:16 the code `0x1F` is read as the number `31`',
      ],
    },
  ],
})

function mode(...codes: string[]): string {
  return `---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\ncodes:\n${codes.map(code => `  - {code: ${code}}\n`).join('')}---\n`
}
