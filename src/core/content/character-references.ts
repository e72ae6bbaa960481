import type {Root} from 'mdast'
import {decodeString} from 'micromark-util-decode-string'

/** Signs that stand for `&`: punctuation as it is, one UTF-16 unit, and without a meaning of their own in Markdown. */
const standIns = ['§', '¶', '‡', '†', '‽', '‣']

/** A text whose character references a parser takes for words. */
export interface Disguised {
  /** As long as the original, so that places stay. */
  text: string
  /** Gives a tree of that text the values that one of the original has. */
  reveal(tree: Root): void
}

/**
 * Hides the character references of a text from its parser, which takes quadratic time for a block that has thousands.
 *
 * In: `a &amp; b`. Out: `a §amp; b`, and a tree with `a & b`. References that a backslash stands before are none.
 *
 * @returns Nothing for a text that holds all the signs that could stand for `&`.
 */
export function disguiseReferences(text: string): Disguised | undefined {
  const sign = standIns.find(each => !text.includes(each))
  if (sign === undefined) return undefined
  const reference = new RegExp(`${sign}(?=#?\\w+;)`, 'g')
  const plain = (value: string) => value.replace(reference, '&')
  // One reference at a time: what a parser has left of escapes is no escape any more.
  const decoded = (value: string) => value.replace(new RegExp(`${sign}(#?\\w+;)`, 'g'), (_, rest) => decodeString(`&${rest}`))
  return {text: text.replace(/(?<!\\)&(?=#?\w+;)/g, sign), reveal: tree => reveal(tree, {plain, decoded})}
}

interface Ways {
  /** Puts the references back as they were written. */
  plain(value: string): string
  /** Gives what the references stand for. */
  decoded(value: string): string
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
      const way = isLiteral && key === 'value' ? ways.plain : ways.decoded
      if (key === 'position' || key === 'type') continue
      if (typeof value === 'string') holder[key] = way(value)
      else waiting.push(value)
    }
  }
}
