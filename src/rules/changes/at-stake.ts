import {differencesBetween} from '../../changes/diff.ts'
import type {Difference} from '../../changes/difference.ts'
import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Data} from '../../core/content/schema/index.ts'
import {dayOf} from '../../core/format/dates.ts'

type Change = Entry<'change'>

/** Tells whether a change has been agreed to: it is approved, or further. */
export function isAgreed({data: {state}}: Change): boolean {
  return state === 'approved' || state === 'scheduled' || state === 'in-progress' || state === 'released'
}

/**
 * Lists the agreed changes that are judged: those that are not over, and, compared with the content before, those that were edited since.
 *
 * What was released long ago is history; landscape and people have gone on without it.
 */
export function agreedChanges(catalog: Catalog, base?: Catalog): Change[] {
  return catalog.list('change').filter(change => {
    if (!isAgreed(change)) return false
    if (change.data.state !== 'released') return true
    return base !== undefined && base.get('change', change.id)?.document !== change.document
  })
}

const differencesByBase = new WeakMap<Catalog, WeakMap<Catalog, Difference[]>>()

/** Lists what differs in contracts and their fields, worst first; compared once for all rules. */
export function contractDifferencesSince(catalog: Catalog, base: Catalog): Difference[] {
  const ofBase = differencesByBase.get(base) ?? new WeakMap<Catalog, Difference[]>()
  differencesByBase.set(base, ofBase)
  const found = ofBase.get(catalog) ?? differencesBetween(base, catalog).filter(({direction}) => direction !== undefined)
  ofBase.set(catalog, found)
  return found
}

/**
 * Tells whether a change names what differs: the field by its new or old name, or the contract where it is one as a whole.
 *
 * A mapping that moves from what the change takes away to what a step of it adds is the plan itself.
 */
export function namesDifference({data}: Change, difference: Difference): boolean {
  const {of, was} = difference
  const ids = [of.id, ...(was === undefined ? [] : [was])]
  const named = of.kind === 'field' ? data.fields : data.contracts
  return [...named, ...data.retires].some(id => ids.includes(id)) || isPlannedMove(data, difference)
}

function isPlannedMove({retires, steps}: Change['data'], {kind, before, after}: Difference): boolean {
  if (kind !== 'mapping-changed' || !before || !after) return false
  return retires.includes(before.value) && steps.some(({adds}) => adds.includes(after.value))
}

/** Lists the waivers of the contract that a difference is about and that hold on the day of an instant. */
export function waiversFor(catalog: Catalog, {contract, fingerprint}: Difference, now: string): Data<'contract'>['waivers'] {
  const day = dayOf(now, catalog.settings.timeZone)
  const waivers = catalog.get('contract', contract ?? '')?.data.waivers ?? []
  return waivers.filter(waiver => waiver.fingerprint === fingerprint && waiver.until >= day)
}
