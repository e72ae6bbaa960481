import type {Nodes, Parent, Root} from 'mdast'
import {htmlPieces, htmlText, isElement, isHtmlComment, safeHtml} from '../src/core/content/html.ts'

/**
 * Makes the HTML of plain Markdown fit for a page: comments go, harmless elements stay, and every other tag is the text its author meant.
 *
 * In: `Upgrade <NODE POOL NAME><br onclick="x()"><!-- soon -->`. Out: `Upgrade &lt;NODE POOL NAME&gt;<br>`. What stays is HTML of a few
 * elements without events, styles and scripts, which has to be parsed and balanced afterwards.
 */
export default function remarkHtml() {
  return (tree: Root): void => clean(tree)
}

function clean(parent: Parent): void {
  const isBlock =
    parent.type !== 'paragraph' && parent.children.some(({type}) => type === 'paragraph' || type === 'heading' || type === 'list')
  const children = (parent.children as Nodes[]).flatMap(child => (child.type === 'html' ? cleanHtml(child, parent.type, isBlock) : [child]))
  parent.children = children as Parent['children']
  for (const child of children) if ('children' in child) clean(child)
}

function cleanHtml(node: Extract<Nodes, {type: 'html'}>, within: string, isBlock: boolean): Nodes[] {
  const {value} = node
  if (isHtmlComment(value)) return []
  if (htmlPieces(value).some(isElement)) return [{...node, value: safeHtml(value)}]
  const text: Nodes = {type: 'text', value: htmlText(value)}
  return within === 'root' || within === 'blockquote' || within === 'listItem' || isBlock ? [{type: 'paragraph', children: [text]}] : [text]
}
