import type {Catalog, Entry, Part, Target} from '../core/catalog/catalog.ts'
import {mappedFields} from '../core/catalog/queries/mapping.ts'
import {type CommandUse, commandUses, type FieldName} from './command-uses.ts'
import type {Difference} from './difference.ts'

/** Who and what notices that something is not as it was; each list by id, commands in document order. */
export interface Noticing {
  /** The integrations that read or write it. */
  integrations: string[]
  /** Fields of other contracts that get its value, at any remove, or give theirs to it. */
  fields: string[]
  failureModes: string[]
  alerts: string[]
  signals: string[]
  dataObjects: string[]
  /** Copies, as `data-object in system`. */
  copies: string[]
  commands: CommandUse[]
}

/** Answers who notices for one difference after another; commands are looked for once. */
export class WhoNotices {
  readonly #before: Catalog
  readonly #after: Catalog
  readonly #uses: ReadonlyMap<string, CommandUse[]>

  /** @param differences All of those that will be asked about. */
  constructor(before: Catalog, after: Catalog, differences: readonly Difference[]) {
    this.#before = before
    this.#after = after
    const names = differences.flatMap(each => this.#namesOf(each))
    this.#uses = commandUses(after, [...new Map(names.map(each => [`${each.contract.id}/${each.name}`, each])).values()])
  }

  of(difference: Difference): Noticing {
    const was: Target = {...difference.of, id: difference.was ?? difference.of.id}
    const lists = [noticing(this.#before, was), noticing(this.#after, difference.of)]
    const commands = this.#namesOf(difference).flatMap(({contract, name}) => this.#uses.get(`${contract.id}/${name}`) ?? [])
    return {...joined(lists), commands}
  }

  // Commands of today that use the name of yesterday are those that break.
  #namesOf({of, was, contract: contractId = ''}: Difference): FieldName[] {
    const id = was ?? of.id
    const contract = this.#before.get('contract', id.split('/')[0] ?? '') ?? this.#after.get('contract', contractId)
    if (!contract) return []
    if (of.kind === 'field') return [{contract, name: id.slice(id.indexOf('/') + 1)}]
    return of.kind === 'contract' ? contract.data.fields.map(({name}) => ({contract, name})) : []
  }
}

/** Answers who notices a contract, one of its fields, or anything else of a catalog, without commands. */
export function noticing(catalog: Catalog, {kind, id}: Target): Omit<Noticing, 'commands'> {
  const contract = catalog.get('contract', kind === 'field' ? id.slice(0, id.indexOf('/')) : id)
  if (kind === 'field' || kind === 'contract') return contract ? ofContract(catalog, contract, kind === 'field' ? id : undefined) : nobody()
  const integration = integrationOf(catalog, {kind, id})
  return integration === undefined ? nobody() : {...nobody(), integrations: [integration]}
}

/** Answers which commands use a contract's fields, or one of them. */
export function commandsUsing(catalog: Catalog, contract: Entry<'contract'>, name?: string): CommandUse[] {
  const names = contract.data.fields.filter(each => name === undefined || each.name === name)
  return [
    ...commandUses(
      catalog,
      names.map(each => ({contract, name: each.name})),
    ).values(),
  ].flat()
}

function nobody(): Omit<Noticing, 'commands'> {
  return {integrations: [], fields: [], failureModes: [], alerts: [], signals: [], dataObjects: [], copies: []}
}

function ofContract(catalog: Catalog, contract: Entry<'contract'>, fieldId: string | undefined): Omit<Noticing, 'commands'> {
  const own = mappedFields(catalog, contract).filter(({field}) => fieldId === undefined || field.id === fieldId)
  const fields = own.flatMap(({field, from}) => [...downstream(catalog, field), ...from])
  const integrations = [contract, ...fields.map(({entry}) => entry)].map(({data}) => data.integration)
  const modes = catalog.list('failure-mode').filter(({data}) => data.contract === contract.id)
  const objects = catalog.list('data-object').filter(object => knows(catalog, object, contract))
  const alerts = modes.flatMap(({data}) => data.alerts)
  return sorted({
    integrations: integrations.filter(id => catalog.get('integration', id)),
    fields: fields.map(({id}) => id),
    failureModes: modes.map(({id}) => id),
    alerts: alerts.map(({name}) => name),
    signals: alerts.flatMap(({signal}) => signal ?? []),
    dataObjects: objects.map(({id}) => id),
    copies: objects.flatMap(({id, data}) =>
      data.copies.filter(({through}) => through === contract.data.integration).map(({system}) => `${id} in ${system}`),
    ),
  })
}

// A field that gives its value to one that is gone is written in vain; one that gets it, from any distance, is empty.
function downstream(catalog: Catalog, field: Part<'field'>): Part<'field'>[] {
  const found = new Map<string, Part<'field'>>()
  for (let next = target(catalog, field); next && !found.has(next.id) && next.id !== field.id; next = target(catalog, next))
    found.set(next.id, next)
  return [...found.values()]
}

function target(catalog: Catalog, {data}: Part<'field'>): Part<'field'> | undefined {
  return data.mapsTo === undefined ? undefined : catalog.part('field', data.mapsTo)
}

// A data object is touched where its integration carries it into or out of the contract's system.
function knows(catalog: Catalog, {id, data}: Entry<'data-object'>, contract: Entry<'contract'>): boolean {
  const {integration, system} = contract.data
  if (!catalog.get('integration', integration)?.data.carries.includes(id)) return false
  return system === undefined || [...data.systemOfRecord, ...data.copies].some(each => each.system === system)
}

function integrationOf(catalog: Catalog, {kind, id}: Target): string | undefined {
  if (kind === 'integration') return id
  if (kind === 'signal') return id.split('/')[0]
  if (kind === 'alert') return catalog.part('alert', id)?.entry.data.integration
  return kind === 'failure-mode' ? catalog.get('failure-mode', id)?.data.integration : undefined
}

function joined(lists: readonly Omit<Noticing, 'commands'>[]): Omit<Noticing, 'commands'> {
  const all = nobody()
  for (const list of lists) for (const key of Object.keys(all) as (keyof typeof all)[]) all[key].push(...list[key])
  return sorted(all)
}

function sorted(lists: Omit<Noticing, 'commands'>): Omit<Noticing, 'commands'> {
  const entries = Object.entries(lists).map(([key, list]) => [key, [...new Set(list)].sort()])
  return Object.fromEntries(entries) as Omit<Noticing, 'commands'>
}
