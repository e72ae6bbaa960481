import type {Catalog} from '../catalog/catalog.ts'
import {PlacedText} from '../content/placed-yaml.ts'
import {readComment, type SuppressionComment} from '../content/suppression-comments.ts'

const byCatalog = new WeakMap<Catalog, readonly SuppressionComment[]>()

/** Lists the comments that speak to the checker in the files of the alerting system, in the order of their paths. */
export function commentsBeside(catalog: Catalog): readonly SuppressionComment[] {
  const comments = byCatalog.get(catalog) ?? catalog.alertFiles.files.flatMap(each => ('text' in each ? yamlComments(each) : []))
  byCatalog.set(catalog, comments)
  return comments
}

const comment = /^([ \t]*#[ \t]*)(clarity-[^\r\n]*)/gm

/**
 * Lists the comments of a YAML text that speak to the checker.
 *
 * In: `# clarity-suppress-next RULE reason="…" owner="…" until="2027-01-31"` on a line of its own. It is about what follows: the next line
 * that is no comment, with all lines that are indented below it, such as one rule of a list.
 */
export function yamlComments({file, text}: {file: string; text: string}): SuppressionComment[] {
  // Most files have none; indexing their lines would be for nothing.
  if (!text.includes('clarity-')) return []
  const source = new PlacedText(file, text)
  const at = (start: number, end: number) => source.span(start, end)
  return [...text.matchAll(comment)].map(({index, 0: whole, 1: before = '', 2: said = ''}) => ({
    ...readComment(said.trimEnd(), index + before.length, at),
    covers: at(...blockFrom(text, index + whole.length)),
  }))
}

// Blank lines and comments belong to what stands around them.
function blockFrom(text: string, from: number): [number, number] {
  const line = /^([ \t]*)([^\s#][^\n]*)/gm
  line.lastIndex = from
  const first = line.exec(text)
  if (!first) return [from, from]
  const indent = first[1]?.length ?? 0
  let end = first.index + first[0].length
  for (let next = line.exec(text); next; next = line.exec(text)) {
    if ((next[1]?.length ?? 0) <= indent) break
    end = next.index + next[0].length
  }
  return [first.index, end]
}
