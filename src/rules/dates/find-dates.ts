import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {ownedFacts} from '../../core/catalog/queries/facts.ts'
import {failureModesOf} from '../../core/catalog/queries/owner.ts'
import type {Frontmatter, Path} from '../../core/content/frontmatter.ts'
import type {Data} from '../../core/content/schema/index.ts'
import type {Settings} from '../../core/content/schema/settings.ts'
import {durationMs} from '../../core/format/duration.ts'

/** A date, or a date and time, of some file. */
interface Dated {
  frontmatter: Frontmatter
  path: Path
  /** As written. */
  value: string
}

/** A policy for runbooks of one severity. */
type Policy = Settings['severities'][number]

/** A runbook that somebody should have looked at by now. */
export interface Overdue {
  runbook: Entry<'runbook'>
  /** Severity of its worst failure mode. */
  severity: string
  /** How often, as settings say it, e.g. `90d`. */
  every: string
  /** Day it was last done; missing when never. */
  last?: string
}

/**
 * Lists the runbooks not reviewed for longer than their worst failure mode allows. Without a failure mode there is no policy; without a day
 * of review that is what is missing.
 */
export function overdueReviews(catalog: Catalog, now: string): Overdue[] {
  const all = overdue(
    catalog,
    now,
    policy => policy.reviewEvery,
    ({reviewed}) => reviewed,
  )
  return all.filter(({last}) => last !== undefined)
}

/** Lists the runbooks not carried out for longer than their worst failure mode allows, or never. */
export function overdueExercises(catalog: Catalog, now: string): Overdue[] {
  return overdue(
    catalog,
    now,
    policy => policy.exerciseEvery,
    ({exercised}) => exercised,
  )
}

function overdue(
  catalog: Catalog,
  now: string,
  everyOf: (policy: Policy) => string | undefined,
  lastOf: (data: Data<'runbook'>) => string | undefined,
): Overdue[] {
  const policies = new Map(catalog.settings.severities.map(policy => [policy.id, policy]))
  return catalog.list('runbook').flatMap((runbook): Overdue[] => {
    const severity = failureModesOf(catalog, runbook.id)[0]?.data.severity
    const policy = severity && policies.get(severity)
    const every = policy && everyOf(policy)
    const last = lastOf(runbook.data)
    if (!severity || !every || (last !== undefined && !isPast(last, durationMs(every), now))) return []
    return [{runbook, severity, every, ...(last !== undefined && {last})}]
  })
}

/** A date that says that something has happened, and lies in the future. */
export interface Ahead extends Dated {
  /** What is said to have happened, e.g. `reviewed`. */
  what: string
}

/** Lists reviews, exercises, approvals, handoffs and points of incidents that lie in the future everywhere on Earth. */
export function datesAhead(catalog: Catalog, now: string): Ahead[] {
  return [...happenings(catalog)].filter(({value}) => startOf(value, 14) > Date.parse(now))
}

function* happenings(catalog: Catalog): Generator<Ahead> {
  for (const {data, document} of catalog.list('runbook')) {
    for (const what of ['reviewed', 'exercised'] as const) yield* dated(document, [what], data[what], what)
  }
  for (const {data, document} of catalog.list('change')) {
    for (const [index, {on}] of data.approvals.entries()) yield* dated(document, ['approvals', index, 'on'], on, 'approved')
  }
  for (const {data, document} of catalog.list('ownership')) {
    for (const [index, {on}] of data.handoffs.entries()) yield* dated(document, ['handoffs', index, 'on'], on, 'handed over')
  }
  for (const {data, document} of catalog.list('slice')) yield* dated(document, ['evidence', 'on'], data.evidence?.on, 'measured')
  for (const {fact} of ownedFacts(catalog)) {
    yield* dated(fact.entry.document, [...fact.evidencePath, 'checked'], fact.evidence.checked, 'checked')
  }
  for (const {data, document} of catalog.list('incident')) {
    for (const what of ['startedAt', 'detectedAt', 'resolvedAt'] as const)
      yield* dated(document, [what], data[what], what.replace('At', ''))
  }
}

function* dated({frontmatter}: {frontmatter: Frontmatter}, path: Path, value: string | undefined, what: string): Generator<Ahead> {
  if (value !== undefined) yield {frontmatter, path, value, what}
}

/** Two dates in the wrong order. */
export interface Reversed {
  earlier: Dated
  later: Dated
  /** True where a span of time must not be empty either, as between two instants. */
  isEmpty: boolean
}

/** Lists the pairs of dates of all entries and of settings that stand in the wrong order, and spans of time without length. */
export function reversedDates(catalog: Catalog): Reversed[] {
  return [...spansOfTime(catalog)].flatMap(([earlier, later, mayBeEmpty]) => {
    const gap = Date.parse(later.value) - Date.parse(earlier.value)
    return gap < 0 || (gap === 0 && !mayBeEmpty) ? [{earlier, later, isEmpty: gap === 0}] : []
  })
}

