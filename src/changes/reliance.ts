import type {Catalog, Entry, Target} from '../core/catalog/catalog.ts'
import type {Path} from '../core/content/frontmatter.ts'
import type {Kind} from '../core/content/kinds.ts'
import {type Difference, identified, type Side} from './difference.ts'
import {classOf, type DifferenceKind} from './rule-set.ts'
import {sameWords} from './same-words.ts'

/** An entry that is there both times and was edited. */
export interface Pair<K extends Kind> {
  before: Entry<K>
  after: Entry<K>
}

/** Lists the entries of a kind that are there both times and were edited. */
// What is new or gone as a whole has references, which the check knows; here only what is there both times is compared.
export function pairsOf<K extends Kind>(before: Catalog, after: Catalog, kind: K): Pair<K>[] {
  return before.list(kind).flatMap(was => {
    const is = after.get(kind, was.id)
    return is && is.document !== was.document ? [{before: was, after: is}] : []
  })
}

/** A value with its place in the frontmatter. */
export interface Value {
  value: string
  path: Path
}

/** A value of something before and after; missing where there is none. */
export interface Compared {
  of: Target
  /** E.g. `owner of integration `orders``. */
  says: string
  kinds: {added: DifferenceKind; removed: DifferenceKind; changed: DifferenceKind}
  before: {entry: Entry; value?: Value | undefined}
  after: {entry: Entry; value?: Value | undefined}
}

/** Lists the difference of a value, if there is one. */
export function compared({of, says, kinds, before, after}: Compared): Difference[] {
  const [was, is] = [before.value, after.value]
  if (sameWords(was?.value, is?.value)) return []
  const kind = !was ? kinds.added : !is ? kinds.removed : kinds.changed
  return [
    identified({
      kind,
      class: classOf(kind),
      of,
      part: says,
      ...(of.kind === 'contract' && {contract: of.id}),
      ...(was && {before: sideOf(before.entry, was)}),
      ...(is && {after: sideOf(after.entry, is)}),
      message: !was
        ? `${says} is new: \`${is?.value}\``
        : !is
          ? `${says} is gone: it was \`${was.value}\``
          : `${says} is \`${is.value}\`, and was \`${was.value}\``,
    }),
  ]
}

function sideOf({document}: Entry, {value, path}: Value): Side {
  return {value, at: document.frontmatter.valueSpan(path)}
}

/** Gives the three kinds of difference that a value can make. */
export function kindsOf<P extends string>(prefix: P): {added: `${P}-added`; removed: `${P}-removed`; changed: `${P}-changed`} {
  return {added: `${prefix}-added`, removed: `${prefix}-removed`, changed: `${prefix}-changed`}
}
