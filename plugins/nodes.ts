import type {ElementContent, Properties} from 'hast'
import type {Nodes, Parent, Root} from 'mdast'

/** A directive in any of its three forms, or an element that has been made one. */
export interface DirectiveNode extends Parent {
  type: 'textDirective' | 'leafDirective' | 'containerDirective'
  name: string
  attributes?: Record<string, string | null | undefined> | null
  data?: {hName?: string; hProperties?: Properties; hChildren?: ElementContent[]}
}

/** Makes a hast element. */
export function h(tagName: string, properties: Properties = {}, ...children: (ElementContent | string)[]): ElementContent {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map(child => (typeof child === 'string' ? {type: 'text', value: child} : child)),
  }
}

/** Makes a link inside the site. */
export function siteLink(base: string, address: string, ...children: (ElementContent | string)[]): ElementContent {
  return h('a', {href: withBase(base, address)}, ...children)
}

/** Puts the base path in front of a site address: `/docs/`, `/runbooks/a/` → `/docs/runbooks/a/`. */
export function withBase(base: string, address: string): string {
  return base.replace(/\/$/, '') + address
}

/** Says what a node becomes in HTML. */
export function becomes(node: {data?: unknown}, hName: string, hProperties: Properties = {}, hChildren?: ElementContent[]): void {
  node.data = {...(node.data as object | undefined), hName, hProperties, ...(hChildren && {hChildren})}
}

/** Visits directives by name, in document order. */
export function eachDirective(tree: Root, name: string, visit: (node: DirectiveNode) => void): void {
  const walk = (node: Nodes | DirectiveNode): void => {
    if ('name' in node && (node as DirectiveNode).name === name && /Directive$/.test(node.type)) visit(node as DirectiveNode)
    if ('children' in node) for (const child of node.children) walk(child as Nodes)
  }
  walk(tree)
}
