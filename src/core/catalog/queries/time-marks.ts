import type {Catalog, Entry} from '../catalog.ts'
import {consumersOf, isReleasing} from './changes.ts'

/** Something that happened to an integration and may explain what its signals show. */
export interface TimeMark {
  entry: Entry<'change'> | Entry<'incident'>
  /** ISO 8601. */
  from: string
  /** Missing while an incident lasts. */
  to?: string
}

/**
 * Lists the changes and incidents that belong on the time axis of an integration, the earliest first.
 *
 * A change counts from its window, when it touches the integration's contracts or names it as a consumer; one that was only proposed, or
 * refused, never happened.
 */
export function timeMarksOf(catalog: Catalog, integrationId: string): TimeMark[] {
  const changes = catalog
    .list('change')
    .filter(change => isReleasing(change) && consumersOf(catalog, change).some(({id}) => id === integrationId))
  const incidents = catalog.list('incident').filter(({data}) => data.integration === integrationId)
  return [...changes.flatMap(markOfChange), ...incidents.map(markOfIncident)].sort((a, b) => Date.parse(a.from) - Date.parse(b.from))
}

function markOfChange(entry: Entry<'change'>): TimeMark[] {
  return entry.data.window ? [{entry, ...entry.data.window}] : []
}

function markOfIncident(entry: Entry<'incident'>): TimeMark {
  const {startedAt, resolvedAt} = entry.data
  return {entry, from: startedAt, ...(resolvedAt !== undefined && {to: resolvedAt})}
}
