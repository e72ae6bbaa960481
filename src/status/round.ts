import {durationMs} from '../core/format/duration.ts'
import type {Plan, PlannedSignal} from './collection-plan.ts'
import {emptyHistory, type Grid, withValues} from './history.ts'
import {lastSeen} from './last-seen.ts'
import {
  type ActiveAlert,
  type Reading,
  type Snapshot,
  type SnapshotMark,
  type SourceReport,
  snapshotVersion,
  type VendorReading,
} from './snapshot.ts'
import {isoOf} from './source/plain.ts'
import {byWeight} from './source/said-alert.ts'
import type {Measure, Past, SaidStatus, SourceAnswer} from './source/source.ts'
import {judge, type State} from './state.ts'

/** How reading one source went in a round. */
export type SourceOutcome = {id: string; tookMs: number} & ({answer: SourceAnswer} | {reason: string})

/** How reading the status page of one system went. */
export type PageOutcome = {system: string; source: string; tookMs: number} & ({said: SaidStatus} | {reason: string})

/** All that a round brought. */
export interface Round {
  outcomes: SourceOutcome[]
  /** Only pages that were due. */
  pages: PageOutcome[]
  /** End of the round, milliseconds since the epoch. */
  now: number
}

/** Gives the source id of a system's status page. */
export const pageSource = (system: string) => `system:${system}`

/**
 * Makes the next snapshot of the previous one and what a round brought.
 *
 * A source that could not be read changes nothing but its report: its values stay with the time they were observed, and grow old.
 */
export function nextSnapshot(previous: Snapshot | undefined, plan: Plan, round: Round): Snapshot {
  const {now} = round
  const sources = [...plan.sources.map(setting => reportOf(setting, previous, round)), ...pageReports(plan, previous, round)]
  const marks = marksOf(plan, previous, round)
  const alerts = alertsOf(plan, previous, round)
  const seen = lastSeen(previous, alerts)
  const signals = plan.signals.map(signal => [signal.id, readingOf(signal, previous?.signals[signal.id], plan, round)] as const)
  return {
    version: snapshotVersion,
    writtenAt: isoOf(now),
    everySeconds: plan.everyMs / 1000,
    sources,
    signals: Object.fromEntries(signals),
    alerts,
    ...(seen.length > 0 && {lastSeen: seen}),
    vendors: vendorsOf(plan, previous, round),
    ...(marks.length > 0 && {marks}),
  }
}

/** Fills gaps of histories with what sources know of the past; what was measured stays as it is. */
export function withPast(snapshot: Snapshot, plan: Plan, past: ReadonlyMap<string, Past>, now: number): Snapshot {
  const signals = {...snapshot.signals}
  for (const {id, worse} of plan.signals) {
    const [reading, found] = [signals[id], past.get(id)]
    if (!reading || !found) continue
    const grid = gridOf(plan, worse)
    const filledSteps = new Set(
      reading.history.values.flatMap((value, index) => (value === null ? [] : [stepOf(reading, index, plan.stepMs)])),
    )
    const missing = found.filter(([at]) => !filledSteps.has(Math.floor(at / plan.stepMs)))
    signals[id] = {...reading, history: withValues(reading.history, missing, grid, now)}
  }
  return {...snapshot, signals}
}

