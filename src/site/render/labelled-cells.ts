import type {Element, Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {toString as textOf} from 'hast-util-to-string'
import rehypeRaw from 'rehype-raw'
import {SKIP, visit} from 'unist-util-visit'
import {VFile} from 'vfile'

const parse = rehypeRaw()

/**
 * Gives each cell of a table's body the heading of its column as `data-label`, so that a row can be shown as a card of its own.
 *
 * @param html One table or more, as rendered; cells that have a label keep it, and so do tables without headings.
 */
export function withLabels(html: string): string {
  const tree = parse({type: 'root', children: [{type: 'raw', value: html} as never]}, new VFile()) as Root
  visit(tree, 'element', node => {
    if (node.tagName !== 'table') return
    label(node)
    return SKIP
  })
  return toHtml(tree)
}

function label(table: Element): void {
  const headings = rowsIn(table, 'thead')[0]?.map(heading => textOf(heading).trim()) ?? []
  for (const cells of rowsIn(table, 'tbody')) {
    let column = 0
    for (const cell of cells) {
      const heading = headings[column]
      // The head of a row is the title of its card.
      if (heading && cell.tagName === 'td') cell.properties.dataLabel ??= heading
      column += Number(cell.properties.colSpan ?? 1)
    }
  }
}

// Cells by row; tables within cells are not looked into.
function rowsIn(table: Element, part: 'tbody' | 'thead'): Element[][] {
  return childrenOf(table, part)
    .flatMap(each => childrenOf(each, 'tr'))
    .map(row => childrenOf(row, 'td', 'th'))
}

const childrenOf = (node: Element, ...names: string[]): Element[] =>
  node.children.filter((child): child is Element => child.type === 'element' && names.includes(child.tagName))
