import type {Nodes, Root} from 'hast'
import rehypeRaw from 'rehype-raw'

/** Parses the HTML that is left in a body, and balances it, so that no tag of an author closes one of the page. */
export default function rehypeHtml() {
  const parse = rehypeRaw()
  return (tree: Root, file: Parameters<typeof parse>[1]): Root => (hasRaw(tree) ? parse(tree, file) : tree)
}

function hasRaw(node: Nodes): boolean {
  return node.type === ('raw' as string) || ('children' in node && node.children.some(hasRaw))
}
