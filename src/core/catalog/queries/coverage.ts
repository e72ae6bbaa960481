import {type Kind, kinds} from '../../content/kinds.ts'
import {responsibilityNames} from '../../content/schema/ownership.ts'
import type {Settings} from '../../content/schema/settings.ts'
import type {Catalog, Entry, Part, Target} from '../catalog.ts'
import {escalationOf, ownerOf, ownershipTableOf} from './owner.ts'
import {runbookIdsOf} from './runbook-of.ts'
import {type Subject, subjectsOf, subjectTarget} from './subject.ts'

/** What the coverage matrix asks of each integration, in the order of its columns. */
export const coverageColumns = {
  signals: 'Status view',
  'failure-modes': 'Failure modes',
  owners: 'Owner per alert',
  runbooks: 'Runbook per failure mode',
  escalation: 'Escalation path',
  ownership: 'Ownership table',
  contracts: 'Contracts',
  'source-of-truth': 'Source of truth',
} as const

/** Name of a column. */
export type CoverageColumn = keyof typeof coverageColumns

/** Something that should be written down and is not. */
export interface CoverageGap {
  /** What is missing, e.g. `no owner`. */
  what: string
  /** What it is missing of; left out where it is missing of the integration itself. */
  of?: Target
  /** Rule that reports this very gap at its own place, whatever settings ask for. */
  reportedBy?: string
  /** What repairs it: a file below the content root to edit, or an entry of a kind to add in a file of this path. */
  repair: {edit: string} | {add: Kind; at: string}
}

/** One answer: how many of how many, and what is missing. Complete when `gaps` is empty. */
export interface CoverageCell {
  column: CoverageColumn
  have: number
  /** How many there should be; missing where any number above none is right. */
  of?: number
  /** What is counted, in the plural. */
  noun: string
  gaps: CoverageGap[]
}

/** What settings ask of the integrations of a tier. */
export type OperablePolicy = Settings['operable'][number]

/** What is known of one integration or service; a service has no contracts and carries no data objects; cells in the order of the columns. */
export interface CoverageRow {
  /** An integration or a service. */
  subject: Subject
  /** What settings ask of its tier; missing where they ask for nothing. */
  policy?: OperablePolicy
  cells: CoverageCell[]
}

/** Tells for each integration and service what is written down for an incident and what is missing; by tier, then id. */
export function coverageOf(catalog: Catalog): CoverageRow[] {
  const keyOf = (of: {kind: string; id: string}) => `${of.kind} ${of.id}`
  const modes = Map.groupBy(catalog.list('failure-mode'), ({data}) => keyOf(subjectTarget(data)))
  const alerts = Map.groupBy(catalog.parts('alert'), ({entry}) => keyOf(subjectTarget(entry.data)))
  return subjectsOf(catalog).map(subject => {
    const own = modes.get(keyOf(subject)) ?? []
    const policy = catalog.settings.operable.find(({tier}) => tier === subject.data.tier)
    const cells = [
      signalCell(subject),
      modeCell(subject, own, policy?.classes ?? []),
      ownerCell(catalog, subject, own, alerts.get(keyOf(subject)) ?? []),
      runbookCell(catalog, subject, own),
      escalationCell(catalog, subject, own),
      ownershipCell(catalog, subject),
      ...(subject.kind === 'integration' ? [contractCell(catalog, subject), truthCell(catalog, subject)] : []),
    ]
    return {subject, ...(policy && {policy}), cells}
  })
}

/** Gives the cells of a row that settings ask for and that are not complete. */
export function missingCells({policy, cells}: CoverageRow): CoverageCell[] {
  return cells.filter(({column, gaps}) => gaps.length > 0 && policy?.asks.includes(column))
}

/** Counts the cells that are complete. */
export function completeCells(rows: readonly CoverageRow[]): {complete: number; of: number} {
  const cells = rows.flatMap(({cells}) => cells)
  return {complete: cells.filter(({gaps}) => gaps.length === 0).length, of: cells.length}
}

function signalCell({data, document}: Subject): CoverageCell {
  const gaps: CoverageGap[] = data.signals.length === 0 ? [{what: 'no signals', repair: {edit: document.contentPath}}] : []
  return {column: 'signals', have: data.signals.length, noun: 'signals', gaps}
}

function modeCell({id}: Subject, modes: Entry<'failure-mode'>[], classes: readonly string[]): CoverageCell {
  const absent = classes.filter(name => modes.every(({data}) => data.class !== name))
  const whats = modes.length === 0 ? ['none named'] : absent.map(name => `none of class ${name}`)
  const gaps = whats.map(what => ({what, repair: newEntry('failure-mode', id)}))
  return {column: 'failure-modes', have: modes.length, noun: 'failure modes', gaps}
}

