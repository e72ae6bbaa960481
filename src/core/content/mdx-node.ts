import type {Nodes} from 'mdast'
import type {Component} from './body.ts'
import {isHtmlComment} from './html.ts'

/** Any node of a tree, those of directives and MDX included. */
export type MdxNode = Nodes & {
  name?: string | null
  attributes?: unknown
  position?: {start: {line: number; column: number; offset?: number}; end: {line: number; column: number; offset?: number}}
}

/** Tells whether an element runs something or takes the page over; what stands in it is no content. */
export function isScript(node: MdxNode): boolean {
  return /^mdxJsx/.test(node.type) && /^(script|style|iframe|frame|object|embed|applet|base|meta|link|form)$/i.test(node.name ?? '')
}

/** Tells whether a node is `{/* … *\/}`, which is how MDX writes a comment, or `<!-- … -->`, as Markdown does. */
export function isComment(node: MdxNode): boolean {
  if (node.type === 'html') return isHtmlComment(node.value)
  const {type, value} = node as unknown as {type: string; value?: string}
  return /^mdx(Flow|Text)Expression$/.test(type) && (value ?? '').replace(/\/\*[\s\S]*?\*\//g, '').trim() === ''
}

/** Says whether a directive or element stands in a line, by itself, or around others. */
export function formOf(node: MdxNode): Component['form'] {
  const type = node.type as string
  if (type === 'textDirective' || type === 'mdxJsxTextElement') return 'text'
  if (type === 'leafDirective') return 'leaf'
  return type === 'mdxJsxFlowElement' && 'children' in node && node.children.length === 0 ? 'leaf' : 'container'
}
