import {oddSignInWords} from '../format/odd-signs.ts'

/** What stands where a header should begin or end, where (0-based offsets in the text), and what to do about it. */
export interface HeaderFault {
  start: number
  end: number
  reason: string
  help: string
}

/**
 * Says what a text begins with instead of the `---` of frontmatter.
 *
 * @param text Text whose first line is not `---`; one byte order mark is already taken off.
 */
export function missingHeader(text: string): HeaderFault {
  const line = /^[^\n\r]*/.exec(text)?.[0] ?? ''
  const end = line.length
  const usual = 'Make `---` the very first line, then write the fields and another `---`.'
  if (line.startsWith('\uFEFF')) {
    return {
      start: 0,
      end: 1,
      reason: 'a second byte order mark (U+FEFF) stands before it',
      help: 'Save the file as UTF-8 without a byte order mark.',
    }
  }
  if (line.trim() === '') {
    const isThere = /^\s*---[ \t]*$/m.test(text)
    return {start: 0, end: 0, reason: 'its first line is empty', help: isThere ? 'Take out what stands before the first `---`.' : usual}
  }
  return (
    oddLine(line, 0) ?? {start: 0, end, reason: `its first line is \`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``, help: usual}
  )
}

/** Says which line of a text seems to close its frontmatter, and why it does not; with no such line, the place of the opening. */
export function unclosedHeader(text: string): Omit<HeaderFault, 'reason'> & {reason?: string} {
  const [first = ''] = /^[^\n\r]*/.exec(text) ?? []
  const like = /^[^\S\n\r]*(?:[-\u2010-\u2015\u2212\uFEFF\u200B]{2,}|\.{3}|[\u2014]|\*{3}|_{3})[\s\uFEFF\u200B]*?$/gmu
  like.lastIndex = first.length
  const found = like.exec(text)
  if (!found) return {start: 0, end: 3, help: 'Add a line `---` after the last field.'}
  const line = found[0].replace(/[\n\r]+$/, '')
  const closer = oddLine(line, found.index) ?? {
    start: found.index,
    end: found.index + line.length,
    reason: /^\s/.test(line) ? `\`${line.trim()}\` is indented here` : `\`${line.trim()}\` does not close it`,
    help: 'Write exactly `---` on this line.',
  }
  return closer
}

// `---` and something that cannot be seen, or hyphens that are none.
function oddLine(line: string, start: number): HeaderFault | undefined {
  const odd = oddSignInWords(line.replace(/[ \t]+$/, ''))
  if (!odd || !/^[\s\uFEFF\u200B]*[-\u2010-\u2015\u2212]+[\s\uFEFF\u200B]*$/u.test(line)) return undefined
  return {
    start,
    end: start + line.length,
    reason: `its \`---\` is written${odd}`,
    help: 'Write exactly three hyphens on this line, and nothing behind them.',
  }
}