function ownerCell(catalog: Catalog, {id}: Subject, modes: Entry[], alerts: Part<'alert'>[]): CoverageCell {
  const unowned = alerts.filter(alert => !teamExists(catalog, ownerOf(catalog, alert)?.id))
  const gaps: CoverageGap[] = unowned.map(alert => ({
    what: 'no owner',
    of: alert,
    reportedBy: 'owner-missing',
    repair: {edit: alert.entry.document.contentPath},
  }))
  if (alerts.length === 0)
    gaps.push({what: 'no alerts', repair: modes[0] ? {edit: modes[0].document.contentPath} : newEntry('failure-mode', id)})
  return {column: 'owners', have: alerts.length - unowned.length, of: alerts.length, noun: 'alerts', gaps}
}

function runbookCell(catalog: Catalog, {id}: Subject, modes: Entry<'failure-mode'>[]): CoverageCell {
  const without = modes.filter(mode => !hasRunbook(catalog, mode))
  const gaps: CoverageGap[] = without.map(mode => ({
    what: 'no runbook',
    of: mode,
    reportedBy: 'failure-mode-without-runbook',
    repair: {edit: mode.document.contentPath},
  }))
  if (modes.length === 0) gaps.push({what: 'no runbooks', repair: newEntry('runbook', id)})
  return {column: 'runbooks', have: modes.length - without.length, of: modes.length, noun: 'failure modes', gaps}
}

// A failure whose alerts all lead to a runbook of their own needs none beside them.
function hasRunbook(catalog: Catalog, mode: Entry<'failure-mode'>): boolean {
  return runbookIdsOf(mode).some(id => catalog.get('runbook', id))
}

function escalationCell(catalog: Catalog, subject: Subject, modes: Entry<'failure-mode'>[]): CoverageCell {
  const asked: Entry[] = [subject, ...modes]
  const without = asked.filter(entry => !pathExists(catalog, escalationOf(catalog, entry)?.id))
  const gaps = without.map(entry => ({
    what: 'no escalation path',
    ...(entry !== subject && {of: entry}),
    repair: {edit: entry.document.contentPath},
  }))
  return {column: 'escalation', have: asked.length - without.length, of: asked.length, noun: `${subject.kind} and failure modes`, gaps}
}

function ownershipCell(catalog: Catalog, subject: Subject): CoverageCell {
  const table = ownershipTableOf(catalog, subject)
  const owned = responsibilityNames.filter(name => teamExists(catalog, table?.data.responsibilities[name]?.owner))
  const missing = responsibilityNames.filter(name => !owned.includes(name))
  const gaps: CoverageGap[] = table
    ? missing.map(name => ({
        what: `nobody for ${name.replace('-', ' ')}`,
        reportedBy: 'responsibility-missing',
        repair: {edit: table.document.contentPath},
      }))
    : [{what: 'no table', repair: newEntry('ownership', subject.id)}]
  return {column: 'ownership', have: owned.length, of: responsibilityNames.length, noun: 'responsibilities', gaps}
}

function contractCell(catalog: Catalog, {id}: Entry<'integration'>): CoverageCell {
  const contracts = catalog.list('contract').filter(({data}) => data.integration === id)
  const unowned = contracts.filter(contract => !teamExists(catalog, ownerOf(catalog, contract)?.id))
  const gaps: CoverageGap[] = unowned.map(contract => ({
    what: 'nobody answers for changes',
    of: contract,
    repair: {edit: contract.document.contentPath},
  }))
  if (contracts.length === 0) gaps.push({what: 'no contract', repair: newEntry('contract', id)})
  return {column: 'contracts', have: contracts.length - unowned.length, of: contracts.length, noun: 'contracts', gaps}
}

function truthCell(catalog: Catalog, {data, document}: Entry<'integration'>): CoverageCell {
  const objects = data.carries.flatMap(id => catalog.get('data-object', id) ?? [])
  const undecided = objects.filter(object => object.data.systemOfRecord.length === 0)
  const gaps: CoverageGap[] = undecided.map(object => ({
    what: 'no system of record',
    of: object,
    repair: {edit: object.document.contentPath},
  }))
  if (objects.length === 0) gaps.push({what: 'carries nothing that is written down', repair: {edit: document.contentPath}})
  return {column: 'source-of-truth', have: objects.length - undecided.length, of: objects.length, noun: 'data objects', gaps}
}

function teamExists(catalog: Catalog, id: string | undefined): boolean {
  return id !== undefined && catalog.get('team', id) !== undefined
}

function pathExists(catalog: Catalog, id: string | undefined): boolean {
  return id !== undefined && catalog.get('escalation-path', id) !== undefined
}

// An ownership table is named after its integration; the others take their name from what fails.
function newEntry(kind: 'failure-mode' | 'runbook' | 'ownership' | 'contract', integration: string): CoverageGap['repair'] {
  const names = {
    'failure-mode': `${integration}-stuck`,
    runbook: `recover-${integration}`,
    ownership: integration,
    contract: `${integration}-write`,
  }
  const name = names[kind]
  return {add: kind, at: `${kinds[kind].folder}/${name}.mdx`}
}
