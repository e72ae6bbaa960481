import type {Catalog, Entry, Part, Target} from '../catalog.ts'
import {ownerOf} from './owner.ts'
import {runbookIdsOf} from './runbook-of.ts'
import {isAbout, type Subject, subjectOf, subjectTarget} from './subject.ts'

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
 * @returns Four cells in that order, three where only services are behind it. Empty for kinds the chain does not pass, such as decisions.
 */
export function chainOf(catalog: Catalog, of: Entry | Part): ChainCell[] {
  const links = linksOf(catalog, of)
  if (!links) return []
  const here = cellOf[of.kind]
  // A service offers no contract that a failure could break; where none is written down, none is missing.
  const isOfService = links.contract.length === 0 && links.source.length > 0 && links.source.every(({kind}) => kind === 'service')
  const names = (['source', 'contract', 'failure', 'owner'] as const).filter(name => name !== 'contract' || !isOfService)
  return names.map(name => ({name, targets: unique(links[name]), current: here === name}))
}

const cellOf: Partial<Record<Target['kind'], ChainCell['name']>> = {
  integration: 'source',
  service: 'source',
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
    case 'service':
      return ofSubject(catalog, of)
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

function ofSubject(catalog: Catalog, subject: Subject): Links {
  return {
    source: sourcesOf(subject),
    contract: contractsOf(catalog, subject),
    failure: catalog
      .list('failure-mode')
      .filter(({data}) => isAbout(data, subject))
      .map(targetOf),
    owner: ownerTarget(catalog, subject),
  }
}

function ofContract(catalog: Catalog, contract: Entry<'contract'>): Links {
  const integration = catalog.get('integration', contract.data.integration)
  const failing = catalog.list('failure-mode').filter(({data}) => data.contract === contract.id)
  return {
    source: integration ? sourcesOf(integration) : [],
    contract: [targetOf(contract)],
    failure: failing.map(targetOf),
    owner: ownerTarget(catalog, contract),
  }
}

function ofFailureMode(catalog: Catalog, mode: Entry<'failure-mode'>): Links {
  const subject = subjectOf(catalog, mode.data)
  const contract = mode.data.contract === undefined ? undefined : catalog.get('contract', mode.data.contract)
  return {
    source: subject ? sourcesOf(subject) : [],
    contract: contract ? [targetOf(contract)] : contractsOf(catalog, subjectTarget(mode.data)),
    failure: [targetOf(mode)],
    owner: ownerTarget(catalog, mode),
  }
}

function ofRunbook(catalog: Catalog, runbook: Entry<'runbook'>): Links {
  const modes = catalog.list('failure-mode').filter(mode => runbookIdsOf(mode).includes(runbook.id))
  const all = modes.map(mode => ofFailureMode(catalog, mode))
  return {
    source: all.flatMap(({source}) => source),
    contract: all.flatMap(({contract}) => contract),
    failure: modes.map(targetOf),
    owner: ownerTarget(catalog, runbook),
  }
}

// Data begin in systems; a service is where its failures begin.
function sourcesOf(subject: Subject): Target[] {
  return subject.kind === 'service' ? [targetOf(subject)] : subject.data.from.map(id => ({kind: 'system', id}))
}

function contractsOf(catalog: Catalog, {kind, id}: {kind: string; id: string}): Target[] {
  return catalog
    .list('contract')
    .filter(({data}) => kind === 'integration' && data.integration === id)
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
