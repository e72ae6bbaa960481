import type {Code} from '../../core/content/body.ts'
import {isCommand, isShell} from '../../core/content/commands.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {partSpan} from './find-steps.ts'

/** Reports each sign of a word processor in a block that is copied and run: quotes, dashes, and blanks that are none. */
export default defineRule({
  id: 'command-with-typography',
  severity: 'error',
  summary: 'A command has a quote, dash or blank that only looks like the right one.',
  why: 'It is copied as it stands, and the shell takes the sign for a part of a word.',
  local: true,
  *check(catalog) {
    for (const document of catalog.documents) {
      for (const code of document.body.codes) {
        for (const {index, length, sign} of signsIn(code)) {
          const at = partSpan({document}, code, {index, length})
          yield {at, message: `${sign.name} (${sign.code}) in a command that is copied and run`, help: sign.help}
        }
      }
    }
  },
  examples: [
    {
      name: 'signs in the text that a command is given, in an output, and in a line of prose',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          Run “\`queue –depth\`”.

          \`\`\`sh
          echo "it’s done – go on" # the “rest” waits
          \`\`\`

          \`\`\`output
          “done”
          \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'quotes, a dash, and two blanks that nobody sees',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          \`\`\`sh
          queue show “orders”
          queue –depth
          queue${'\u00A0'}depth${'\u200B'}
          qu${'\u0435'}ue depth ${'\uFF5C'} wc${'\u202E'}
          \`\`\`
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:6:12-6:13 left double quotation mark (U+201C) in a command that is copied and run',
        'content/teams/order-ops.mdx:6:19-6:20 right double quotation mark (U+201D) in a command that is copied and run',
        'content/teams/order-ops.mdx:7:7-7:8 en dash (U+2013) in a command that is copied and run',
        'content/teams/order-ops.mdx:8:6-8:7 no-break space (U+00A0) in a command that is copied and run',
        'content/teams/order-ops.mdx:8:12-8:13 zero width space (U+200B) in a command that is copied and run',
        'content/teams/order-ops.mdx:9:3-9:4 the Cyrillic letter `е` (U+0435) in a command that is copied and run',
        'content/teams/order-ops.mdx:9:13-9:14 `｜`, which is no `|` (U+FF5C) in a command that is copied and run',
        'content/teams/order-ops.mdx:9:17-9:18 right-to-left override (U+202E) in a command that is copied and run',
      ],
    },
  ],
})

interface Sign {
  name: string
  /** `U+201C`. */
  code: string
  help: string
}

const quotes: Record<string, string> = {
  '“': 'left double quotation mark',
  '”': 'right double quotation mark',
  '„': 'low double quotation mark',
  '‘': 'left single quotation mark',
  '’': 'right single quotation mark',
  '‚': 'low single quotation mark',
  '″': 'double prime',
  '′': 'prime',
}
const dashes: Record<string, string> = {
  '–': 'en dash',
  '—': 'em dash',
  '−': 'minus sign',
  '‐': 'hyphen',
  '‑': 'non-breaking hyphen',
  '‒': 'figure dash',
}
const blanks: Record<string, string> = {
  '\u00A0': 'no-break space',
  '\u202F': 'narrow no-break space',
  '\u2007': 'figure space',
  '\u2009': 'thin space',
  '\u200A': 'hair space',
  '\u2002': 'en space',
  '\u2003': 'em space',
  '\u3000': 'ideographic space',
}
const hidden: Record<string, string> = {
  '\u200B': 'zero width space',
  '\u200C': 'zero width non-joiner',
  '\u200D': 'zero width joiner',
  '\u2060': 'word joiner',
  '\uFEFF': 'byte order mark',
  '\u00AD': 'soft hyphen',
  '\u200E': 'left-to-right mark',
  '\u200F': 'right-to-left mark',
  '\u202A': 'left-to-right embedding',
  '\u202B': 'right-to-left embedding',
  '\u202C': 'end of a change of direction',
  '\u202D': 'left-to-right override',
  '\u202E': 'right-to-left override',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'isolate of a direction',
  '\u2069': 'end of an isolate',
  '\u2028': 'line separator',
  '\u2029': 'paragraph separator',
}
// Letters of another script between those of a word, and signs as wide as those of East Asia.
const alike = String.raw`(?<=[A-Za-z])[\u0370-\u03FF\u0400-\u04FF]|[\u0370-\u03FF\u0400-\u04FF](?=[A-Za-z])|[\uFF01-\uFF5E]|\u037E`

const any = new RegExp(`[${Object.keys({...quotes, ...dashes, ...blanks, ...hidden}).join('')}]|${alike}`, 'g')

function* signsIn(code: Code): Generator<{index: number; length: number; sign: Sign}> {
  if (!isCommand(code) || !code.value.match(any)) return
  const texts = isShell(code) ? given(code.value) : []
  // Both are in the order of the text.
  let next = 0
  for (const {0: found, index} of code.value.matchAll(any)) {
    const sign = signOf(found, code.value, index)
    while ((texts[next]?.[1] ?? Number.POSITIVE_INFINITY) <= index) next++
    const isText = index > (texts[next]?.[0] ?? Number.POSITIVE_INFINITY)
    if (sign && !(isText && !blanks[found] && !hidden[found])) yield {index, length: found.length, sign}
  }
}

// What stands between quotes, and in a comment, is a text and may have them.
function given(value: string): [number, number][] {
  const found = value.matchAll(/"(?:[^"\\]|\\[\s\S])*"|'[^']*'|(?<=^|\s)#[^\n]*/g)
  return [...found].map(({0: text, index}) => [index, index + text.length + (text.startsWith('#') ? 1 : 0)])
}

function signOf(found: string, value: string, index: number): Sign | undefined {
  const code = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  const of = (names: Record<string, string>, help: string) => ({name: names[found] ?? '', code, help})
  if (quotes[found]) return of(quotes, `Write ${/[‘’‚′]/.test(found) ? "`'`" : '`"`'}.`)
  if (blanks[found]) return of(blanks, 'Write a plain space.')
  if (hidden[found]) return of(hidden, 'Remove it; it stands there and cannot be seen.')
  if (!dashes[found]) return lookalike(found, code)
  // Between two words or numbers a dash is a text; before a word it was meant to begin an option.
  return /^$|[\s=]/.test(value.slice(Math.max(0, index - 1), index)) ? of(dashes, 'Write `-` or `--`.') : undefined
}

function lookalike(found: string, code: string): Sign {
  const plain = found.normalize('NFKC')
  if (/^[!-~]$/.test(plain)) return {name: `\`${found}\`, which is no \`${plain}\``, code, help: `Write \`${plain}\`.`}
  const script = /\p{Script=Greek}/u.test(found) ? 'Greek' : 'Cyrillic'
  return {name: `the ${script} letter \`${found}\``, code, help: 'Write the Latin letter.'}
}
