import 'mdast-util-to-hast'
import GithubSlugger from 'github-slugger'
import type {Heading, List, ListItem, Paragraph, Root, RootContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {usualForm} from '../src/core/catalog/queries/runbook.ts'
import {headingText} from '../src/core/content/heading-text.ts'
import type {MdxNode} from '../src/core/content/mdx-node.ts'
import {type SectionForm, sectionOfHeading} from '../src/core/content/section-form.ts'
import {becomes, h} from './nodes.ts'
import {pathBelowContent} from './remark-entity-links.ts'

/** What the plugin needs to know. */
export interface RunbookStructureOptions {
  /** Gives the path below the content root of the file being processed. */
  contentPath?: (file: {path?: string}) => string
  /** Gives the sections of runbooks; the usual ones when missing. */
  sections?: (() => SectionForm) | undefined
}

/**
 * Gives headings their anchors, sections of a runbook those of their meaning (`## Wiederherstellen` is `recover` too), wraps each level-2 heading with what follows in a section, and gives steps stable ids.
 *
 * In: `## Recover` and an ordered list. Out: `<section id="section-recover">` with `<li id="recover-1" class="step">`.
 * In a step, paragraphs that begin with `Healthy:` and `If not:` are set apart from what to do. Only files in `runbooks/` get steps.
 */
export default function remarkRunbookStructure({contentPath = pathBelowContent, sections}: RunbookStructureOptions = {}) {
  return (tree: Root, file: VFile): void => {
    const path = contentPath(file)
    const isRunbook = path.startsWith('runbooks/')
    const form = isRunbook ? (sections?.() ?? usualForm) : undefined
    anchorHeadings(tree, String(file.value), form)
    tree.children = inSections(tree.children, form)
  }
}

function anchorHeadings(tree: Root, source: string, form: SectionForm | undefined): void {
  const slugger = new GithubSlugger()
  const taken = new Set<string>()
  visit(tree, 'heading', heading => {
    const text = headingText(heading as MdxNode, source)
    const slug = slugger.slug(text)
    const meant = form && heading.depth === 2 ? sectionOfHeading(form, text) : undefined
    const id = meant && !taken.has(meant.id) ? meant.id : slug
    taken.add(id)
    anchor(heading, id)
    // A link that was written for a code host goes by the words of the heading.
    if (id !== slug) heading.children.unshift(emptyPlace(slug))
    if (meant?.steps) stepped.add(heading)
  })
}

/** Headings of sections that are ordered lists of steps. */
const stepped = new WeakSet<Heading>()

function emptyPlace(id: string): Heading['children'][number] {
  return {type: 'place', data: {hName: 'span', hProperties: {id}}, children: []} as unknown as Heading['children'][number]
}

function anchor(node: Heading, id: string): void {
  node.data = {...node.data, hProperties: {id, tabIndex: -1}}
}

interface Section {
  type: 'section'
  data: unknown
  children: RootContent[]
}

function inSections(children: RootContent[], form: SectionForm | undefined): RootContent[] {
  const out: RootContent[] = []
  let section: Section | undefined
  let steps = 0
  for (const child of children) {
    if (child.type === 'heading' && child.depth === 2) {
      const id = String((child.data?.hProperties as {id?: string})?.id ?? '')
      const className = ['section', ...(stepped.has(child) ? ['section-steps'] : [])]
      section = {
        type: 'section',
        data: {hName: 'section', hProperties: {className, dataSection: id, ariaLabelledBy: id}},
        children: [child],
      }
      steps = 0
      out.push(section as unknown as RootContent)
      continue
    }
    if (form && section && child.type === 'list' && child.ordered) steps = formSteps(child, section, steps)
    if (section) section.children.push(child)
    else out.push(child)
  }
  return out
}

function formSteps(list: List, section: Section, before: number): number {
  const heading = section.children[0] as Heading
  const anchor = String((heading.data?.hProperties as {id?: string})?.id ?? 'step')
  const properties = {className: ['steps'], ...(before > 0 && {start: before + 1})}
  list.data = {...list.data, hProperties: properties}
  for (const [index, item] of list.children.entries()) formStep(item, anchor, textOf(heading), before + index + 1)
  return before + list.children.length
}

function formStep(item: ListItem, anchor: string, section: string, number: number): void {
  const id = `${anchor}-${number}`
  // A tight list drops its paragraphs, and with them the places where `Healthy:` and `If not:` begin.
  item.spread = true
  const body = {type: 'stepBody', data: {hName: 'div', hProperties: {className: ['step-body']}}, children: groupOutcome(item.children)}
  const label = h('a', {href: `#${id}`, className: ['step-number'], ariaLabel: `${section}, step ${number}`}, String(number))
  const mark = {type: 'stepNumber', data: {hName: 'span', hProperties: {className: ['step-mark']}, hChildren: [label]}, children: []}
  item.data = {...item.data, hProperties: {id, className: ['step']}}
  item.children = [mark, body] as unknown as ListItem['children']
}

const outcomes = [
  {word: /^Healthy:/, name: 'step-healthy'},
  {word: /^If not:/, name: 'step-if-not'},
]

type StepChild = ListItem['children'][number]

function groupOutcome(children: StepChild[]): StepChild[] {
  const out: StepChild[] = []
  let group: {children: StepChild[]} | undefined
  for (const child of children) {
    const outcome = child.type === 'paragraph' ? outcomeOf(child) : undefined
    if (outcome) {
      const node = {type: 'outcome', data: {}, children: [child]}
      becomes(node, 'div', {className: [outcome]})
      group = outcome === 'step-healthy' ? node : undefined
      out.push(node as unknown as StepChild)
    } else if (group && child.type === 'code') group.children.push(child)
    else {
      group = undefined
      out.push(child)
    }
  }
  return out
}

function outcomeOf(paragraph: Paragraph): string | undefined {
  const text = textOf(paragraph)
  return outcomes.find(({word}) => word.test(text))?.name
}
