import {minutesBetween} from '../../format/dates.ts'
import type {Catalog, Entry} from '../catalog.ts'

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
