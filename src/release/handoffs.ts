import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {ownershipTableOf} from '../core/catalog/queries/owner.ts'
import type {Data} from '../core/content/schema/index.ts'
import {ownSpans} from './change-plan.ts'
import {later} from './days.ts'

/** A handover that two people have signed off. */
export type Handoff = Data<'ownership'>['handoffs'][number]

/** Lists the handoffs of an integration or service, the latest first. */
export function handoffsOf(catalog: Catalog, subject: {kind: string; id: string}): Handoff[] {
  return [...(ownershipTableOf(catalog, subject)?.data.handoffs ?? [])].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

/** Tells whether a handoff names a change. */
export function handoffCovers(catalog: Catalog, changeId: string): boolean {
  return catalog.list('ownership').some(({data}) => data.handoffs.some(({changes}) => changes.includes(changeId)))
}

/** A breaking change that has reached an integration. */
export interface BreakingRelease {
  change: Entry<'change'>
  /** Last day of what was done of it. */
  day: string
}

/**
 * Gives the latest breaking change that was released to an integration; nothing where there is none.
 *
 * Counted are changes that are released, and those of which the old form is gone already.
 */
export function lastBreakOf(catalog: Catalog, integrationId: string): BreakingRelease | undefined {
  const released = catalog.list('change').flatMap(change => {
    const {contracts, consumers, class: its, state, steps} = change.data
    const touches = contracts.some(id => catalog.get('contract', id)?.data.integration === integrationId)
    const isDone = state === 'released' || steps.some(({step, state}) => step === 'contract' && state === 'done')
    if (its !== 'breaking' || !isDone || !(touches || consumers.includes(integrationId))) return []
    const days = ownSpans(catalog, change).filter(({kind}) => kind === 'step' || kind === 'window')
    const day = days.reduce((latest, {first}) => later(latest, first), '')
    return day === '' ? [] : [{change, day}]
  })
  return released.reduce<BreakingRelease | undefined>((latest, each) => (latest && latest.day >= each.day ? latest : each), undefined)
}
