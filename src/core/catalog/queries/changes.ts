import type {Data} from '../../content/schema/index.ts'
import type {Settings} from '../../content/schema/settings.ts'
import {dayOf} from '../../format/dates.ts'
import type {Catalog, Entry} from '../catalog.ts'

/** Says what a class of change does to its consumers. */
export const classInWords: Record<Data<'change'>['class'], string> = {
  breaking: 'Breaking: consumers stop working unless they change first.',
  behaviour: 'Behaviour: same form, different meaning.',
  'enum-widened': 'Wider list of values: a value may arrive that consumers do not know.',
  'new-endpoint': 'New endpoint: consumers move when they are ready.',
  additive: 'Additive: consumers may ignore it.',
  'bug-fix': 'Bug fix: it does what the contract already said.',
}

/** A time in which nothing is released. */
export type Freeze = Settings['freezes'][number]

/** Lists the freezes that a change's window touches; days are those of the business time zone, both ends included. */
export function freezesTouched({freezes, timeZone}: Pick<Settings, 'freezes' | 'timeZone'>, change: Entry<'change'>): Freeze[] {
  const {window} = change.data
  // Days on a clock are slow to find out; most changes are nowhere near a freeze, whatever the zone.
  if (!window || !freezes.some(freeze => isNear(freeze, window))) return []
  const first = dayOf(window.from, timeZone)
  // The end is the first instant outside; a window that ends at midnight does not touch the day that begins.
  const last = dayOf(new Date(Date.parse(window.to) - 1).toISOString(), timeZone)
  return freezes.filter(({from, to}) => first <= to && last >= from)
}

/** Lists the steps of a change that add or take away something within a freeze, by their place; readers may move at any time. */
export function stepsInFreezes({freezes}: Pick<Settings, 'freezes'>, {data}: Entry<'change'>): {index: number; freeze: Freeze}[] {
  return data.steps.flatMap(({step, from, until = from}, index) => {
    const freeze = step === 'migrate' ? undefined : freezes.find(each => from <= each.to && until >= each.from)
    return freeze ? [{index, freeze}] : []
  })
}

function isNear(freeze: Freeze, window: {from: string; to: string}): boolean {
  const dayMs = 86_400_000
  return Date.parse(window.from) < Date.parse(freeze.to) + 2 * dayMs && Date.parse(window.to) > Date.parse(freeze.from) - dayMs
}

/** Tells whether a change will be, is being or has been released; a proposal or a refused one is not. */
export function isReleasing({data}: Entry<'change'>): boolean {
  return data.state !== 'proposed' && data.state !== 'refused'
}

/** Lists what a change lacks that a release needs, in words; empty when it has everything. */
export function unpreparedFor({data}: Entry<'change'>): string[] {
  return [
    ...(data.approvals.length === 0 ? ['approval'] : []),
    ...(data.tests.length === 0 ? ['evidence of tests'] : []),
    ...(data.rollback === undefined ? ['a way back'] : []),
  ]
}

/** Lists the changes that name a contract or one of its fields, by id. */
export function changesTouching(catalog: Catalog, contractId: string): Entry<'change'>[] {
  return catalog
    .list('change')
    .filter(({data}) => data.contracts.includes(contractId) || data.fields.some(field => field.startsWith(`${contractId}/`)))
}

/** Lists who notices a change: the integrations it names, and those of the contracts and fields it touches; by id. */
export function consumersOf(catalog: Catalog, {data}: Entry<'change'>): Entry<'integration'>[] {
  const contracts = [...data.contracts, ...data.fields.map(field => field.slice(0, field.indexOf('/')))]
  const ids = new Set([...data.consumers, ...contracts.flatMap(id => catalog.get('contract', id)?.data.integration ?? [])])
  return [...ids].sort().flatMap(id => catalog.get('integration', id) ?? [])
}
