import type {Nodes, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {isHtmlComment} from './html.ts'
import type {Span} from './span.ts'

/** The word that begins a comment which keeps findings back. */
export const suppressionWord = 'clarity-suppress-next'

/** What a suppression says beside its rule, in the order in which people write it. */
export const suppressionParts = ['reason', 'owner', 'until'] as const

/** A piece of a comment with its place. */
export interface Written {
  value: string
  span: Span
}

/** A comment that speaks to the checker, as far as it can be read. */
export interface SuppressionComment {
  /** Its first word, e.g. `clarity-suppress-next`; another one does nothing. */
  word: Written
  rule?: Written
  reason?: Written
  owner?: Written
  until?: Written
  /** Pieces that the grammar does not know. */
  unread: Written[]
  /** What it is about: the block that follows; inside a line, the rest of its paragraph. */
  covers: Span
}

type At = (start: number, end: number) => Span
type AnyNode = Nodes & {value?: string}

/**
 * Lists the comments that speak to the checker, in document order.
 *
 * In: `{/* clarity-suppress-next RULE reason="…" owner="…" until="2027-01-31" *\/}`, a block or in a line; in Markdown `<!-- … -->`.
 */
export function suppressionComments(text: string, tree: Root, at: At): SuppressionComment[] {
  const found: SuppressionComment[] = []
  // Most documents have none; walking them all would be for nothing.
  if (!/(?:\/\*|<!--)\s*clarity-/.test(text)) return found
  visit(
    tree,
    ({type}) => isExpression(type) || type === 'html',
    (node: AnyNode, index, parent) => {
      const [start, end] = offsetsOf(node)
      const comment = commentForm.exec(text.slice(start, end).trim())
      const said = comment?.[1] ?? comment?.[2]
      if (!said) return
      const inside = start + text.slice(start, end).indexOf('clarity-')
      found.push({...readComment(said, inside, at), covers: coveredBy(parent as AnyNode, index ?? 0, at)})
    },
  )
  return found
}

const commentForm = /^(?:\{\s*\/\*\s*(?=clarity-)([\s\S]*?)\s*\*\/\s*\}|<!--\s*(?=clarity-)([\s\S]*?)\s*-->)$/

function isExpression(type: string): boolean {
  return type === 'mdxFlowExpression' || type === 'mdxTextExpression'
}

/**
 * Reads what a comment says to the checker.
 *
 * @param source From its word on, e.g. `clarity-suppress-next RULE reason="…"`.
 * @param start Offset of the word.
 */
export function readComment(source: string, start: number, at: At): Omit<SuppressionComment, 'covers'> {
  const place = (from: number, value: string): Written => ({value, span: at(start + from, start + from + value.length)})
  const [word = ''] = /^\S+/.exec(source) ?? []
  const comment: Omit<SuppressionComment, 'covers'> = {word: place(0, word), unread: []}
  const pieces = /([\w-]+)=("[^"]*"|'[^']*')|\S+/g
  pieces.lastIndex = word.length
  for (let piece = pieces.exec(source); piece; piece = pieces.exec(source)) {
    const [whole, name, quoted = ''] = piece
    const part = suppressionParts.find(each => each === name)
    const first = comment.rule === undefined && name === undefined && !whole.includes('=')
    if (first) comment.rule = place(piece.index, whole)
    else if (part && !comment[part]) comment[part] = place(piece.index + part.length + 2, quoted.slice(1, -1))
    else comment.unread.push(place(piece.index, whole))
  }
  return comment
}

function coveredBy(parent: AnyNode, index: number, at: At): Span {
  const siblings = 'children' in parent ? (parent.children as AnyNode[]) : []
  const own = siblings[index] as AnyNode
  const [, end] = offsetsOf(own)
  if (own.type === ('mdxTextExpression' as string) || (own.type === 'html' && parent.type === 'paragraph'))
    return at(end, offsetsOf(parent)[1])
  // Several comments may stand over one block.
  const next = siblings
    .slice(index + 1)
    .find(node => node.type !== ('mdxFlowExpression' as string) && !(node.type === 'html' && isHtmlComment(node.value)))
  return next ? at(...offsetsOf(next)) : at(end, end)
}

function offsetsOf({position}: AnyNode): [number, number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0]
}
