import type {MdxNode} from './mdx-node.ts'

/** Callouts by the words of code hosts for them. */
const callouts = {note: 'note', tip: 'note', important: 'caution', warning: 'caution', caution: 'danger'} as const

/** The words by which code hosts begin a callout, as they write them. */
export const alertWords = Object.keys(callouts).map(word => word.toUpperCase())

const marker = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\r?\n|$)/i

/**
 * Tells which callout a quote is that begins as code hosts write theirs.
 *
 * In: `> [!WARNING]` and lines behind it. Out: `caution`. Nothing for any other node.
 *
 * @see https://docs.github.com/en/get-started/writing-on-github for the five words; of them only `CAUTION` warns of a loss.
 */
export function alertOf(node: MdxNode): 'note' | 'caution' | 'danger' | undefined {
  const word = node.type === 'blockquote' ? marker.exec(firstText(node)?.value ?? '')?.[1]?.toLowerCase() : undefined
  return word === undefined ? undefined : callouts[word as keyof typeof callouts]
}

/** Gives the beginning of a quote that was meant as an alert and is none: of another word, or with its text in the same line. */
export function markerLike(node: MdxNode): {written: string; isKnown: boolean} | undefined {
  if (node.type !== 'blockquote' || alertOf(node)) return undefined
  const written = /^\[![a-z][a-z -]{0,30}\]/i.exec(firstText(node)?.value ?? '')?.[0]
  return written === undefined ? undefined : {written, isKnown: alertWords.includes(written.slice(2, -1).toUpperCase())}
}

/** Takes the marker away from a quote that is an alert; what is left are the words of the callout. */
export function withoutMarker(node: MdxNode): void {
  const text = firstText(node)
  if (!text || !('children' in node)) return
  text.value = text.value.replace(marker, '')
  const paragraph = node.children[0] as MdxNode
  if (text.value !== '' || !('children' in paragraph)) return
  paragraph.children.shift()
  if (paragraph.children[0]?.type === 'break') paragraph.children.shift()
  if (paragraph.children.length === 0) node.children.shift()
}

function firstText(node: MdxNode): {value: string} | undefined {
  const paragraph = 'children' in node ? (node.children[0] as MdxNode | undefined) : undefined
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  return text?.type === 'text' ? text : undefined
}
