import type {Kind} from '../../content/kinds.ts'
import type {Catalog, Entry, Part} from '../catalog.ts'
import {ownerOf} from './owner.ts'
import {severityRank} from './ranks.ts'

/** Kinds that have an owner, in the order in which pages list them. */
export const ownedKinds = [
  'failure-mode',
  'alert',
  'runbook',
  'integration',
  'service',
  'contract',
  'data-object',
  'system',
  'escalation-path',
  'change',
  'decision',
  'slice',
] as const satisfies readonly (Kind | 'alert')[]

/** A kind that has an owner. */
export type OwnedKind = (typeof ownedKinds)[number]

/** One thing a team owns. */
export interface Owned {
  of: Entry | Part
  /** True where the team is not named on it, but on something above it. */
  inherited: boolean
}

/** Everything a team owns, by kind; failure modes and alerts worst first, the rest by id. Kinds of which it owns nothing are empty. */
export type OwnedItems = Record<OwnedKind, Owned[]>

const itemsByTeam = new WeakMap<Catalog, Map<string, OwnedItems>>()

/** Lists everything a team owns after inheritance. */
export function ownedItemsOf(catalog: Catalog, teamId: string): OwnedItems {
  return estatesOf(catalog).get(teamId) ?? emptyEstate()
}

/** Counts what a team owns. */
export function sizeOf(estate: OwnedItems): number {
  return ownedKinds.reduce((sum, kind) => sum + estate[kind].length, 0)
}

// One walk over the catalog answers for all teams; asking per team would walk it once for each.
function estatesOf(catalog: Catalog): Map<string, OwnedItems> {
  const remembered = itemsByTeam.get(catalog)
  if (remembered) return remembered
  const estates = new Map<string, OwnedItems>()
  for (const kind of ownedKinds) {
    for (const of of kind === 'alert' ? catalog.parts(kind) : catalog.list(kind)) {
      const owner = ownerOf(catalog, of)
      if (!owner) continue
      const estate = estates.get(owner.id) ?? emptyEstate()
      estates.set(owner.id, estate)
      estate[kind].push({of, inherited: !isWrittenOn(of, owner.source.entry)})
    }
  }
  for (const estate of estates.values()) sortEstate(catalog, estate)
  itemsByTeam.set(catalog, estates)
  return estates
}

function isWrittenOn(of: Entry | Part, entry: Entry): boolean {
  return 'entry' in of ? of.entry === entry && 'owner' in of.data : of === entry
}

function emptyEstate(): OwnedItems {
  return Object.fromEntries(ownedKinds.map(kind => [kind, []])) as unknown as OwnedItems
}

function sortEstate(catalog: Catalog, estate: OwnedItems): void {
  const badness = ({of}: Owned) => String((of.data as {severity?: string}).severity ?? '')
  const order = ['page', 'ticket', 'information']
  estate['failure-mode'].sort((a, b) => severityRank(catalog, badness(a)) - severityRank(catalog, badness(b)))
  estate.alert.sort((a, b) => order.indexOf(badness(a)) - order.indexOf(badness(b)))
}
