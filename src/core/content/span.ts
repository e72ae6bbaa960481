/** A place in a text: 1-based line, 1-based column in UTF-16 code units, as editors and SARIF count them. */
export interface Point {
  line: number
  column: number
}

/** A stretch of one file; `end` is exclusive, and equal to `start` where something is missing. */
export interface Span {
  /** Path as it was handed in, e.g. `content/teams/order-ops.mdx`. */
  file: string
  start: Point
  end: Point
}

/** Gives the empty span at the beginning of a file, for findings about the file as a whole. */
export function startOf(file: string): Span {
  return {file, start: {line: 1, column: 1}, end: {line: 1, column: 1}}
}

/** Orders spans by file, then line, then column. */
export function compareSpans(a: Span, b: Span): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.start.line - b.start.line || a.start.column - b.start.column
}

/** Answers line and column of offsets in one text; builds its line table on the first question. */
export class LineIndex {
  readonly #text: string
  #starts: number[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** Gives the point of a 0-based UTF-16 offset; offsets past the end answer the end. */
  point(offset: number): Point {
    const starts = (this.#starts ??= lineStarts(this.#text))
    const at = Math.max(0, Math.min(offset, this.#text.length))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return {line: low + 1, column: at - (starts[low] ?? 0) + 1}
  }

  /** Gives the 0-based UTF-16 offset of a point; of one past the end, the end. */
  offset({line, column}: Point): number {
    const starts = (this.#starts ??= lineStarts(this.#text))
    return Math.min((starts[line - 1] ?? this.#text.length) + column - 1, this.#text.length)
  }

  /** Gives the text of a 1-based line without its line end; empty past the last line. */
  line(number: number): string {
    const starts = (this.#starts ??= lineStarts(this.#text))
    const start = starts[number - 1]
    if (start === undefined) return ''
    let end = starts[number] ?? this.#text.length
    if (end > start && this.#text.charCodeAt(end - 1) === 10) end--
    if (end > start && this.#text.charCodeAt(end - 1) === 13) end--
    return this.#text.slice(start, end)
  }
}

// A line ends at \n, \r\n or a lone \r, as in CommonMark.
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10) starts.push(i + 1)
    else if (code === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1)
  }
  return starts
}
