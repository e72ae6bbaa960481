import type {MdxNode} from './mdx-node.ts'

/** Callouts by the words of code hosts for them. */
const callouts = {note: 'note', tip: 'note', important: 'caution', warning: 'caution', caution: 'danger'} as const

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
