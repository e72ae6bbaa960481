import {isKind, type Kind, kindNames} from '../../content/kinds.ts'
import type {Catalog, Entry, Target} from '../catalog.ts'

/** Entries of one kind that an entry has to do with. */
export interface RelatedGroup {
  kind: Kind
  /** Entries this one names. */
  names: Target[]
  /** Entries that name this one. */
  namedBy: Target[]
}

/**
 * Lists everything related to an entry, in both directions, by kind in the order of lists.
 *
 * References to a part (a signal, a field, an alert) count for the entry that holds it. Groups without entries are left out.
 */
export function relatedTo(catalog: Catalog, entry: Entry): RelatedGroup[] {
  const names = catalog.referencesFrom(entry.document).map(({target}) => holderOf(catalog, target))
  const parts = catalog.parts('signal').concat(catalog.parts('field') as never[], catalog.parts('alert') as never[])
  const own: Target[] = [entry, ...parts.filter(part => part.entry === entry)]
  const namedBy = own
    .flatMap(target => catalog.referencesTo(target))
    .map(({from}) => (from.kind ? {kind: from.kind, id: from.id} : undefined))
  return kindNames.flatMap(kind => {
    const group = {kind, names: only(names, kind, entry), namedBy: only(namedBy, kind, entry)}
    return group.names.length + group.namedBy.length > 0 ? [group] : []
  })
}

function holderOf(catalog: Catalog, target: {kind?: Target['kind']; id: string}): Target | undefined {
  const found = catalog.find(target)
  if (!found) return undefined
  const holder = 'entry' in found ? found.entry : found
  return isKind(holder.kind) ? {kind: holder.kind, id: holder.id} : undefined
}

function only(targets: (Target | undefined)[], kind: Kind, self: Entry): Target[] {
  const ids = new Set(
    targets.flatMap(target => (target?.kind === kind && !(kind === self.kind && target.id === self.id) ? [target.id] : [])),
  )
  return [...ids].sort().map(id => ({kind, id}))
}
