import type {Kind} from '../../content/kinds.ts'
import {subjectKinds} from '../../content/schema/subject.ts'
import type {Catalog, Entry} from '../catalog.ts'
import {tierOrder} from './ranks.ts'

/** What fails, is measured and owned: an integration or a service. */
export type Subject = Entry<'integration'> | Entry<'service'>

/** What an entry says of its subject. */
export interface Subjected {
  integration?: string | undefined
  service?: string | undefined
}

/** Names what an entry is about, there or not. */
export function subjectTarget({integration, service}: Subjected): {kind: Subject['kind']; id: string} {
  return service !== undefined && integration === undefined ? {kind: 'service', id: service} : {kind: 'integration', id: integration ?? ''}
}

/** Gives the integration or service that an entry is about; nothing where it leads nowhere. */
export function subjectOf(catalog: Catalog, of: Subjected): Subject | undefined {
  const {kind, id} = subjectTarget(of)
  return catalog.get(kind, id)
}

/** Lists all integrations and services, those of the most important tier first, integrations before services. */
export function subjectsOf(catalog: Catalog): Subject[] {
  return [...catalog.list('integration'), ...catalog.list('service')].toSorted(tierOrder(catalog))
}

/** Tells whether a kind is one that fails and is measured. */
export function isSubjectKind(kind: Kind | string | undefined): kind is Subject['kind'] {
  return kind !== undefined && (subjectKinds as readonly string[]).includes(kind)
}

/** Tells whether an entry is about an integration or service. */
export function isAbout(of: Subjected, {kind, id}: {kind: string; id: string}): boolean {
  return isSubjectKind(kind) && of[kind] === id
}

/** Lists the systems that an integration or service stands on: those data pass, those it is a part of or depends on. */
export function systemsBehind(catalog: Catalog, subject: Subject): Entry<'system'>[] {
  const ids =
    subject.kind === 'integration'
      ? [...subject.data.from, ...subject.data.via, ...subject.data.to]
      : [subject.data.system ?? '', ...subject.data.dependsOn.flatMap(each => (each.startsWith('system:') ? each.slice(7) : []))]
  return [...new Set(ids)].flatMap(id => catalog.get('system', id) ?? [])
}
