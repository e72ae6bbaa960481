import {dequal} from 'dequal'
import {diff3Merge} from 'node-diff3'

/** A place that both sides have changed, each in its own way. */
export interface Conflict {
  /** Dotted path of a field, such as `contacts`, or a line of the text that is here, such as `line 14`. */
  place: string
  /** What is here; nothing where it is gone. */
  mine: string | undefined
  /** What the source says; nothing where it is gone. */
  theirs: string | undefined
  /** What the source says of a field, as it is to be written; nothing for a line. */
  change?: Change
}

/** Something that the source has changed and that is here as it was: what a field becomes; `undefined` takes it away. */
export interface Change {
  path: readonly string[]
  value: unknown
}

type Tree = Readonly<Record<string, unknown>>

/** Compares the three values of a field, and of all below it; what only the source has changed is a change, what both have, a conflict. */
export function mergeValues(base: unknown, mine: unknown, theirs: unknown, path: readonly string[] = []): (Change | Conflict)[] {
  if (dequal(base, theirs) || dequal(mine, theirs)) return []
  if (isTree(mine) && isTree(theirs) && (isTree(base) || base === undefined)) {
    const keys = new Set([...Object.keys(base ?? {}), ...Object.keys(mine), ...Object.keys(theirs)])
    return [...keys].flatMap(key => mergeValues(base?.[key], mine[key], theirs[key], [...path, key]))
  }
  if (dequal(base, mine)) return [{path, value: theirs}]
  const list = Array.isArray(mine) && Array.isArray(theirs) && Array.isArray(base) ? mergeLists(base, mine, theirs) : undefined
  if (list) return [{path, value: list}]
  return [{place: path.join('.'), mine: inWords(mine), theirs: inWords(theirs), change: {path, value: theirs}}]
}

/** Tells a conflict from a change. */
export function isConflict(each: Change | Conflict): each is Conflict {
  return 'place' in each
}

// A list of names is a set that keeps its order: somebody who came on one side and somebody who left on the other are no conflict.
function mergeLists(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] | undefined {
  if ([base, mine, theirs].every(list => list.every(item => typeof item !== 'object'))) {
    const left = mine.filter(item => theirs.includes(item) || !base.includes(item))
    return [...left, ...theirs.filter(item => !base.includes(item) && !left.includes(item))]
  }
  const [a, o, b] = [mine, base, theirs].map(list => list.map(item => JSON.stringify(item)))
  const regions = diff3Merge(a as string[], o as string[], b as string[], {excludeFalseConflicts: true})
  if (regions.some(({conflict}) => conflict)) return undefined
  return regions.flatMap(({ok = []}) => ok.map(item => JSON.parse(item)))
}

function inWords(value: unknown): string | undefined {
  return value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value)
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