/** Counts the signals of a snapshot by their state at an instant; states that do not occur are left out. */
export function countStates(snapshot: Snapshot, plan: Plan, now: number): Map<State, number> {
  const counts = new Map<State, number>()
  for (const signal of plan.signals) {
    const {state} = judge(signal, snapshot.signals[signal.id], now)
    counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  return counts
}

function stepOf({history}: Reading, index: number, stepMs: number): number {
  return Math.floor((Date.parse(history.from) + index * history.stepSeconds * 1000) / stepMs)
}

const gridOf = ({stepMs, points}: Plan, worse: Grid['worse']): Grid => ({stepMs, points, worse})

function reportOf(source: Plan['sources'][number], previous: Snapshot | undefined, {outcomes, now}: Round): SourceReport {
  const {id, kind, title, can} = source
  const outcome = outcomes.find(each => each.id === id)
  const before = previous?.sources.find(each => each.id === id)
  const base = {id, kind, title: title ?? id, demo: can.isDemo, knowsAlerts: can.knowsAlerts, tookMs: Math.round(outcome?.tookMs ?? 0)}
  if (!outcome || 'reason' in outcome) {
    const times = {...(before?.answeredAt && {answeredAt: before.answeredAt}), ...(before?.alertsAt && {alertsAt: before.alertsAt})}
    return {...base, ok: false, reason: outcome?.reason ?? 'it was not asked', ...times}
  }
  const {alerts, remarks} = outcome.answer
  const alertsAt = alerts ? isoOf(now) : before?.alertsAt
  return {...base, ok: true, answeredAt: isoOf(now), ...(alertsAt && {alertsAt}), ...(remarks.length > 0 && {remarks: remarks.slice(0, 5)})}
}

function pageReports({vendors}: Plan, previous: Snapshot | undefined, {pages, now}: Round): SourceReport[] {
  return vendors.flatMap(({system, title, format}) => {
    const id = pageSource(system)
    const page = pages.find(each => each.system === system)
    const before = previous?.sources.find(each => each.id === id)
    if (!page) return before ? [before] : []
    const base = {id, kind: format, title: `Status page of ${title}`, demo: false, knowsAlerts: false, tookMs: Math.round(page.tookMs)}
    if ('said' in page) return [{...base, ok: true, answeredAt: isoOf(now)}]
    return [{...base, ok: false, reason: page.reason, ...(before?.answeredAt && {answeredAt: before.answeredAt})}]
  })
}

function readingOf(signal: PlannedSignal, before: Reading | undefined, plan: Plan, round: Round): Reading {
  const {now} = round
  const fetchedAt = isoOf(now)
  const grid = gridOf(plan, signal.worse)
  const past = withValues(before?.history ?? emptyHistory(grid, now), [], grid, now)
  const candidates = signal.asked.flatMap(({source}) => candidateOf(source, signal.id, round))
  const chosen = choose(candidates, durationMs(signal.maxAge), now)
  if (!chosen) return {value: null, fetchedAt, reason: signal.reason ?? 'nobody was asked', history: past}
  const {source, measure} = chosen
  if (measure.value === null && measure.isUnread) return unread(before, {source, reason: measure.reason, fetchedAt, history: past})
  const maintenance = measure.maintenance ? {maintenance: true} : {}
  if (measure.value === null) return {source, value: null, fetchedAt, reason: measure.reason, ...maintenance, history: past}
  const history = withValues(past, [[Date.parse(measure.observedAt), measure.value]], grid, now)
  const doubt = measure.doubt === undefined ? {} : {doubt: measure.doubt}
  return {source, value: measure.value, observedAt: measure.observedAt, fetchedAt, ...maintenance, ...doubt, history}
}

// What was known stays known with its old time: it ages, and says why nothing newer came.
function unread(
  before: Reading | undefined,
  {source, reason, fetchedAt, history}: {source: string; reason: string; fetchedAt: string; history: Reading['history']},
): Reading {
  if (before?.value === undefined || before.value === null)
    return {source, value: null, fetchedAt: before?.fetchedAt ?? fetchedAt, reason, history}
  return {...before, reason, history}
}

interface Candidate {
  source: string
  measure: Measure
}

function candidateOf(source: string, signal: string, {outcomes}: Round): Candidate[] {
  const outcome = outcomes.find(({id}) => id === source)
  if (!outcome) return []
  if ('reason' in outcome) return [{source, measure: {value: null, reason: outcome.reason, isUnread: true}}]
  const measure = outcome.answer.measures.get(signal)
  return measure ? [{source, measure}] : []
}

// The first recent value counts, one beyond doubt before others; without one the newest, then the first source that says why it has none.
function choose(candidates: readonly Candidate[], maxAgeMs: number, now: number): Candidate | undefined {
  const valued = candidates.filter(({measure}) => measure.value !== null)
  const ageOf = ({measure}: Candidate) => now - Date.parse(measure.observedAt ?? '')
  const recent = valued.filter(candidate => ageOf(candidate) <= maxAgeMs)
  const certain = recent.find(({measure}) => !('doubt' in measure))
  return certain ?? recent[0] ?? valued.toSorted((a, b) => ageOf(a) - ageOf(b))[0] ?? candidates[0]
}

function alertsOf(plan: Plan, previous: Snapshot | undefined, {outcomes, now}: Round): ActiveAlert[] {
  const fetchedAt = isoOf(now)
  const all = plan.sources.flatMap(({id}) => {
    const outcome = outcomes.find(each => each.id === id)
    const told = outcome && 'answer' in outcome ? outcome.answer.alerts : undefined
    // Not to know is not the same as none: what was active stays, with the time it was read.
    return told?.map(alert => ({...alert, source: id, fetchedAt})) ?? previous?.alerts.filter(({source}) => source === id) ?? []
  })
  return withoutTwins(all).sort(byWeight)
}

function marksOf(plan: Plan, previous: Snapshot | undefined, {outcomes}: Round): SnapshotMark[] {
  const all = plan.sources.flatMap(({id}) => {
    const outcome = outcomes.find(each => each.id === id)
    const isRead = outcome && 'answer' in outcome
    if (!isRead) return previous?.marks?.filter(({source}) => source === id) ?? []
    return outcome.answer.marks?.map(mark => ({...mark, source: id})) ?? []
  })
  return all.sort((a, b) => Date.parse(a.from) - Date.parse(b.from))
}

/** Leaves one of an alert that Prometheus and Alertmanager both tell; that it is silenced, only the latter knows. */
function withoutTwins(alerts: readonly ActiveAlert[]): ActiveAlert[] {
  const order = ['silenced', 'firing', 'pending']
  const kept: ActiveAlert[] = []
  for (const alert of alerts.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))) {
    if (!kept.some(other => isTwin(alert, other))) kept.push(alert)
  }
  return kept
}

