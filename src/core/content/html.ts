/** A piece of HTML in Markdown: a comment, a tag, or what stands between them. */
export type HtmlPiece =
  | {type: 'comment'; source: string}
  | {type: 'text'; source: string}
  | {type: 'tag'; source: string; name: string; closes: boolean; attributes: ReadonlyMap<string, string>}

/** Elements of HTML that Markdown may use; they stand for themselves, and are given no other attributes than those below. */
const elements = new Set(
  (
    'b blockquote br caption center code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i ins kbd li mark ' +
    'ol p pre q s samp small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var abbr a img'
  ).split(' '),
)

// What may follow a name: bounded, so that no text makes it slow.
const attribute = /([A-Za-z_:][\w:.-]{0,60})(?:\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'=<>`]{1,2000})))?/
const piece = new RegExp(
  `(<!--[\\s\\S]*?-->)|<(/?)([A-Za-z][A-Za-z0-9-]{0,30})((?:\\s+${attribute.source.replaceAll(/\((?!\?)/g, '(?:')}){0,30})\\s*/?>`,
  'g',
)

/** Takes a piece of HTML apart, in order; joined again, the sources are the whole. A comment without end is text. */
export function htmlPieces(value: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = []
  let at = 0
  const text = (end: number) => {
    if (end > at) pieces.push({type: 'text', source: value.slice(at, end)})
  }
  for (const match of value.matchAll(piece)) {
    const [source, comment, slash, name = '', rest = ''] = match
    text(match.index)
    at = match.index + source.length
    if (comment !== undefined) pieces.push({type: 'comment', source})
    else pieces.push({type: 'tag', source, name: name.toLowerCase(), closes: slash === '/', attributes: attributesIn(rest)})
  }
  text(value.length)
  return pieces
}

function attributesIn(source: string): Map<string, string> {
  const found = source.matchAll(new RegExp(attribute, 'g'))
  return new Map([...found].map(([, name = '', double, single, bare]) => [name.toLowerCase(), double ?? single ?? bare ?? '']))
}

/** Tells whether a piece is an element that a page shows as one; every other tag, such as `<pod-name>`, is text to its author. */
export function isElement(each: HtmlPiece): boolean {
  return each.type === 'tag' && elements.has(each.name)
}

/** Tells whether a piece of HTML says nothing to a reader: comments and white space. */
export function isHtmlComment(value: string): boolean {
  return /^\s*<!--/.test(value) && htmlPieces(value).every(({type, source}) => type === 'comment' || source.trim() === '')
}

/** Gives what a reader sees of a piece of HTML: no comments and no elements, but `<pod-name>` as it stands. */
export function htmlText(value: string): string {
  return htmlPieces(value)
    .filter(each => each.type !== 'comment' && !isElement(each))
    .map(({source}) => source)
    .join('')
}

const attributePatterns: Record<string, RegExp> = {
  open: /^$/,
  colspan: /^\d{1,2}$/,
  rowspan: /^\d{1,2}$/,
  start: /^\d{1,6}$/,
  align: /^(?:left|right|center)$/,
}

/**
 * Gives a piece of HTML as a page may hold it: elements of the list with harmless attributes, all else as text. Nothing in it runs.
 *
 * In: `<details open onclick="x()"><pod>`. Out: `<details open="">&lt;pod&gt;`.
 */
export function safeHtml(value: string): string {
  return htmlPieces(value).map(safePiece).join('')
}

function safePiece(each: HtmlPiece): string {
  if (each.type === 'comment') return ''
  // What stands between tags may hold character references, and keeps them.
  if (each.type === 'text') return each.source.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  if (!isElement(each)) return each.source.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  if (each.name === 'img') return quoted(each.attributes.get('alt') ?? '')
  if (each.closes) return `</${each.name}>`
  return `<${[each.name, ...safeAttributes(each)].join(' ')}>`
}

function safeAttributes({name, attributes}: Extract<HtmlPiece, {type: 'tag'}>): string[] {
  const href = name === 'a' ? attributes.get('href') : undefined
  const outside =
    href && /^(?:https?:\/\/|mailto:|tel:)/i.test(href) ? [`href="${quoted(href)}"`, 'rel="noopener noreferrer external"'] : []
  const own = [...attributes].flatMap(([key, value]) => (attributePatterns[key]?.test(value) ? [`${key}="${value}"`] : []))
  return [...outside, ...own]
}

function quoted(value: string): string {
  return value.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
