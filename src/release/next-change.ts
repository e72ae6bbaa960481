import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {dayOf} from '../core/format/dates.ts'
import {ownSpans} from './change-plan.ts'

/** What comes next of a change. */
export interface NextOfChange {
  /** E.g. `contract begins`. */
  what: string
  day: string
}

/** Changes by what is next of them. */
export interface ChangesByNext {
  /** Open ones with a day to come, the nearest first. */
  ahead: {change: Entry<'change'>; next: NextOfChange}[]
  /** Open ones without one: not planned, or all their days are over. */
  undated: Entry<'change'>[]
  /** Released, rolled back or refused, the latest first. */
  over: Entry<'change'>[]
}

/** Sorts all changes by what is next, seen from an instant. */
export function changesByNext(catalog: Catalog, now: string): ChangesByNext {
  const open = catalog.list('change').filter(change => !isOver(change))
  const dated = open.map(change => ({change, next: nextOf(catalog, change, now)}))
  const ahead = dated.flatMap(({change, next}) => (next ? [{change, next}] : []))
  return {
    ahead: ahead.sort((a, b) => compare(a.next.day, b.next.day) || compare(a.change.id, b.change.id)),
    undated: dated.flatMap(({change, next}) => (next ? [] : [change])),
    over: catalog
      .list('change')
      .filter(isOver)
      .sort((a, b) => compare(b.data.window?.from ?? '', a.data.window?.from ?? '') || compare(b.id, a.id)),
  }
}

/** Says what comes next of a change; nothing where no day of it is to come. */
export function nextOf(catalog: Catalog, change: Entry<'change'>, now: string): NextOfChange | undefined {
  const today = dayOf(now, catalog.settings.timeZone)
  const days = ownSpans(catalog, change)
    .filter(({state}) => state !== 'done')
    .flatMap(({title, first, last}) => [
      {what: `${title} begins`, day: first},
      {what: `${title} ends`, day: last},
    ])
  return days.filter(({day}) => day >= today).sort((a, b) => compare(a.day, b.day))[0]
}

/** Tells whether a change is released, rolled back or refused. */
export function isOver({data: {state}}: Entry<'change'>): boolean {
  return state === 'released' || state === 'rolled-back' || state === 'refused'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
