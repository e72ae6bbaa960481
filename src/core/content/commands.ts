import type {Code} from './body.ts'

/** Languages of blocks that show what comes back; pages offer no copy button for them. */
export const outputLanguages: ReadonlySet<string> = new Set(['output', 'text', 'txt', 'console'])

const shells = new Set(['sh', 'bash', 'zsh', 'shell', 'ksh', 'fish', 'powershell', 'pwsh', 'ps1', 'bat', 'cmd'])

/** Tells whether a code is a block that somebody copies and runs. */
export function isCommand({inline, language}: Code): boolean {
  return !inline && language !== undefined && !outputLanguages.has(language.toLowerCase())
}

/** What a command may do to the world, from the least on. */
export const risks = ['reads', 'reversible', 'irreversible'] as const

/** One of {@link risks}. */
export type Risk = (typeof risks)[number]

/** Gives the risk that the fence of a command declares: `reversible` in ` ```sh reversible `. */
export function declaredRisk({meta = ''}: Pick<Code, 'meta'>): Risk | undefined {
  const words = meta.split(/\s+/)
  return risks.find(risk => words.includes(risk))
}

/** Tells whether a command is run by a shell. */
export function isShell(code: Code): boolean {
  return isCommand(code) && shells.has(code.language?.toLowerCase() ?? '')
}

/** A line of a shell command that begins something new. */
export interface ShellLine {
  /** 0-based line of the block. */
  index: number
  text: string
}

/**
 * Lists the lines of a shell command that stand for themselves: not inside quotes or a here-document, nor after a line that goes on.
 *
 * Not a shell parser: what it cannot follow it takes for a continuation, so that nothing inside a text is judged as a command.
 */
export function shellLines(value: string): ShellLine[] {
  const lines: ShellLine[] = []
  let quote = ''
  let open = false
  const ends: string[] = []
  for (const [index, text] of value.split('\n').entries()) {
    const end = ends[0]
    if (end !== undefined && quote === '') {
      if (text.trim() === end) ends.shift()
      continue
    }
    if (!open && quote === '') lines.push({index, text})
    quote = quoteAfter(text, quote)
    if (quote === '') for (const [, , word] of text.matchAll(/<<-?\s*(["']?)(\w+)\1/g)) ends.push(word ?? '')
    open = quote === '' && /(\\|\||&&)\s*$/.test(text)
  }
  return lines
}

// Gives the quote that is still open at the end of a line; a comment opens none.
function quoteAfter(text: string, before: string): string {
  let quote = before
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (sign === '\\' && quote !== "'") i++
    else if (quote === '' && sign === '#' && /^$|\s/.test(text.charAt(i - 1))) return ''
    else if (quote === '' && (sign === '"' || sign === "'")) quote = sign
    else if (sign === quote) quote = ''
  }
  return quote
}
