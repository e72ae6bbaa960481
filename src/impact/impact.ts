import type {Catalog, Entry, Part} from '../core/catalog/catalog.ts'
import type {Span} from '../core/content/span.ts'
import {runRules} from '../core/lint/check.ts'
import type {Diagnostic} from '../core/lint/diagnostic.ts'
import {causedBetween} from '../core/lint/new-since.ts'
import type {Rule} from '../core/lint/rule.ts'
import {type Interval, united} from '../oncall/intervals.ts'
import {type Consequence, consequenceOrder, type Harm} from './consequence.ts'
import {CoverageDiff, lengthOf} from './coverage-diff.ts'
import {dependentsOf} from './dependents.ts'
import {fieldUses} from './field-uses.ts'
import {namingPlaces} from './mentions.ts'
import {lostOwners} from './ownership-diff.ts'
import {type Removal, removalOf, removalOfPeople} from './removal.ts'
import {silencedPlaces, unheardFailures} from './unnotified.ts'

/** What breaks if something goes. */
export interface Impact {
  departure: Removal
  /** The time for which cover is judged. */
  horizon: Interval
  /** Worst first. */
  consequences: Consequence[]
}

/** What goes, and when. */
export interface ImpactRequest {
  of: Entry | Part
  /** People who leave together with the one in `of`. */
  also?: readonly Entry<'person'>[]
  /** ISO 8601 UTC. */
  now: string
  /** First day without it; see {@link removalOf}. */
  day?: string | undefined
  /** Rules whose findings are compared; none leaves findings out. */
  rules?: readonly Rule[]
}

/**
 * Answers what breaks if a person leaves, or anything else goes away, before it happens.
 *
 * The content is really changed, in memory: who is reached and who owns what is resolved before and after and compared, and so is what
 * the rules find. Places that name what goes are listed too, unless something worse is said of them.
 */
export function impactOf(catalog: Catalog, {of, also = [], now, day, rules = []}: ImpactRequest): Impact {
  const departure =
    of.kind === 'person' && also.length > 0 ? removalOfPeople(catalog, [of, ...also], now, day) : removalOf(catalog, of, now, day)
  const reach = new CoverageDiff(departure)
  const worse = [
    ...silencedPlaces(departure, reach),
    ...unheardFailures(departure, reach),
    ...lostOwners(departure),
    ...dependentsOf(departure),
    ...fieldUses(departure),
  ]
  const harms = distinct([...worse, ...withoutKnown(namingPlaces(departure), worse)])
  return {
    departure,
    horizon: reach.horizon,
    consequences: withFindings(harms, appearing(departure, rules)).sort(consequenceOrder(departure.before)),
  }
}

/** Gives what a person's page tells of their leaving: hours of cover and levels, without findings and names. */
export function silenceWithout(catalog: Catalog, person: Entry<'person'>, now: string): Consequence[] {
  const departure = removalOf(catalog, person, now)
  return silencedPlaces(departure, new CoverageDiff(departure)).sort(consequenceOrder(departure.before))
}

/** Counts consequences by harm, and adds up the hours of cover that rotations lose, in milliseconds. */
export function sumsOf({consequences}: Impact): Record<Harm, number> & {lostMs: number} {
  const count = (harm: Harm) => consequences.filter(each => each.harm === harm).length
  const lostMs = consequences.reduce((sum, {lost}) => sum + (lost?.ms ?? 0), 0)
  return {breaks: count('breaks'), weakens: count('weakens'), names: count('names'), lostMs}
}

/** Gives the times at which at least one rotation loses its cover, joined where they touch. */
export function uncovered({consequences}: Impact): {stretches: Interval[]; ms: number} {
  const stretches = united(consequences.flatMap(({lost}) => lost?.shifts ?? []))
  return {stretches, ms: lengthOf(stretches)}
}

// A place of which something worse is said needs no second sentence.
function withoutKnown(named: readonly Consequence[], worse: readonly Consequence[]): Consequence[] {
  const places = new Set(worse.map(({at}) => placeOf(at)))
  const covered = new Set(worse.filter(({what}) => what === 'cover').map(({target}) => target?.id))
  return named.filter(({at, what, target}) => !places.has(placeOf(at)) && !(what === 'cover' && covered.has(target?.id)))
}

function distinct(consequences: readonly Consequence[]): Consequence[] {
  const kept = new Map<string, Consequence>()
  for (const each of consequences) {
    const key = `${placeOf(each.at)} ${each.message}`
    if (!kept.has(key)) kept.set(key, each)
  }
  return [...kept.values()]
}

function appearing({before, after, at}: Removal, rules: readonly Rule[]): Diagnostic[] {
  if (rules.length === 0) return []
  // Both are judged on the same day, so that the passing of time brings nothing about.
  const now = new Date(at).toISOString()
  const checked = (catalog: Catalog) => ({catalog, diagnostics: runRules(catalog, rules, {now}).diagnostics})
  return causedBetween(checked(before), checked(after))
}

// A finding at a place that is listed already says which rule will report it; others are consequences of their own.
function withFindings(consequences: readonly Consequence[], diagnostics: readonly Diagnostic[]): Consequence[] {
  const byPlace = Map.groupBy(consequences, ({at}) => placeOf(at))
  const own: Consequence[] = []
  for (const diagnostic of diagnostics) {
    const there = byPlace.get(placeOf(diagnostic))
    if (there) for (const {rules} of there) rules.includes(diagnostic.ruleId) || rules.push(diagnostic.ruleId)
    else own.push(ofFinding(diagnostic))
  }
  return [...consequences, ...own]
}

function ofFinding({ruleId, severity, file, start, end, message}: Diagnostic): Consequence {
  const harm = {error: 'breaks', warning: 'weakens', note: 'names'} as const
  return {harm: harm[severity], what: 'finding', direct: false, at: {file, start, end}, message, rules: [ruleId]}
}

function placeOf({file, start}: Pick<Span, 'file' | 'start'>): string {
  return `${file}:${start.line}:${start.column}`
}
