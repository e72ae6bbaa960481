import {type CommandUse, commandUses, type FieldName} from '../changes/command-uses.ts'
import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {approvalOf} from '../core/catalog/queries/approval.ts'
import {consumersOf} from '../core/catalog/queries/changes.ts'
import {failureModesOf, ownerOf} from '../core/catalog/queries/owner.ts'
import {remembered} from '../core/catalog/reads.ts'

/** How far a consumer is with a change. */
export interface ConsumerState {
  integration: Entry<'integration'>
  /** Team that answers for it. */
  team?: Entry<'team'>
  /** Somebody of that team who agreed. */
  agreed?: {by: string; on: string}
  /**
   * `uses-old`: something written here still uses what goes. `moved`: a step says so, or the change is released. `nothing-to-do`: nothing
   * goes and no step moves anybody. `untold`: nobody has said.
   */
  state: 'uses-old' | 'moved' | 'nothing-to-do' | 'untold'
  /** Fields of its contracts that still become what goes. */
  fields: string[]
  /** Commands of its runbooks that still use what goes. */
  commands: CommandUse[]
}

/** Says of each consumer of a change whether its team has agreed and whether it has moved; by id. */
export function consumerStates(catalog: Catalog, change: Entry<'change'>): ConsumerState[] {
  const commands = change.data.retires.flatMap(id => commandsOn(catalog, id))
  return consumersOf(catalog, change).map(integration => {
    const team = catalog.get('team', ownerOf(catalog, integration)?.id ?? '')
    const agreed = team && approvalOf(catalog, change, team)
    const fields = change.data.retires.flatMap(id => fieldsBecoming(catalog, id, integration.id))
    const own = commands.filter(({document}) => isOperatedWith(catalog, document, integration.id))
    const state = stateOf(change, integration.id, fields.length + own.length > 0)
    return {integration, ...(team && {team}), ...(agreed && {agreed}), state, fields, commands: own}
  })
}

// What is still written wins over what is said.
function stateOf({data}: Entry<'change'>, id: string, usesOld: boolean): ConsumerState['state'] {
  if (usesOld) return 'uses-old'
  if (data.state === 'released' || data.steps.some(({moved}) => moved.includes(id))) return 'moved'
  return data.retires.length === 0 && data.steps.length === 0 ? 'nothing-to-do' : 'untold'
}

function fieldsBecoming(catalog: Catalog, retired: string, integration: string): string[] {
  return catalog.referencesTo({kind: 'field', id: retired}).flatMap(({from, path}) => {
    const contract = from.kind === 'contract' && path.at(-1) === 'mapsTo' ? catalog.get('contract', from.id) : undefined
    const field = contract?.data.fields[Number(path[1])]
    return field && contract?.data.integration === integration ? [`${contract.id}/${field.name}`] : []
  })
}

function commandsOn(catalog: Catalog, id: string): CommandUse[] {
  const uses = retiredUses(catalog)
  return fieldsOf(catalog, id).flatMap(({contract, name}) => uses.get(`${contract.id}/${name}`) ?? [])
}

// Commands are searched once for all that any change takes away; each change has a page.
const retiredUses = remembered((catalog: Catalog) =>
  commandUses(
    catalog,
    catalog.list('change').flatMap(({data}) => data.retires.flatMap(each => fieldsOf(catalog, each))),
  ),
)

function fieldsOf(catalog: Catalog, id: string): FieldName[] {
  const slash = id.indexOf('/')
  const contract = catalog.get('contract', slash < 0 ? id : id.slice(0, slash))
  const names = contract?.data.fields.map(({name}) => name).filter(name => slash < 0 || name === id.slice(slash + 1)) ?? []
  return contract ? names.map(name => ({contract, name})) : []
}

function isOperatedWith(catalog: Catalog, {kind, id}: CommandUse['document'], integration: string): boolean {
  return (
    kind === 'runbook' &&
    failureModesOf(catalog, id).some(({data}) => data.integration === integration || data.alsoIn.includes(integration))
  )
}
