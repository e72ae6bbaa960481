import type {Nodes, Root} from 'mdast'
import {type HtmlPiece, htmlPieces} from './html.ts'

type Parent = Extract<Nodes, {children: Nodes[]}>

/**
 * Makes Markdown's own nodes of HTML that says the same, so that links and pictures are checked and found: `<a href>`, `<img>` and `<br>`.
 *
 * The tree is changed. What stands in a larger piece of HTML, such as a table, stays there.
 */
export function liftHtml(tree: Root): Root {
  lift(tree)
  return tree
}

function lift(parent: Parent): void {
  const out: Nodes[] = []
  for (let at = 0; at < parent.children.length; at++) {
    const node = parent.children[at] as Nodes
    const tag = node.type === 'html' ? onlyTag(node.value) : undefined
    const end = tag?.name === 'a' && tag.attributes.get('href') ? closing(parent, at) : -1
    if (end > 0) {
      out.push(linkOf(parent, tag?.attributes.get('href') ?? '', at, end))
      at = end
    } else out.push((tag && madeOf(tag, node, parent)) ?? node)
  }
  parent.children = out as typeof parent.children
  for (const child of parent.children) if ('children' in child) lift(child as Parent)
}

function onlyTag(value: string): Extract<HtmlPiece, {type: 'tag'}> | undefined {
  if (value.length > 4000 || !/^\s*<(?:a|img|br)[\s/>]/i.test(value)) return undefined
  const [first, ...rest] = htmlPieces(value.trim())
  return rest.length === 0 && first?.type === 'tag' && !first.closes ? first : undefined
}

function closing(parent: Parent, from: number): number {
  return parent.children.findIndex((node, at) => at > from && node.type === 'html' && /^<\/a\s*>$/i.test(node.value))
}

function linkOf(parent: Parent, url: string, from: number, to: number): Nodes {
  const [open, close] = [parent.children[from], parent.children[to]]
  const position = open?.position && close?.position ? {position: {start: open.position.start, end: close.position.end}} : {}
  return {type: 'link', url, children: parent.children.slice(from + 1, to), ...position} as Nodes
}

function madeOf({name, attributes}: Extract<HtmlPiece, {type: 'tag'}>, {position}: Nodes, parent: Parent): Nodes | undefined {
  const at = position && {position}
  const isBlock = parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem'
  if (name === 'br' && !isBlock) return {type: 'break', ...at}
  const url = attributes.get('src')
  if (name !== 'img' || !url) return undefined
  const image: Nodes = {type: 'image', url, alt: attributes.get('alt') ?? '', title: attributes.get('title') ?? null, ...at}
  return isBlock ? {type: 'paragraph', children: [image], ...at} : image
}
