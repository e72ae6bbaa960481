/** A stretch of a text (0-based offsets) and what takes its place. */
export interface TextEdit {
  start: number
  end: number
  text: string
}

/** Makes edits in a text; of two that overlap the first one counts. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let at = 0
  let out = ''
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue
    out += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return out + text.slice(at)
}