function isTwin(one: ActiveAlert, other: ActiveAlert): boolean {
  return one.name === other.name && one.source !== other.source && (isWithin(one, other) || isWithin(other, one))
}

// Alertmanager sees the labels of the rule and those of the Prometheus that sent it.
function isWithin({labels}: ActiveAlert, {labels: wider}: ActiveAlert): boolean {
  return Object.entries(labels).every(([name, value]) => wider[name] === value)
}

function vendorsOf(plan: Plan, previous: Snapshot | undefined, round: Round): Record<string, VendorReading> {
  const replayed = plan.sources.flatMap(({id}) => vendorsToldBy(id, previous, round))
  const read = plan.vendors.flatMap(({system}) => vendorOf(system, previous, round))
  return Object.fromEntries([...replayed, ...read])
}

type NamedVendor = [system: string, reading: VendorReading]

function vendorsToldBy(id: string, previous: Snapshot | undefined, {outcomes, now}: Round): NamedVendor[] {
  const outcome = outcomes.find(each => each.id === id)
  const told = outcome && 'answer' in outcome ? outcome.answer.vendors : undefined
  if (!told) return Object.entries(previous?.vendors ?? {}).filter(([, {source}]) => source === id)
  return [...told].map(([system, said]) => [system, {source: id, fetchedAt: isoOf(now), ...said}])
}

function vendorOf(system: string, previous: Snapshot | undefined, {pages, now}: Round): NamedVendor[] {
  const page = pages.find(each => each.system === system)
  const source = pageSource(system)
  const before = previous?.vendors[system]?.source === source ? previous.vendors[system] : undefined
  if (!page) return before ? [[system, before]] : []
  const base = {source, fetchedAt: isoOf(now)}
  if ('said' in page) return [[system, {...base, ...page.said}]]
  if (before) return [[system, {...before, reason: page.reason}]]
  return [[system, {...base, state: 'unknown', reason: page.reason, components: [], incidents: []}]]
}
