const meaning: Record<string, string> = {
  danger: 'danger',
  bug: 'danger',
  failure: 'danger',
  caution: 'caution',
  warning: 'caution',
  attention: 'caution',
  important: 'caution',
}

/** Gives the callout of ours that one of another program means; what only helps is a note. */
export function calloutOf(name: string): string {
  return meaning[name.toLowerCase()] ?? 'note'
}

/**
 * Writes callouts of MkDocs and Docusaurus as ours; code between fences stays as it is.
 *
 * In: `!!! warning "Slow"` with an indented text below, or `:::tip Short`. Out: `:::caution[Slow]`, `:::note[Short]`, and `:::` at the end.
 */
export function withOurCallouts(text: string): string {
  const out: string[] = []
  let fence = ''
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : ''
    const material = fence === '' ? /^(!!!|\?\?\?\+?)\s+(\w+)(?:\s+"([^"]*)")?\s*$/.exec(line) : null
    if (material) {
      const [, , name = '', title] = material
      const body = indentedBelow(lines, at + 1)
      out.push(`:::${calloutOf(name)}[${title ?? capital(name)}]`, ...body.lines, ':::', '')
      at = body.end - 1
    } else out.push(fence === '' ? withOurName(line) : line)
  }
  return out.join('\n')
}

function indentedBelow(lines: readonly string[], from: number): {lines: string[]; end: number} {
  let end = from
  while (end < lines.length && /^(?: {4}|\t|\s*$)/.test(lines[end] ?? '')) end++
  const body = lines.slice(from, end).map(line => line.replace(/^(?: {4}|\t)/, ''))
  while (body.at(-1)?.trim() === '') body.pop()
  return {lines: body, end}
}

// `:::danger[…]` is ours already; other names, and a title without brackets, are not.
function withOurName(line: string): string {
  const [, colons = '', name = '', label, title] =
    /^(:{3,})\s?(note|tip|info|success|important|warning|caution|danger|attention|bug|failure)(?:\[([^\]]*)\]|[ \t]+([^{\n]*))?\s*$/i.exec(
      line,
    ) ?? []
  if (name === '') return line
  const said = label ?? title?.trim() ?? ''
  const ours = calloutOf(name)
  const words = said !== '' ? said : ours === name ? '' : capital(name)
  return `${colons}${ours}${words === '' ? '' : `[${words}]`}`
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
