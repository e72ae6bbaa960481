import type {Heading, Nodes, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {VFile} from 'vfile'
import {becomes} from './nodes.ts'

/**
 * Takes the first heading out of a body where it repeats the title of its page, which stands above it; its anchor stays.
 *
 * The title is `file.data.title`. In: `# Stuck orders` on the page “Stuck orders”. Out: nothing but the place that `#stuck-orders` leads to.
 */
export default function remarkTitle() {
  return (tree: Root, file: VFile): void => {
    const {title} = file.data as {title?: string}
    const first = tree.children.find((node): node is Heading => node.type === 'heading')
    if (title !== undefined && first?.depth === 1 && same(textOf(first), title)) hide(first)
  }
}

function same(a: string, b: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()
  return bare(a) === bare(b)
}

function hide(heading: Heading): void {
  const hidden = heading as Nodes & {children: Nodes[]; data?: {hProperties?: {id?: unknown}}}
  const id = hidden.data?.hProperties?.id
  hidden.children = []
  ;(hidden as {type: string}).type = 'hiddenTitle'
  becomes(hidden, 'span', {id: String(id ?? '')})
}
