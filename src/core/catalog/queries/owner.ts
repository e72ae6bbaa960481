import type {Document} from '../../content/document.ts'
import type {Path} from '../../content/frontmatter.ts'
import {subjectKinds} from '../../content/schema/subject.ts'
import type {Catalog, Entry, Part} from '../catalog.ts'
import {worstFirst} from './ranks.ts'
import {isAbout, isSubjectKind, type Subjected, subjectOf} from './subject.ts'
import {hasUnread} from './unread.ts'

/** One step of an inheritance: which entry was asked, and where in its frontmatter the answer stands. */
export interface OwnerSource {
  entry: Entry
  path: Path
}

/** An inherited value, e.g. a team id, and where it was written. */
export interface InheritedValue {
  id: string
  source: OwnerSource
}

/**
 * Answers which team owns an entry or alert, after inheritance.
 *
 * Alert → its failure mode → its integration or service → the failures row of the ownership table.
 * Contract → its integration. Runbook → its failure modes, worst first. Data object → its first system of record.
 *
 * @returns The team's id as written, which may lead nowhere; nothing when nobody is named.
 */
export function ownerOf(catalog: Catalog, of: Entry | Part): InheritedValue | undefined {
  return inherit(catalog, of, 'owner')
}

/** Answers which escalation path an entry has, by the same inheritance as its owner. */
export function escalationOf(catalog: Catalog, of: Entry | Part): InheritedValue | undefined {
  return inherit(catalog, of, 'escalation')
}

/** Lists the failure modes that a runbook recovers, by themselves or by an alert of theirs that leads to it, worst severity first. */
export function failureModesOf(catalog: Catalog, runbookId: string): Entry<'failure-mode'>[] {
  const references = catalog.referencesTo({kind: 'runbook', id: runbookId})
  const modes = references.flatMap(({from, path}) => {
    const mode = from.kind === 'failure-mode' && path.at(-1) === 'runbook' ? catalog.get('failure-mode', from.id) : undefined
    return mode ? [mode] : []
  })
  return worstFirst(catalog, [...new Set(modes)])
}

/** Gives the ownership table of an integration or service. */
export function ownershipTableOf(catalog: Catalog, subject: {kind: string; id: string}): Entry<'ownership'> | undefined {
  return catalog.list('ownership').find(table => isAbout(table.data, subject))
}

/** Lists the documents that name a team as owner or backup, each once, in document order. */
export function ownedBy(catalog: Catalog, teamId: string): Document[] {
  const references = catalog.referencesTo({kind: 'team', id: teamId}).filter(({role}) => role === 'owner')
  return [...new Set(references.map(({from}) => from))]
}

/**
 * Tells whether something from which an integration, contract, failure mode, alert or runbook would inherit cannot be read.
 *
 * Then nobody knows whether it has an owner; what is wrong with the source is reported there.
 */
export function hasUnreadableSource(catalog: Catalog, of: Entry | Part): boolean {
  if (!('entry' in of) && unreadableParent(catalog, of)) return true
  return parentsOf(catalog, of).some(parent => hasUnreadableSource(catalog, parent))
}

function unreadableParent(catalog: Catalog, {kind, id, data}: Entry): boolean {
  const isUnread = (document: Document) => !!document.kind && !catalog.get(document.kind, document.id)
  if (kind === 'contract' || kind === 'failure-mode') return !subjectOf(catalog, data as Subjected)
  if (kind === 'runbook' && hasUnread(catalog, 'failure-mode')) return true
  if (kind === 'runbook') return catalog.referencesTo({kind, id}).some(({from, path}) => path.at(-1) === 'runbook' && isUnread(from))
  if (!isSubjectKind(kind)) return false
  const tables = [...catalog.claims('ownership').values()].flat()
  return tables.filter(isUnread).some(({frontmatter: {data}}) => data[kind] === id || subjectKinds.every(each => data[each] === undefined))
}

/** What is inherited: who answers, and who is paged. */
export type Inherited = 'owner' | 'escalation'

/** One place that was asked on the way to an inherited value. */
export interface AskedPlace {
  source: OwnerSource
  /** What stands there; missing where nothing does, and the next place is asked. */
  id?: string
}

/** Lists the places that were asked for a value, each once, in their order; the last one answered if any did. */
export function askedFor(catalog: Catalog, of: Entry | Part, what: Inherited): AskedPlace[] {
  const asked: AskedPlace[] = []
  for (const step of ask(catalog, of, what)) {
    const {entry, path} = step.source
    if (asked.some(({source}) => source.entry === entry && source.path.join() === path.join())) continue
    asked.push(step)
    if (step.id !== undefined) break
  }
  return asked
}

function inherit(catalog: Catalog, of: Entry | Part, what: Inherited): InheritedValue | undefined {
  for (const {id, source} of ask(catalog, of, what)) if (id !== undefined) return {id, source}
  return undefined
}

function* ask(catalog: Catalog, of: Entry | Part, what: Inherited, depth = 0): Generator<AskedPlace> {
  // Inheritance is at most four steps deep; the bound keeps a future loop from hanging a build.
  if (depth > 6) return
  yield written(of, what)
  for (const next of parentsOf(catalog, of)) yield* ask(catalog, next, what, depth + 1)
  if (isSubjectKind(of.kind)) yield* fromOwnershipTable(catalog, of, what)
}

function written(of: Entry | Part, what: Inherited): AskedPlace {
  const id = (of.data as Partial<Record<Inherited, unknown>>)[what]
  const source = 'entry' in of ? {entry: of.entry, path: [...of.path, what]} : {entry: of, path: [what]}
  return typeof id === 'string' ? {id, source} : {source}
}

function parentsOf(catalog: Catalog, of: Entry | Part): Entry[] {
  if ('entry' in of) return [of.entry]
  switch (of.kind) {
    case 'failure-mode':
    case 'incident':
      return present(subjectOf(catalog, of.data))
    case 'contract':
      return present(catalog.get('integration', of.data.integration))
    case 'runbook':
      return failureModesOf(catalog, of.id)
    case 'change':
      return present(catalog.get('contract', of.data.contracts[0] ?? ''))
    case 'data-object':
      return present(catalog.get('system', of.data.systemOfRecord[0]?.system ?? ''))
    default:
      return []
  }
}

function* fromOwnershipTable(catalog: Catalog, subject: {kind: string; id: string}, what: Inherited): Generator<AskedPlace> {
  const table = ownershipTableOf(catalog, subject)
  if (!table) return
  const id = table.data.responsibilities.failures?.[what]
  yield {source: {entry: table, path: ['responsibilities', 'failures', what]}, ...(id !== undefined && {id})}
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value]
}