type Pair = [earlier: Dated, later: Dated, mayBeEmpty: boolean]

function* spansOfTime(catalog: Catalog): Generator<Pair> {
  const {settingsFile, settings} = catalog
  if (settingsFile) yield* fromTo(settingsFile, ['freezes'], settings.freezes, true)
  for (const {data, document} of catalog.list('rotation')) {
    yield* fromTo(document, ['overrides'], data.overrides, false)
    yield* fromTo(document, ['gaps'], data.gaps, false)
  }
  for (const {data, document} of catalog.list('change')) {
    if (data.window) yield pair(document, ['window'], data.window, ['from', 'to'], false)
    for (const [index, step] of data.steps.entries())
      if (step.until !== undefined) yield pair(document, ['steps', index], step, ['from', 'until'], true)
  }
  for (const {data, document} of catalog.list('incident')) yield* courseOf(document, data)
}

function* fromTo(
  file: {frontmatter: Frontmatter},
  path: Path,
  list: readonly {from: string; to: string}[],
  mayBeEmpty: boolean,
): Generator<Pair> {
  for (const [index, item] of list.entries()) yield pair(file, [...path, index], item, ['from', 'to'], mayBeEmpty)
}

// Each point with the nearest one before it, so that one slip is one finding.
function* courseOf(file: {frontmatter: Frontmatter}, data: Data<'incident'>): Generator<Pair> {
  const points = (['startedAt', 'detectedAt', 'resolvedAt'] as const).filter(key => data[key] !== undefined)
  for (const [index, key] of points.entries()) {
    const before = points[index - 1]
    if (before) yield pair(file, [], data as Record<string, unknown>, [before, key], true)
  }
}

function pair({frontmatter}: {frontmatter: Frontmatter}, path: Path, values: object, keys: [string, string], mayBeEmpty: boolean): Pair {
  const [earlier, later] = keys.map(key => ({frontmatter, path: [...path, key], value: (values as Record<string, string>)[key] ?? ''}))
  return [earlier as Dated, later as Dated, mayBeEmpty]
}

/** A day or window that has passed while what it was for is still open. */
export interface Passed extends Dated {
  /** What is still open, in words. */
  open: string
}

const waiting = ['proposed', 'approved', 'scheduled', 'in-progress']

/** Lists windows and steps of changes that are over while the change or step is not, and follow-ups of incidents past their day. */
export function passedDates(catalog: Catalog, now: string): Passed[] {
  const windows = catalog.list('change').flatMap(({id, data, document: {frontmatter}}): Passed[] => {
    if (!data.window || !waiting.includes(data.state) || Date.parse(data.window.to) > Date.parse(now)) return []
    return [{frontmatter, path: ['window', 'to'], value: data.window.to, open: `change \`${id}\` is still \`${data.state}\``}]
  })
  const steps = catalog.list('change').flatMap(change => passedSteps(change, now))
  const followUps = catalog.list('incident').flatMap(({id, data, document: {frontmatter}}) =>
    data.followUps.flatMap(({due, done}, index): Passed[] => {
      if (due === undefined || done || !isPast(due, dayMs, now)) return []
      return [{frontmatter, path: ['followUps', index, 'due'], value: due, open: `the follow-up of incident \`${id}\` is not done`}]
    }),
  )
  return [...windows, ...steps, ...followUps]
}

function passedSteps({id, data, document: {frontmatter}}: Entry<'change'>, now: string): Passed[] {
  if (!waiting.includes(data.state)) return []
  return data.steps.flatMap(({step, from, until, state}, index): Passed[] => {
    const [key, value] = until === undefined ? (['from', from] as const) : (['until', until] as const)
    if (state === 'done' || !isPast(value, dayMs, now)) return []
    return [{frontmatter, path: ['steps', index, key], value, open: `step \`${step}\` of change \`${id}\` is still \`${state}\``}]
  })
}

/** Lists the incidents still `unknown` after the settings' limit, counted from their end, or from their begin while they last. */
export function unnamedIncidents(catalog: Catalog, now: string): Entry<'incident'>[] {
  const limit = durationMs(catalog.settings.nameIncidentsWithin)
  return catalog.list('incident').filter(({data}) => {
    return data.failureMode === 'unknown' && isPast(data.resolvedAt ?? data.startedAt, limit, now)
  })
}

const dayMs = 86_400_000

/**
 * Tells whether so much time has passed since a day or instant began.
 *
 * A day is judged on the clock where it ends last: nobody is late who still has an hour.
 */
export function isPast(value: string, afterMs: number, now: string): boolean {
  return startOf(value, -12) + afterMs < Date.parse(now)
}

// `offset` is the zone, in hours, on whose clock a day without time begins.
function startOf(value: string, offset: number): number {
  return value.includes('T') ? Date.parse(value) : Date.parse(`${value}T00:00:00Z`) - offset * 3_600_000
}
