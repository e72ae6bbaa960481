import type {Catalog, Entry} from '../catalog.ts'
import {copiesAgainstFlow} from './flow-direction.ts'
import {recordConflicts} from './record-conflicts.ts'
import {type TruthRow, undecidedOf} from './source-of-truth.ts'

/** What is wrong with one data object on the map, in words; never empty. */
export interface TruthTrouble {
  object: Entry<'data-object'>
  says: string[]
}

/** Lists the data objects of the map that contradict themselves or leave something undecided: conflicts before what is undecided. */
export function truthTroubles(catalog: Catalog): TruthTrouble[] {
  const conflicts = recordConflicts(catalog).map(({object, field, first, second}) => ({
    object,
    says: `\`${field}\` is decided by \`${first.system}\` and by \`${second.system}\``,
  }))
  const against = copiesAgainstFlow(catalog).map(({object, copy, integration}) => ({
    object,
    says: `the copy in \`${copy.system}\` is fed against the flow of \`${integration.id}\``,
  }))
  const undecided = catalog.list('data-object').flatMap(object => undecidedOf(object).map(says => ({object, says})))
  const byObject = Map.groupBy([...conflicts, ...against, ...undecided], ({object}) => object)
  return [...byObject].map(([object, found]) => ({object, says: found.map(({says}) => says)}))
}

/** Puts rows of the map into reading order: trouble first, then what several systems decide together, then the rest as it was. */
export function inTruthOrder(rows: readonly TruthRow[], troubles: readonly TruthTrouble[]): TruthRow[] {
  const troubled = new Set(troubles.map(({object}) => object))
  const weightOf = ({object, cells}: TruthRow) =>
    troubled.has(object) ? 0 : cells.filter(({records}) => records.length > 0).length > 1 ? 1 : 2
  return rows.toSorted((a, b) => weightOf(a) - weightOf(b))
}
