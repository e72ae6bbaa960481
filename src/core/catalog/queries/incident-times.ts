import {minutesBetween} from '../../format/dates.ts'
import type {Catalog, Entry} from '../catalog.ts'
import {consumersOf, isReleasing} from './changes.ts'
import {isAbout} from './subject.ts'

/** One point of an incident's course. */
export interface Moment {
  what: 'began' | 'detected' | 'resolved'
  /** ISO 8601 with offset. */
  at: string
  /** Minutes since it began. */
  afterMinutes: number
}

/** How an incident went, in minutes. */
export interface IncidentTimes {
  /** In order of time; without `resolved` while it lasts. */
  moments: Moment[]
  /** From begin until somebody knew. */
  toDetect: number
  /** From begin until it was over; nothing while it lasts. */
  toResolve?: number
}

/** Gives the course of an incident. */
export function incidentTimes({data}: Entry<'incident'>): IncidentTimes {
  const {startedAt, resolvedAt} = data
  const detectedAt = data.detectedAt ?? startedAt
  const points = {began: startedAt, detected: detectedAt, resolved: resolvedAt}
  const moments = Object.entries(points).flatMap(([what, at]): Moment[] =>
    at === undefined ? [] : [{what: what as Moment['what'], at, afterMinutes: minutesBetween(startedAt, at)}],
  )
  return {
    moments: moments.sort((a, b) => a.afterMinutes - b.afterMinutes),
    toDetect: minutesBetween(startedAt, detectedAt),
    ...(resolvedAt !== undefined && {toResolve: minutesBetween(startedAt, resolvedAt)}),
  }
}

/** Lists incidents, the latest first; those that last stand before all others. */
export function incidentsByDate(catalog: Catalog): Entry<'incident'>[] {
  const lasts = ({data}: Entry<'incident'>) => (data.resolvedAt === undefined ? 1 : 0)
  return catalog.list('incident').toSorted((a, b) => lasts(b) - lasts(a) || Date.parse(b.data.startedAt) - Date.parse(a.data.startedAt))
}

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
export function timeMarksOf(catalog: Catalog, subject: {kind: string; id: string}): TimeMark[] {
  const changes = catalog
    .list('change')
    .filter(
      change => isReleasing(change) && consumersOf(catalog, change).some(each => each.kind === subject.kind && each.id === subject.id),
    )
  const incidents = catalog.list('incident').filter(({data}) => isAbout(data, subject))
  return [...changes.flatMap(markOfChange), ...incidents.map(markOfIncident)].sort((a, b) => Date.parse(a.from) - Date.parse(b.from))
}

function markOfChange(entry: Entry<'change'>): TimeMark[] {
  return entry.data.window ? [{entry, ...entry.data.window}] : []
}

function markOfIncident(entry: Entry<'incident'>): TimeMark {
  const {startedAt, resolvedAt} = entry.data
  return {entry, from: startedAt, ...(resolvedAt !== undefined && {to: resolvedAt})}
}
