import type {Layer} from '../escape.ts'

/** How a value is written at a place, from the inside out; or why that cannot be told, as a clause. */
export type Quoting = readonly Layer[] | {unknown: string}

/** Tells how a value is written that stands at `mark`; `mark` is a word of letters and digits that stands in `text` once. */
export type Language = (text: string, mark: string) => Quoting

/** Adds what stands around to what stands within. */
export function within(inner: Quoting, ...outer: readonly Layer[]): Quoting {
  return 'unknown' in inner ? inner : [...inner, ...outer]
}

/** What comes before the mark, and after it. */
export function around(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark)
  return [text.slice(0, at), text.slice(at + mark.length)]
}
