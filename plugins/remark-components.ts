import type {Nodes, Parent, Root, RootContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {alertOf, withoutMarker} from '../src/core/content/alert.ts'
import {componentNote, components, plainElements} from '../src/core/content/components.ts'
import type {MdxNode} from '../src/core/content/mdx-node.ts'
import {becomes, type DirectiveNode, h} from './nodes.ts'

type Child = RootContent & {name?: string | null; attributes?: unknown; value?: string; children?: RootContent[]}

const callouts: Record<string, string> = {danger: 'Danger', caution: 'Caution', note: 'Note'}

/**
 * Makes one spelling of two: elements such as `<Status signal="…"/>` become directives, so that later plugins know one.
 *
 * Directives nobody declared become their source text again, because `10:30` and `db:5432` in prose parse as directives.
 * Programs (`import`, expressions, scripts) and comments leave no trace in the page; the rules `mdx-code` and `raw-script` report them.
 */
export default function remarkComponents({trusted = false}: ComponentOptions = {}) {
  return (tree: Root, file: {value: unknown}): void => {
    normalise(tree as Parent, {text: String(file.value), trusted})
  }
}

/** What the plugin needs to know. */
export interface ComponentOptions {
  /** True leaves programs and unknown elements to an MDX compiler that comes after. */
  trusted?: boolean
}

interface Source {
  text: string
  trusted: boolean
}

function normalise(parent: Parent, source: Source): void {
  parent.children = (parent.children as Child[]).flatMap(child => replacement(child, source) as RootContent[])
  for (const child of parent.children) if ('children' in child) normalise(child as Parent, source)
}

function replacement(node: Child, {text, trusted}: Source): Child[] {
  const type = node.type as string
  if (type === 'mdxjsEsm' || type === 'mdxFlowExpression' || type === 'mdxTextExpression') return trusted ? [node] : []
  if (type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement') {
    return trusted && !componentNote(node.name ?? '', 'element') ? [node] : fromElement(node)
  }
  const alert = alertOf(node as MdxNode)
  if (alert) return [fromAlert(node, alert)]
  if (!type.endsWith('Directive')) return [node]
  const directive = node as unknown as DirectiveNode
  if (!Object.hasOwn(components, directive.name)) return asSource(node, text)
  if (callouts[directive.name]) callout(directive)
  return [node]
}

function fromAlert(node: Child, name: string): Child {
  withoutMarker(node as MdxNode)
  const children = (node.children ?? []) as DirectiveNode['children']
  const directive: DirectiveNode = {
    type: 'containerDirective',
    name,
    attributes: {},
    children,
    ...(node.position && {position: node.position}),
  }
  callout(directive)
  return directive as unknown as Child
}

function fromElement(node: Child): Child[] {
  const name = node.name ?? ''
  if (plainElements.includes(name)) {
    becomes(node, name)
    // An element alone on a line is flow, but these are words in a sentence.
    return [node]
  }
  const note = componentNote(name, 'element')
  if (!note) return /^(script|style|iframe|object|embed)$/i.test(name) ? [] : (node.children as Child[])
  const directive: DirectiveNode = {
    type:
      node.type === ('mdxJsxTextElement' as string) ? 'textDirective' : note.form === 'container' ? 'containerDirective' : 'leafDirective',
    name: name.charAt(0).toLowerCase() + name.slice(1),
    attributes: staticAttributes(node),
    children: (node.children ?? []) as DirectiveNode['children'],
    ...(node.position && {position: node.position}),
  }
  if (callouts[directive.name]) callout(directive)
  return [directive as unknown as Child]
}

function staticAttributes(node: Child): Record<string, string> {
  const written = (node.attributes ?? []) as {type: string; name?: string; value?: unknown}[]
  const attributes: Record<string, string> = {}
  for (const {name, value} of written) if (name && (typeof value === 'string' || value === null)) attributes[name] = value ?? ''
  return attributes
}

function callout(node: DirectiveNode): void {
  const [first] = node.children as (Nodes & {data?: {directiveLabel?: boolean}})[]
  const labelled = first?.data?.directiveLabel === true
  const word = callouts[node.name] ?? ''
  const label = labelled ? textOf(first) : (node.attributes?.title ?? '')
  if (labelled) node.children.shift()
  becomes(node, 'aside', {className: ['callout', `callout-${node.name}`], role: 'note', ariaLabel: label ? `${word}: ${label}` : word})
  const heading = h('p', {className: ['callout-title']}, h('strong', {}, word), ...(label ? [` ${label}`] : []))
  node.children.unshift({
    type: 'calloutTitle',
    data: {
      hName: heading.type === 'element' ? heading.tagName : 'p',
      hProperties: {className: ['callout-title']},
      hChildren: heading.type === 'element' ? heading.children : [],
    },
    children: [],
  } as unknown as DirectiveNode['children'][number])
}

// The source, children and all, as it stood: nothing an author wrote is dropped.
function asSource(node: Child, text: string): Child[] {
  const {position} = node
  const source = position ? text.slice(position.start.offset, position.end.offset) : ''
  if (node.type === ('textDirective' as string)) return [{type: 'text', value: source}]
  return [{type: 'paragraph', children: [{type: 'text', value: source}]}]
}
