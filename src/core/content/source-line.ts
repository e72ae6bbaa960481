/** Gives what stands from an offset to the end of its line, without blanks at the end. */
export function lineText(source: string, start: number): string {
  return (/^[^\n\r]*/.exec(source.slice(start))?.[0] ?? '').trimEnd()
}

/** Gives the offsets of what stands from an offset to the end of its line. */
export function lineAt(source: string, start: number): {start: number; end: number} {
  return {start, end: start + lineText(source, start).length}
}

/** Quotes the line from an offset, as findings show it: `` `title: Orders` ``. */
export function written(source: string, start: number): string {
  return `\`${short(lineText(source, start))}\``
}

/** Writes a value in single quotes of YAML, as findings show it. */
export function quoted(value: string): string {
  return `\`'${short(value).replaceAll("'", "''")}'\``
}

/** Cuts a text that is too long for a finding. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
