import type {ElementContent, Properties} from 'hast'
import {h as element} from 'hastscript'
import type {Parent, Root} from 'mdast'
import {visit} from 'unist-util-visit'

/** A directive in any of its three forms, or an element that has been made one. */
export interface DirectiveNode extends Parent {
  type: 'textDirective' | 'leafDirective' | 'containerDirective'
  name: string
  attributes?: Record<string, string | null | undefined> | null
  data?: {hName?: string; hProperties?: Properties; hChildren?: ElementContent[]}
}

/** Makes a hast element. */
export function h(tagName: string, properties: Properties = {}, ...children: (ElementContent | string)[]): ElementContent {
  return element(tagName, properties, ...children)
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
export function eachDirective(tree: Root, name: string, take: (node: DirectiveNode) => void): void {
  visit(tree, node => {
    const directive = node as DirectiveNode
    if (directive.name === name && directive.type.endsWith('Directive')) take(directive)
  })
}
