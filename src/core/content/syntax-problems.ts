import {EndlessText, parseMdx, SyntaxProblem} from './syntax.ts'

/** So many faults of one file are told; who has more begins with these. */
const most = 20

/** Parsing again takes time; in so many characters altogether. */
const longest = 400_000

/**
 * Lists the faults that keep a text from being MDX, in order, the first of which a parser has met.
 *
 * A parser stops at the first. The sign that stopped it is put out of the way, and what follows is read as if it had been right.
 */
export function syntaxProblems(text: string, first: SyntaxProblem): SyntaxProblem[] {
  const found = [first]
  if (first instanceof EndlessText) return found
  let rest = text
  while (found.length < most && rest.length * found.length < longest) {
    const next = problemAfter(rest, found.at(-1) as SyntaxProblem)
    if (!next || found.some(({offset, message}) => offset === next.problem.offset && message === next.problem.message)) break
    found.push(next.problem)
    rest = next.text
  }
  return found.sort((a, b) => a.offset - b.offset)
}

function problemAfter(text: string, {offset}: SyntaxProblem): {problem: SyntaxProblem; text: string} | undefined {
  const sign = stumblingBlock(text, offset)
  if (sign < 0) return undefined
  const without = `${text.slice(0, sign)}x${text.slice(sign + 1)}`
  try {
    parseMdx(without)
    return undefined
  } catch (error) {
    return error instanceof SyntaxProblem ? {problem: error, text: without} : undefined
  }
}

// The bracket that a message speaks of: at its place, shortly before it, or, where the end of the file was met, the one never closed.
function stumblingBlock(text: string, offset: number): number {
  if (/[<{]/.test(text.charAt(offset))) return offset
  const before = Math.max(text.lastIndexOf('<', offset), text.lastIndexOf('{', offset))
  if (offset < text.trimEnd().length || text.charAt(before) === '<') return before
  let open = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text.charAt(at) === '}') open++
    else if (text.charAt(at) === '{' && open-- === 0) return at
  }
  return before
}
