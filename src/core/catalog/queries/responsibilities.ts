import {type ResponsibilityName, responsibilityNames} from '../../content/schema/ownership.ts'
import type {Catalog, Entry} from '../catalog.ts'
import {escalationOf, type OwnerSource, ownershipTableOf} from './owner.ts'
import {type Subject, subjectOf, subjectsOf} from './subject.ts'

/** One of the five responsibilities of an integration; `owner` is missing where nobody has it. */
export interface Duty {
  name: ResponsibilityName
  owner?: Entry<'team'>
  backup?: Entry<'team'>
  path?: Entry<'escalation-path'>
  note?: string
  /** Where owner, backup and path are written; the path may be the integration's. */
  from: Partial<Record<'owner' | 'backup' | 'path', OwnerSource>>
}

/** Who does what for one integration; duties in the fixed order. */
export interface DutyRow {
  subject: Subject
  table?: Entry<'ownership'>
  duties: Duty[]
}

/** Says what each responsibility means, in words of a reader. */
export const dutyInWords: Record<ResponsibilityName, string> = {
  failures: 'Failures',
  retries: 'Retries',
  dashboards: 'Dashboards',
  runbooks: 'Runbooks',
  'release-handoff': 'Release handoff',
}

/** Gives the five responsibilities of every integration and service, by tier; those without a table have five open ones. */
export function responsibilityMatrix(catalog: Catalog): DutyRow[] {
  return subjectsOf(catalog).map(subject => dutyRow(catalog, subject, ownershipTableOf(catalog, subject)))
}

/** Gives the five responsibilities that one ownership table hands out. */
export function dutiesOf(catalog: Catalog, table: Entry<'ownership'>): Duty[] {
  const subject = subjectOf(catalog, table.data)
  return responsibilityNames.map(name => dutyOf(catalog, name, subject, table))
}

function dutyRow(catalog: Catalog, subject: Subject, table: Entry<'ownership'> | undefined): DutyRow {
  const duties = responsibilityNames.map(name => dutyOf(catalog, name, subject, table))
  return {subject, ...(table && {table}), duties}
}

function dutyOf(catalog: Catalog, name: ResponsibilityName, subject?: Subject, table?: Entry<'ownership'>): Duty {
  const written = table?.data.responsibilities[name]
  const owner = written && catalog.get('team', written.owner)
  if (!table || !written || !owner) return {name, from: {}}
  const at = (key: string): OwnerSource => ({entry: table, path: ['responsibilities', name, key]})
  const backup = written.backup === undefined ? undefined : catalog.get('team', written.backup)
  const named = written.escalation === undefined ? undefined : {id: written.escalation, source: at('escalation')}
  const answer = named ?? (subject && escalationOf(catalog, subject))
  const path = answer && catalog.get('escalation-path', answer.id)
  return {
    name,
    owner,
    ...(backup && {backup}),
    ...(path && {path}),
    ...(written.note && {note: written.note}),
    from: {owner: at('owner'), ...(backup && {backup: at('backup')}), ...(path && {path: answer.source})},
  }
}
