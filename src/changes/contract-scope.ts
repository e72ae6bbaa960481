import type {Entry} from '../core/catalog/catalog.ts'
import type {Direction} from '../core/catalog/queries/direction.ts'
import type {Path} from '../core/content/frontmatter.ts'
import type {PairedContracts} from './contract-pairs.ts'
import {type Difference, identified, type Side} from './difference.ts'
import {classOf, type DifferenceKind} from './rule-set.ts'

/** What makes differences of one contract: before and after, and which way its data travels. */
export interface ContractScope {
  before: Entry<'contract'>
  after: Entry<'contract'>
  direction: Direction
  fieldNow: PairedContracts['fieldNow']
}

/** Makes a difference of a contract's own setting. */
export function ofContract(
  {before, after, direction}: ContractScope,
  kind: DifferenceKind,
  path: Path,
  says: string,
  was: string | undefined,
  is: string | undefined,
): Difference {
  const name = `${says} of contract \`${after.id}\``
  return identified({
    kind,
    class: classOf(kind, direction),
    of: {kind: 'contract', id: after.id},
    part: says,
    contract: after.id,
    direction,
    ...(was !== undefined && {before: sideAt(before, path, was)}),
    ...(is !== undefined && {after: sideAt(after, path, is)}),
    message:
      was === undefined
        ? `${name} is new: \`${is}\``
        : is === undefined
          ? `${name} is gone: it was \`${was}\``
          : `${name} is \`${is}\`, and was \`${was}\``,
  })
}

/** Gives a value of a contract with its place. */
export function sideAt({document}: Entry<'contract'>, path: Path, value: string): Side {
  return {value, at: document.frontmatter.valueSpan(path)}
}
