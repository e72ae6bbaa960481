import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {consumersOf} from '../core/catalog/queries/changes.ts'
import {factsOf} from '../core/catalog/queries/facts.ts'
import {dayOf} from '../core/format/dates.ts'
import {dayAfter, earlier, later} from './days.ts'

/** Days of a plan that belong together, both ends included. */
export interface PlanSpan {
  kind: 'step' | 'window' | 'freeze'
  title: string
  first: string
  last: string
  /** State of a step. */
  state?: 'planned' | 'running' | 'done'
}

/** The day on which something ends that the change rests on, such as the support of a version. */
export interface PlanEnd {
  day: string
  title: string
  entry: Entry
}

/** A time of each day after which something waits for the next one. */
export interface PlanCutOff {
  system: Entry<'system'>
  title: string
  at: string
  timeZone: string
}

/** When a change happens, and what stands in its way; days are those of the organisation. */
export interface ChangePlan {
  /** First and last day that are shown: those of the change with a week around them. */
  first: string
  last: string
  /** Steps in their order, the window, then freezes. */
  spans: PlanSpan[]
  /** All that are known, also outside the days shown; by day. */
  ends: PlanEnd[]
  cutOffs: PlanCutOff[]
}

const aroundDays = 7

/** Gives the plan of a change; nothing where it has neither steps nor a window. */
export function planOf(catalog: Catalog, change: Entry<'change'>): ChangePlan | undefined {
  const own = ownSpans(catalog, change)
  const [any] = own
  if (!any) return undefined
  const first = dayAfter(
    own.reduce((day, span) => earlier(day, span.first), any.first),
    -aroundDays,
  )
  const last = dayAfter(
    own.reduce((day, span) => later(day, span.last), any.last),
    aroundDays,
  )
  const freezes = freezeSpans(catalog).filter(span => span.first <= last && span.last >= first)
  return {first, last, spans: [...own, ...freezes], ends: endsOf(catalog, change), cutOffs: cutOffsOf(catalog, change)}
}

/** Lists the steps of a change and its window as days; empty where it has neither. */
export function ownSpans({settings: {timeZone}}: Catalog, {data}: Entry<'change'>): PlanSpan[] {
  const steps = data.steps.map(({step, from, until = from, state}) => ({
    kind: 'step' as const,
    title: step,
    first: from,
    last: until,
    state,
  }))
  if (!data.window) return steps
  const {from, to} = data.window
  // The end is the first instant outside.
  const last = dayOf(new Date(Math.max(Date.parse(from), Date.parse(to) - 1)).toISOString(), timeZone)
  return [...steps, {kind: 'window', title: 'release window', first: dayOf(from, timeZone), last}]
}

/** Lists the freezes of the settings as days. */
export function freezeSpans({settings}: Catalog): PlanSpan[] {
  return settings.freezes.map(({from, to, reason}) => ({kind: 'freeze', title: reason, first: from, last: to}))
}

function endsOf(catalog: Catalog, change: Entry<'change'>): PlanEnd[] {
  const contracts = change.data.contracts.flatMap(id => catalog.get('contract', id) ?? [])
  const systems = new Set(contracts.flatMap(({data}) => catalog.get('system', data.system ?? '') ?? []))
  const facts = [...contracts, ...systems].flatMap(entry => factsOf(entry))
  const ends = facts.flatMap(({sort, entry, title, value, evidence: {until}}) =>
    until === undefined ? [] : [{day: until, entry, title: sort === 'version' ? `support of version ${value}` : title}],
  )
  return ends.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function cutOffsOf(catalog: Catalog, change: Entry<'change'>): PlanCutOff[] {
  const touched = consumersOf(catalog, change).flatMap(({data}) => [...data.from, ...data.via, ...data.to])
  return [...new Set(touched)].sort().flatMap(id => {
    const system = catalog.get('system', id)
    if (!system) return []
    return system.data.cutOffs.map(({title, at, timeZone = catalog.settings.timeZone}) => ({system, title, at, timeZone}))
  })
}
