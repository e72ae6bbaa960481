/** A piece of Markdown that its author meant as something and that stays text, or shows nothing. */
export type SlipKind =
  /** `[text][name]` or `[^1]` without its definition. */
  | 'reference'
  | 'footnote'
  /** A second `[name]: …` or `[^1]: …`. */
  | 'defined-again'
  /** `[text] (address)`. */
  | 'blank-before-address'
  /** `[text](some address)`. */
  | 'blank-in-address'
  /** `[text]()`. */
  | 'empty-address'
  /** `[](address)`. */
  | 'empty-text'
  /** `(text)[address]`. */
  | 'swapped-brackets'
  /** `[[finance]]`. */
  | 'wiki-link'
  /** `::: danger`. */
  | 'blank-in-directive'
  /** `:::danger` without the `:::` that ends it. */
  | 'open-directive'
  /** `> [!WARNIN]`. */
  | 'callout-word'
  /** `> [!WARNING] with the text on the same line`. */
  | 'callout-line'
  /** `!!! warning`. */
  | 'callout-elsewhere'

/** A slip in a stretch of text; `index` and `length` count in it. */
export interface TextSlip {
  what: SlipKind
  index: number
  length: number
}

const address = String.raw`(?:[a-z][a-z-]*:[^\s()]|[^\s()]*[/#]|[^\s()]+\.mdx?\b)`

// `a[0][1]` and `\[x\]` are meant as they stand. Repetitions are bounded, so that no text makes them slow.
const forms: readonly [SlipKind, RegExp][] = [
  ['footnote', /(?<!\\)\[\^[^\]\s]{1,80}\]/g],
  ['reference', /(?<![\w\\\]])!?\[[^\][\n^]{1,200}\]\[[^\][\n]{0,200}\]/g],
  ['blank-before-address', new RegExp(String.raw`(?<!\\)\[[^\][\n]{1,200}\][ \t]{1,4}\(${address}[^()\n]{0,200}\)`, 'gi')],
  // A web address in it became a link by itself, which begins behind the bracket.
  ['blank-before-address', /(?<![\\\]\w])\[[^\][\n]{1,200}\][ \t]{1,4}\($/g],
  ['swapped-brackets', new RegExp(String.raw`(?<![\w\\)])\([^()\n]{1,200}\)\[(?:${address}[^\][\n]{0,200}\]|$)`, 'gi')],
  ['wiki-link', /(?<![\w\\[\]])\[\[(?! )[^\][\n]{1,200}(?<! )\]\](?![[(])/g],
  [
    'blank-in-address',
    new RegExp(String.raw`(?<!\\)\[[^\][\n]{0,200}\]\((?=[^()\n"'<]{0,200}[ \t][^()\n"'<]{0,200}\))${address}[^()\n]{0,200}\)`, 'gi'),
  ],
  // A web address in it became a link by itself, which ends at the blank.
  ['blank-in-address', /(?<!\\)\[[^\][\n]{0,200}\]\($/g],
  ['blank-in-directive', /^:{2,4}[ \t]+[a-z][\w-]{0,40}/gim],
  ['callout-elsewhere', /^!!![ \t]+[a-z][\w-]{0,40}/gim],
]

/** Lists the slips in the source of a text, by place. */
export function slipsIn(source: string): TextSlip[] {
  if (!/\[|::|!!!/.test(source)) return []
  const found = forms.flatMap(([what, form]) => [...source.matchAll(form)].map(({index, 0: {length}}) => ({what, index, length})))
  return found.sort((a, b) => a.index - b.index)
}
