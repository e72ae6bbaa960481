import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Span} from '../../core/content/span.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each value of a header or of the settings that a `#` cuts short, because YAML reads what follows as a comment. */
export default defineRule({
  id: 'value-cut',
  severity: 'warning',
  summary: 'A value ends at a `#`, because what follows is a comment.',
  why: 'Half of a title, a code or a channel is missing on every page, and no search finds it.',
  local: true,
  *check(catalog) {
    for (const {value, cut, at} of cutValues(catalog)) {
      yield {
        at,
        message: `\`${cut}\` is a comment, and the value before it is \`${value}\` alone`,
        help: `Put the value in quotes: \`'${`${value} ${cut}`.replaceAll("'", "''")}'\`; before a comment write a blank behind the \`#\`.`,
      }
    }
  },
  examples: [
    {
      name: 'quotes, comments, text over several lines, and a `#` within a word',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: 'Team #1' #1
          purpose: >
            Orders, as in ticket: see #5
            and channel: ops #orders
          channel: ops#orders # the old one
          aliases:
            - C# and F#
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a number and a channel behind a blank',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Team #1
          purpose: Orders.
          aliases:
            - Desk #2
          ---
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:2:13-2:15 `#1` is a comment, and the value before it is `Team` alone',
        'content/teams/order-ops.mdx:5:10-5:12 `#2` is a comment, and the value before it is `Desk` alone',
      ],
    },
  ],
})

function* cutValues({documents, settingsFile}: Catalog): Generator<{value: string; cut: string; at: Span}> {
  for (const {file, text, lines, frontmatter} of documents) {
    if (!frontmatter.problem && text.startsWith('---')) yield* cutsIn(text.slice(0, frontmatter.bodyStart), {file, lines})
  }
  if (settingsFile && !settingsFile.frontmatter.problem) yield* cutsIn(settingsFile.text, settingsFile)
}

const plain = /^([ \t]*(?:- +)*(?:[\w.-]{1,60}:[ \t]+)?)([^\s'"#&*!|>{}[\]%@`][^\n#]*?)[ \t]+(#[^\s#].*)$/
const opensText = /(?::|-)[ \t]+[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/

function* cutsIn(
  source: string,
  {file, lines}: {file: string; lines: {point(offset: number): Span['start']}},
): Generator<{value: string; cut: string; at: Span}> {
  if (!/[ \t]#[^\s#]/.test(source)) return
  let offset = 0
  // Indentation of the key whose text runs over the lines below it.
  let textBelow: number | undefined
  for (const whole of source.split('\n')) {
    const line = whole.replace(/\r$/, '')
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0
    if (textBelow !== undefined && line.trim() !== '' && indent <= textBelow) textBelow = undefined
    if (textBelow === undefined) {
      const [, before = '', value = '', cut = ''] = plain.exec(line) ?? []
      const start = offset + line.length - cut.length
      if (cut !== '' && before.trim() !== '')
        yield {value, cut, at: {file, start: lines.point(start), end: lines.point(start + cut.length)}}
      if (opensText.test(line)) textBelow = indent
    }
    offset += whole.length + 1
  }
}
