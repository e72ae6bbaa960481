import type {Catalog, Entry, Part} from '../../core/catalog/catalog.ts'
import {kindNames} from '../../core/content/kinds.ts'
import type {Span} from '../../core/content/span.ts'

/** Something with a number, and where the number stands. */
export interface Numbered {
  of: Entry | Part<'alert'>
  number: string
  at(): Span
}

/** Lists the numbers that something else has already; each with the first that has it. */
export function sharedNumbers(catalog: Catalog): {first: Numbered; second: Numbered}[] {
  const firsts = new Map<string, Numbered>()
  const shared: {first: Numbered; second: Numbered}[] = []
  for (const second of numbered(catalog)) {
    const first = firsts.get(second.number)
    if (first) shared.push({first, second})
    else firsts.set(second.number, second)
  }
  return shared
}

function* numbered(catalog: Catalog): Generator<Numbered> {
  for (const kind of kindNames) {
    for (const of of catalog.list(kind)) {
      const {number} = of.data
      if (number !== undefined) yield {of, number, at: () => of.document.frontmatter.valueSpan(['number'])}
    }
  }
  for (const of of catalog.parts('alert')) {
    const {number, primary} = of.data
    // Where no failure mode defines the alert, its name is wrong and its number is right; `alert-undefined` reports the name.
    if (number !== undefined && primary) yield {of, number, at: () => of.entry.document.frontmatter.valueSpan([...of.path, 'number'])}
  }
}
