import {toString as textOf} from 'mdast-util-to-string'
import {components} from './components.ts'
import {htmlText} from './html.ts'
import {isScript, type MdxNode} from './mdx-node.ts'

/**
 * Gives the text of a heading as its page shows it, from which the anchor is made.
 *
 * In: `## Handover at 10:30 {/* see Kai *\/}`, where `:30` parses as a directive. Out: `Handover at 10:30`. Directives nobody declared are
 * their source text, components and programs are no text, and elements are what stands in them.
 *
 * @param source The text that the positions of the tree count in.
 */
export function headingText(heading: MdxNode, source: string): string {
  return shownText(heading, source).trim()
}

function shownText(node: MdxNode, source: string): string {
  const type = node.type as string
  if (/^mdx(?:Text|Flow)Expression$/.test(type) || isScript(node)) return ''
  if (node.type === 'html') return htmlText(node.value)
  if (type.endsWith('Directive')) return Object.hasOwn(components, node.name ?? '') ? '' : sourceOf(node, source)
  if (!('children' in node)) return textOf(node)
  return node.children.map(child => shownText(child as MdxNode, source)).join('')
}

function sourceOf({position}: MdxNode, source: string): string {
  return position ? source.slice(position.start.offset, position.end.offset) : ''
}
