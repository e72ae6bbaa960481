import type {Catalog, Entry, Part, Target} from '../catalog.ts'
import {ownerOf} from './owner.ts'

/** One cell of the chain; `targets` is empty where nothing is written down. */
export interface ChainCell {
  name: 'source' | 'contract' | 'failure' | 'owner'
  targets: Target[]
  /** True for the cell the asked entry stands in. */
  current: boolean
}

type Links = Record<ChainCell['name'], Target[]>

/**
 * Gives the chain that passes through an entry: source → contract → failure → owner.
 *
 * @returns Always four cells in that order. Empty for kinds the chain does not pass, such as decisions.
 */
export function chainOf(catalog: Catalog, of: Entry | Part): ChainCell[] {
  const links = linksOf(catalog, of)
  if (!links) return []
  const here = cellOf[of.kind]
  return (['source', 'contract', 'failure', 'owner'] as const).map(name => ({name, targets: unique(links[name]), current: here === name}))
}

const cellOf: Partial<Record<Target['kind'], ChainCell['name']>> = {
  integration: 'source',
  system: 'source',
  'data-object': 'source',
  contract: 'contract',
  'failure-mode': 'failure',
  alert: 'failure',
  runbook: 'failure',
  team: 'owner',
}

function linksOf(catalog: Catalog, of: Entry | Part): Links | undefined {
  switch (of.kind) {
    case 'integration':
      return ofIntegration(catalog, of)
    case 'contract':
      return ofContract(catalog, of)
    case 'failure-mode':
      return ofFailureMode(catalog, of)
    case 'alert':
      return ofFailureMode(catalog, of.entry)
    case 'runbook':
      return ofRunbook(catalog, of)
    default:
      return undefined
  }
}

function ofIntegration(catalog: Catalog, integration: Entry<'integration'>): Links {
  return {
    source: systemsOf(integration),
    contract: contractsOf(catalog, integration.id),
    failure: catalog
      .list('failure-mode')
      .filter(({data}) => data.integration === integration.id)
      .map(targetOf),
    owner: ownerTarget(catalog, integration),
  }
}

function ofContract(catalog: Catalog, contract: Entry<'contract'>): Links {
  const integration = catalog.get('integration', contract.data.integration)
  const failing = catalog.list('failure-mode').filter(({data}) => data.contract === contract.id)
  return {
    source: integration ? systemsOf(integration) : [],
    contract: [targetOf(contract)],
    failure: failing.map(targetOf),
    owner: ownerTarget(catalog, contract),
  }
}

function ofFailureMode(catalog: Catalog, mode: Entry<'failure-mode'>): Links {
  const integration = catalog.get('integration', mode.data.integration)
  const contract = mode.data.contract === undefined ? undefined : catalog.get('contract', mode.data.contract)
  return {
    source: integration ? systemsOf(integration) : [],
    contract: contract ? [targetOf(contract)] : contractsOf(catalog, mode.data.integration),
    failure: [targetOf(mode)],
    owner: ownerTarget(catalog, mode),
  }
}

function ofRunbook(catalog: Catalog, runbook: Entry<'runbook'>): Links {
  const modes = catalog.list('failure-mode').filter(({data}) => data.runbook === runbook.id)
  const all = modes.map(mode => ofFailureMode(catalog, mode))
  return {
    source: all.flatMap(({source}) => source),
    contract: all.flatMap(({contract}) => contract),
    failure: modes.map(targetOf),
    owner: ownerTarget(catalog, runbook),
  }
}

function systemsOf({data}: Entry<'integration'>): Target[] {
  return data.from.map(id => ({kind: 'system', id}))
}

function contractsOf(catalog: Catalog, integrationId: string): Target[] {
  return catalog
    .list('contract')
    .filter(({data}) => data.integration === integrationId)
    .map(targetOf)
}

function ownerTarget(catalog: Catalog, of: Entry): Target[] {
  const owner = ownerOf(catalog, of)
  return owner ? [{kind: 'team', id: owner.id}] : []
}

function targetOf({kind, id}: Entry): Target {
  return {kind, id}
}

function unique(targets: Target[]): Target[] {
  const seen = new Set<string>()
  return targets.filter(({kind, id}) => !seen.has(`${kind}:${id}`) && seen.add(`${kind}:${id}`))
}
