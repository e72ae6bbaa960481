import {kinds} from '../../content/kinds.ts'
import {subjectKinds} from '../../content/schema/subject.ts'
import {didYouMean, listed} from '../../format/suggest.ts'
import type {Catalog} from '../catalog.ts'
import {isSubjectKind, type Subject} from './subject.ts'

/** The one that a name stands for, or why there is no such one and what to write. */
export type NamedSubject = {subject: Subject} | {problem: string; help: string}

/**
 * Finds the integration or service that somebody names by its id or as `kind:id`.
 *
 * An id that both have stands for neither until its kind is said.
 *
 * @param only Kinds that are asked for; both, when missing.
 */
export function subjectNamed(catalog: Catalog, name: string, only: readonly Subject['kind'][] = subjectKinds): NamedSubject {
  const [prefix = '', ...rest] = name.split(':')
  const asked = rest.length > 0 && isSubjectKind(prefix) ? only.filter(kind => kind === prefix) : only
  const id = rest.length > 0 && isSubjectKind(prefix) ? rest.join(':') : name
  const found = asked.flatMap(kind => catalog.get(kind, id) ?? [])
  const [first] = found
  if (first && found.length === 1) return {subject: first}
  if (found.length > 1) {
    const choices = found.map(({kind}) => `\`${kind}:${id}\``).join(' or ')
    return {problem: `\`${id}\` is an integration and a service`, help: `Name one of them: ${choices}.`}
  }
  const ids = [...new Set(only.flatMap(kind => catalog.list(kind)).map(each => each.id))].sort()
  return {
    problem: `there is no ${only.map(kind => kinds[kind].one).join(' or ')} \`${id}\`${didYouMean(id, ids)}`,
    help: ids.length > 0 ? `There are ${listed(ids)}.` : 'Write one first.',
  }
}
