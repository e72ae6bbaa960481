import {distance} from 'fastest-levenshtein'
import type {Data} from '../core/content/schema/index.ts'

/** A field of a contract, with the fields of other contracts that become it. */
export interface PlacedField {
  field: Data<'contract'>['fields'][number]
  index: number
  /** Ids of the fields that become it, sorted. */
  fedBy: readonly string[]
}

/** A field before and after; one of the two is missing where it is gone or new. */
export interface FieldPair {
  before?: PlacedField
  after?: PlacedField
  /** True where the two have different names, and are taken for one field. */
  isRename: boolean
}

/**
 * Pairs the fields of a contract before and after: those of one name, those whose contents stand under another name, and of the rest those
 * that are alike in mapping, position, type and name.
 */
export function fieldPairs(before: readonly PlacedField[], after: readonly PlacedField[]): FieldPair[] {
  const moved = movedContents(before, after)
  const taken = new Set(moved.map(({after}) => after))
  const left = before.filter(each => !moved.some(pair => pair.before === each))
  const byName = new Map(after.filter(each => !taken.has(each)).map(each => [each.field.name, each]))
  const same = left.flatMap(each => {
    const now = byName.get(each.field.name)
    return now ? [{before: each, after: now, isRename: false}] : []
  })
  const settled = new Set([...same, ...moved].map(({after}) => after))
  const gone = left.filter(({field}) => !byName.has(field.name))
  const came = after.filter(each => !settled.has(each))
  const renamed = alike(gone, came, {before, after})
  const isPaired = (each: PlacedField) => renamed.some(pair => pair.before === each || pair.after === each)
  return [
    ...same,
    ...moved,
    ...renamed,
    ...gone.filter(each => !isPaired(each)).map(each => ({before: each, isRename: false})),
    ...came.filter(each => !isPaired(each)).map(each => ({after: each, isRename: false})),
  ]
}

// `a` and `b` that change places keep their names, and their contents say so; so does an element inserted before one that moves on.
function movedContents(before: readonly PlacedField[], after: readonly PlacedField[]): Required<FieldPair>[] {
  const nowByName = new Map(after.map(each => [each.field.name, each]))
  const wasByName = new Map(before.map(each => [each.field.name, each]))
  const changed = before.filter(each => {
    const now = nowByName.get(each.field.name)
    return now === undefined || contentsOf(now) !== contentsOf(each)
  })
  return changed.flatMap(each => {
    const contents = contentsOf(each)
    const places = after.filter(now => contentsOf(now) === contents)
    const [place] = places
    const isOnly = places.length === 1 && before.filter(other => contentsOf(other) === contents).length === 1
    if (!place || !isTelling(each) || !isOnly) return []
    const was = wasByName.get(place.field.name)
    const now = nowByName.get(each.field.name)
    // Both stay, and only the mapping went from one to the other.
    if (was && now && !isTelling(was) && !isTelling(now) && was.field.type === now.field.type) return []
    return was === undefined || changed.includes(was) ? [{before: each, after: place, isRename: true}] : []
  })
}

function isTelling({field: {mapsTo, transform}}: PlacedField): boolean {
  return mapsTo !== undefined || transform !== undefined
}

function contentsOf({field: {mapsTo, transform, type, unit, enum: values}}: PlacedField): string {
  return JSON.stringify([mapsTo, transform, type, unit, values])
}

interface Sides {
  before: readonly PlacedField[]
  after: readonly PlacedField[]
}

function alike(gone: readonly PlacedField[], came: readonly PlacedField[], sides: Sides): Required<FieldPair>[] {
  // Each gone field is compared with each new one; beyond this the two are not one contract that was edited.
  if (gone.length * came.length > 10_000) return []
  const rated = gone.flatMap(before => came.map(after => ({before, after, likeness: likeness(before, after, sides)})))
  const pairs: Required<FieldPair>[] = []
  for (const {before, after} of rated.filter(each => each.likeness >= 3).sort((a, b) => b.likeness - a.likeness)) {
    if (!pairs.some(pair => pair.before === before || pair.after === after)) pairs.push({before, after, isRename: true})
  }
  return pairs
}

// Mapping counts most, then the name, then place and type.
function likeness(before: PlacedField, after: PlacedField, sides: Sides): number {
  const nearness = nearnessOf(before.field.name, after.field.name)
  const isMappedAlike =
    (before.field.mapsTo !== undefined && before.field.mapsTo === after.field.mapsTo) ||
    before.fedBy.some(source => after.fedBy.includes(source))
  return (
    (isMappedAlike ? 3 : 0) +
    (nearness >= 0.5 ? 2 : 0) +
    nearness / 10 +
    (isSamePlace(before, after, sides) ? 1 : 0) +
    (before.field.type === after.field.type ? 1 : 0)
  )
}

function isSamePlace(a: PlacedField, b: PlacedField, {before, after}: Sides): boolean {
  const neighbours = (list: readonly PlacedField[], at: number) => [list[at - 1]?.field.name ?? '^', list[at + 1]?.field.name ?? '$']
  const [was, is] = [neighbours(before, a.index), neighbours(after, b.index)]
  return a.index === b.index || was.some((name, side) => name === is[side])
}

/** Says how alike two names are, from 0 to 1; of paths the last part counts as much as the whole. */
function nearnessOf(a: string, b: string): number {
  const near = (one: string, other: string) => 1 - distance(one.toLowerCase(), other.toLowerCase()) / Math.max(one.length, other.length, 1)
  const last = (path: string) => path.slice(path.lastIndexOf('.') + 1)
  return Math.max(near(a, b) - (a.includes('.') && last(a) !== last(b) ? 0.3 : 0), last(a) === last(b) ? 0.6 : 0)
}
