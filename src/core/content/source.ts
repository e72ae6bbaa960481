/** One file below the content root, as the host read it. */
export type SourceFile = {
  /** Path as diagnostics show it, e.g. `content/teams/order-ops.mdx`. */
  file: string
  /** Path below the content root, with `/`, e.g. `teams/order-ops.mdx`. */
  contentPath: string
} & ({content: Uint8Array | string} | ReadProblem)

/** Why a file has no content. */
export type ReadProblem =
  | {
      /** Leads nowhere, back to itself, or to what is read anyway, which the reason says. */
      problem: 'symlink-loop'
      reason?: string
    }
  | {problem: 'too-large'; bytes?: number}
  /** A symbolic link out of the content root. */
  | {problem: 'outside'}
  /** The system refuses, or it is a pipe or a device; also a folder. */
  | {problem: 'unreadable'; reason: string}

/** What a file's bytes turned out to be. */
export type Decoded =
  | {state: 'text'; text: string}
  | {state: 'empty'}
  | {state: 'binary'; before: string}
  | {state: 'not-utf8'; before: string}

/** Files above this size are not parsed: nobody writes a megabyte of runbook by hand. */
export const maxFileBytes = 1024 * 1024

/**
 * Reads bytes as UTF-8 text; a byte order mark is dropped.
 *
 * @returns The text, or what is wrong; `before` is the readable text up to the first bad byte, which gives its place.
 */
export function decode(content: Uint8Array | string): Decoded {
  if (typeof content === 'string') return textOrEmpty(content.replace(/^\uFEFF/, ''))
  const nul = content.indexOf(0)
  if (nul >= 0) return {state: 'binary', before: new TextDecoder().decode(content.subarray(0, nul))}
  try {
    return textOrEmpty(new TextDecoder('utf-8', {fatal: true}).decode(content))
  } catch {
    return {state: 'not-utf8', before: readableStart(content)}
  }
}

function textOrEmpty(text: string): Decoded {
  return text.trim() === '' ? {state: 'empty'} : {state: 'text', text}
}

function readableStart(content: Uint8Array): string {
  // Halving finds the first bad byte without a decoder of our own: a prefix decodes as long as it ends before it.
  const decodes = (length: number) => {
    try {
      new TextDecoder('utf-8', {fatal: true}).decode(content.subarray(0, length), {stream: true})
      return true
    } catch {
      return false
    }
  }
  let good = 0
  let bad = content.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodes(middle)) good = middle
    else bad = middle
  }
  return new TextDecoder('utf-8').decode(content.subarray(0, good), {stream: true})
}
