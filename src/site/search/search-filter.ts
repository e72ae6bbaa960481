import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {ownerOf} from '../../core/catalog/queries/owner.ts'
import {subjectOf} from '../../core/catalog/queries/subject.ts'
import {kinds} from '../../core/content/kinds.ts'

/** What full-text search filters an entry's page by. */
export interface SearchFilter {
  kind: string
  integration: string[]
  severity?: string
  team?: string
  number?: string
}

/** Gives the filters of an entry: its kind in words, its integrations and owner by title, its severity and number. */
export function searchFilter(catalog: Catalog, entry: Entry): SearchFilter {
  const data = entry.data as {integration?: string; service?: string; consumers?: string[]; severity?: string; number?: string}
  const ids = data.consumers ?? []
  const owner = ownerOf(catalog, entry)
  const team = owner && catalog.get('team', owner.id)?.title
  return {
    kind: kinds[entry.kind].one,
    integration: [
      ...(subjectOf(catalog, data)?.title ? [subjectOf(catalog, data)?.title ?? ''] : []),
      ...ids.flatMap(id => catalog.get('integration', id)?.title ?? []),
    ],
    ...(data.severity && {severity: data.severity}),
    ...(team && {team}),
    ...(data.number && {number: data.number}),
  }
}
