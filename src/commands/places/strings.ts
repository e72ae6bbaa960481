/** How texts and comments are written in a language. */
export interface Lexis {
  /** Quotes that begin and end a text, with what keeps one of them inside. */
  quotes: Record<string, 'backslash' | 'doubled' | 'none'>
  /** Begins a comment that ends with the line. */
  comment?: RegExp
  /** Begin and end a comment of any length. */
  block?: readonly [string, string]
}

/** Where the end of a text stands. */
export interface Standing {
  /** The quote that is open; empty in a comment and outside. */
  quote: string
  /** What stands in the open quote so far. */
  begun: string
  /** What stands before the open quote. */
  lead: string
  inComment: boolean
}

/** Reads a text from its beginning and tells in what its end stands. */
export function standing(text: string, {quotes, comment, block}: Lexis): Standing {
  const ofLength = Object.keys(quotes).sort((a, b) => b.length - a.length)
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    if (block && rest.startsWith(block[0])) {
      const end = text.indexOf(block[1], at + block[0].length)
      if (end < 0) return {quote: '', begun: '', lead: text.slice(0, at), inComment: true}
      at = end + block[1].length
      continue
    }
    if (comment && rest.search(comment) === 0) {
      const end = text.indexOf('\n', at)
      if (end < 0) return {quote: '', begun: '', lead: text.slice(0, at), inComment: true}
      at = end
      continue
    }
    const quote = ofLength.find(each => rest.startsWith(each))
    if (quote === undefined) {
      at++
      continue
    }
    const end = endOf(text, at + quote.length, quote, quotes[quote])
    if (end === undefined) return {quote, begun: text.slice(at + quote.length), lead: text.slice(0, at), inComment: false}
    at = end
  }
  return {quote: '', begun: '', lead: text, inComment: false}
}

function endOf(text: string, from: number, quote: string, kept: Lexis['quotes'][string] | undefined): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (kept === 'backslash' && text[at] === '\\') at++
    else if (text.startsWith(quote, at)) {
      if (kept === 'doubled' && text.startsWith(quote, at + quote.length)) at += quote.length
      else return at + quote.length
    }
  }
  return undefined
}
