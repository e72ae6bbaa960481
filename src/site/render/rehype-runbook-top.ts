import type {Element, ElementContent, Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import type {VFile} from 'vfile'
import {firstSentence} from '../../core/format/first-sentence.ts'

/**
 * Brings the first action of a runbook near the top: what stands before it is short, and the rest of it is one press away.
 *
 * In: the sections *Is this it?* and *Impact* in full. Out: all signs folded under the heading, beside it the look-alikes as links, below
 * it the first sign and the live signals; the impact folded under its heading, its first sentence in `file.data.impact`. Nothing is dropped, and no script is needed.
 */
export default function rehypeRunbookTop({contentPath}: {contentPath: (file: VFile) => string}) {
  return (tree: Root, file: VFile): void => {
    if (!contentPath(file).startsWith('runbooks/')) return
    const sections = tree.children.filter(child => child.type === 'element' && child.tagName === 'section') as Element[]
    const named = (name: string) => sections.find(({properties}) => properties.dataSection === name)
    // Without a step behind them there is nothing to make room for.
    if (!named('first-actions')) return
    const [signs, impact] = [named('is-this-it'), named('impact')]
    if (signs) shortenSigns(signs)
    if (!impact) return
    file.data.impact = impactOf(impact)
    foldImpact(impact)
  }
}

function impactOf(section: Element): string | undefined {
  const paragraph = section.children.find(child => child.type === 'element' && child.tagName === 'p')
  return paragraph && firstSentence(textOf(paragraph as Element))
}

function foldImpact(section: Element): void {
  const [heading, ...rest] = section.children
  if (!heading || rest.length === 0) return
  section.children = [element('details', {className: ['folded']}, [element('summary', {}, [heading]), ...rest])]
}

/** How many signals stand beside the sign; further ones are folded. */
const shownSignals = 2

function shortenSigns(section: Element): void {
  const [heading, ...rest] = section.children.filter(child => child.type !== 'text')
  const items = (rest.find(isList)?.children.filter(child => child.type === 'element') ?? []) as Element[]
  const [first] = items
  if (!heading || !first) return
  const links = items.filter(item => /^not this\b/i.test(textOf(item).trim())).flatMap(linksIn)
  const signals = rest.filter(child => child.type === 'element' && classesOf(child).includes('statuses')).slice(0, shownSignals)
  const folded = rest.filter(child => !signals.includes(child))
  section.properties.className = [...classesOf(section), 'section-signs']
  section.children = [
    element('details', {className: ['folded']}, [element('summary', {}, [heading]), ...folded]),
    ...(links.length > 0 ? [lookAlikes(links)] : []),
    element('p', {className: ['sign']}, structuredClone(wordsOf(first))),
    ...signals,
  ]
}

// The words of an item, whether or not its list has paragraphs.
function wordsOf(item: Element): ElementContent[] {
  const paragraph = item.children.find(child => child.type === 'element' && child.tagName === 'p')
  return paragraph ? (paragraph as Element).children : item.children
}

function lookAlikes(links: readonly Element[]): Element {
  const parts = links.flatMap((link, index) => [text(index > 0 ? ' · ' : ' '), link])
  return element('p', {className: ['look-alikes']}, [element('span', {className: ['look-alikes-word']}, [text('If not:')]), ...parts])
}

function linksIn(parent: Element): Element[] {
  return parent.children.flatMap(child => {
    if (child.type !== 'element') return []
    // A copy: an anchor of the original may be linked to, and stands once.
    return child.tagName === 'a' && child.properties.href !== undefined ? [structuredClone(child)] : linksIn(child)
  })
}

function isList(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'ul'
}

function classesOf(node: ElementContent): string[] {
  const names = node.type === 'element' ? node.properties.className : undefined
  return Array.isArray(names) ? names.map(String) : []
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return {type: 'element', tagName, properties, children}
}

function text(value: string): ElementContent {
  return {type: 'text', value}
}
