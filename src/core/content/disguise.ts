import type {Root} from 'mdast'
import {decodeString} from 'micromark-util-decode-string'

/** A text in which signs stand for others that a parser takes quadratic time for. */
export interface Disguised {
  /** As long as the original, so that places stay. */
  text: string
  /** Gives a tree of that text the values that one of the original has. */
  reveal(tree: Root): void
}

/** Signs that mean nothing to a parser where they stand, and which of them cost time where a block has thousands. */
export interface Disguise {
  sign: '&' | '_' | ':'
  /** So many in a block that the time shows. */
  many: number
  /** The places at which the sign is hidden. */
  at: RegExp
  /** What may stand for it: one UTF-16 unit, and without a meaning of its own in Markdown. */
  standIns: readonly string[]
  /** Gives a value of the tree as one of the original has it; values of code are put back as they were written. */
  reveal(value: string, standIn: string): string
}

const punctuation = ['§', '¶', '‡', '†', '‽', '‣']
const letters = ['\u0239', '\u0238', '\u01BB', '\u01BE']

const back = (sign: string) => (value: string, standIn: string) => value.replaceAll(standIn, sign)

/** In the order in which they are put on; references come last, for what they stand for may be any sign. */
export const disguises: readonly Disguise[] = [
  // In: `order_id_2`. Within a word an underscore begins no emphasis; in an address it decides what is one.
  {
    sign: '_',
    many: 2000,
    at: /(?<=[A-Za-z0-9])(?<!(?:@|www\.|:\/\/)[\w./-]{0,100})_(?=[A-Za-z0-9])(?![\w.-]{0,100}@)/g,
    standIns: letters,
    reveal: back('_'),
  },
  // In: `time: x`. A directive has its name right behind the colon.
  {sign: ':', many: 2000, at: /(?<=[A-Za-z0-9]):(?=\s)/g, standIns: punctuation, reveal: back(':')},
  // In: `a &amp; b`. One reference at a time: what a parser has left of escapes is no escape any more.
  {
    sign: '&',
    many: 500,
    at: /(?<!\\)&(?=#?\w+;)/g,
    standIns: punctuation,
    reveal: (value, standIn) => value.replace(new RegExp(`${standIn}(#?\\w+;)`, 'g'), (_, rest) => decodeString(`&${rest}`)),
  },
]

/** Puts a disguise on a text. Nothing for one that holds all the signs that could stand for the sign. */
export function disguised(text: string, {sign, at, standIns, reveal: revealed}: Disguise): Disguised | undefined {
  const standIn = standIns.find(each => !text.includes(each))
  if (standIn === undefined) return undefined
  const plain = (value: string) => value.replaceAll(standIn, sign)
  return {text: text.replace(at, standIn), reveal: tree => reveal(tree, {plain, read: value => revealed(value, standIn)})}
}

interface Ways {
  /** Puts back what was written. */
  plain(value: string): string
  /** Gives what a parser makes of it. */
  read(value: string): string
}

// In these nothing is decoded, as CommonMark and MDX have it.
const literal = /^(?:code|inlineCode|html|yaml|mdx(?:Flow|Text)Expression|mdxjsEsm)$/

function reveal(tree: Root, ways: Ways): void {
  const waiting: unknown[] = [tree]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue
    const holder = node as Record<string, unknown>
    const isLiteral = literal.test(String(holder.type))
    for (const [key, value] of Object.entries(holder)) {
      // The language of a block is decoded, its text is not.
      const way = isLiteral && key === 'value' ? ways.plain : ways.read
      if (key === 'position' || key === 'type') continue
      if (typeof value === 'string') holder[key] = way(value)
      else waiting.push(value)
    }
  }
}
