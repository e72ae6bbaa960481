import type {Catalog, Part} from '../core/catalog/catalog.ts'
import {directAlerts} from '../core/catalog/direct-alerts.ts'
import {conditionsOf, type StatedCondition} from '../core/catalog/queries/alerts.ts'
import {durationMs} from '../core/format/duration.ts'
import {isTypoOf} from '../core/format/suggest.ts'
import type {FiringRule} from './firing.ts'
import {firingFiles} from './firing-files.ts'
import {limitOf, promqlOf} from './our-condition.ts'
import {pageLedTo} from './page-led-to.ts'
import {type Difference, differenceOf, normalPromql} from './promql-text.ts'
import {urgencyOf} from './urgency.ts'

/** A rule that fires an alert of ours, with the condition of ours that it stands for. */
export interface FiredCondition {
  alert: Part<'alert'>
  rule: FiringRule
  condition: StatedCondition
  /** How its condition differs; missing where the two cannot be compared. */
  difference?: Difference
  /** Limit of ours, where there is one number. */
  limit?: number
  /** True where another rule stands for this condition already, and this one has another query. */
  isExtra: boolean
}

/** A rule that most likely fires an alert of ours under another name. */
export interface RenamedRule {
  alert: Part<'alert'>
  rule: FiringRule
  /** What shows it. */
  by: 'condition' | 'page' | 'name'
}

/** Our alerts beside the rules that fire. */
export interface Comparison {
  fired: readonly FiredCondition[]
  renamed: readonly RenamedRule[]
  /** Rules that neither a failure mode nor a runbook names, one of each name. */
  unnamed: readonly FiringRule[]
  /** Conditions that no rule fires. */
  silent: readonly {alert: Part<'alert'>; condition: StatedCondition; isWhole: boolean}[]
}

const byCatalog = new WeakMap<Catalog, Comparison>()
const nothing: Comparison = {fired: [], renamed: [], unnamed: [], silent: []}

/**
 * Compares all alerts with all rules that settings name; nothing where they name no file with rules.
 *
 * An alert whose name stands in a file that cannot be read may be fired there, and is not called silent; nor is any behind a file without
 * text.
 */
export function compareAlerts(catalog: Catalog): Comparison {
  const comparison = byCatalog.get(catalog) ?? compare(catalog)
  byCatalog.set(catalog, comparison)
  return comparison
}

function compare(catalog: Catalog): Comparison {
  const rules = firingFiles(catalog).flatMap(file => file.rules)
  if (rules.length === 0) return nothing
  const byName = Map.groupBy(rules, ({name}) => name)
  const alerts = catalog.parts('alert')
  const fired = alerts.flatMap(alert => pair(catalog, alert, byName.get(alert.id) ?? []))
  const named = new Set(catalog.list('failure-mode').flatMap(({data}) => data.alerts.map(({name}) => name)))
  const direct = directAlerts(catalog)
  const strangers = [...byName].flatMap(([name, [first]]) => (named.has(name) || direct.has(name) || !first ? [] : [first]))
  const lost = alerts.filter(alert => !byName.has(alert.id) && conditionsOf(catalog, alert).some(isStated))
  const renamed = renamedRules(catalog, lost, strangers)
  const taken = new Set<unknown>(renamed.flatMap(({alert, rule}) => [alert, rule]))
  return {
    fired,
    renamed,
    unnamed: catalog.claims('failure-mode').size > named.size && hasUnreadMode(catalog) ? [] : strangers.filter(rule => !taken.has(rule)),
    silent: silentConditions(
      catalog,
      alerts.filter(alert => !taken.has(alert)),
      fired,
    ),
  }
}

function hasUnreadMode(catalog: Catalog): boolean {
  return [...catalog.claims('failure-mode').keys()].some(id => catalog.get('failure-mode', id) === undefined)
}

function isStated({data}: StatedCondition): boolean {
  return data.query !== undefined || data.signal !== undefined
}

function pair(catalog: Catalog, alert: Part<'alert'>, rules: readonly FiringRule[]): FiredCondition[] {
  const conditions = conditionsOf(catalog, alert)
  const used = new Set<StatedCondition>()
  // The likeliest pairs first, so that a slow burn is not compared with the fast one.
  const ways = rules.flatMap(rule => conditions.map(condition => ({rule, condition, ...likeness(catalog, rule, condition)})))
  const pairs = new Map<FiringRule, FiredCondition>()
  for (const {rule, condition, difference} of ways.toSorted((a, b) => b.points - a.points)) {
    const isFree = !used.has(condition) || difference === 'none'
    if (pairs.has(rule) || !isFree) continue
    used.add(condition)
    pairs.set(rule, {alert, rule, condition, ...facts(condition, difference), isExtra: false})
  }
  return rules.flatMap(rule => {
    const way = ways.find(each => each.rule === rule)
    return pairs.get(rule) ?? (way ? [{alert, rule, condition: way.condition, ...facts(way.condition, way.difference), isExtra: true}] : [])
  })
}

function facts(condition: StatedCondition, difference: Difference | undefined): Pick<FiredCondition, 'difference' | 'limit'> {
  const limit = limitOf(condition)
  return {...(difference && {difference}), ...(limit !== undefined && {limit})}
}

function likeness(catalog: Catalog, rule: FiringRule, condition: StatedCondition): {points: number; difference?: Difference} {
  const {data} = condition
  const ours = rule.isPromql && rule.expr ? promqlOf(catalog, condition) : undefined
  const difference = ours !== undefined && rule.expr ? differenceOf(ours, rule.expr.text) : undefined
  const said = urgencyOf(rule, catalog.settings)
  const isAsUrgent = said.state === 'said' && said.urgency === data.severity
  const isHeldAsLong = rule.held?.ms === durationMs(data.for)
  const points = (difference ? {none: 8, limit: 4, query: 0}[difference] : 2) + (isAsUrgent ? 2 : 0) + (isHeldAsLong ? 1 : 0)
  return {points, ...(difference && {difference})}
}

function renamedRules(catalog: Catalog, lost: readonly Part<'alert'>[], strangers: readonly FiringRule[]): RenamedRule[] {
  if (lost.length === 0 || strangers.length === 0) return []
  const byQuery = new Map<string, FiringRule>()
  const byPage = new Map<string, FiringRule>()
  for (const rule of strangers) {
    if (rule.isPromql && rule.expr) byQuery.set(normalPromql(rule.expr.text), rule)
    const led = rule.runbook && pageLedTo(catalog, rule.runbook.text)
    if (led?.to === 'page' && led.target.kind === 'alert') byPage.set(led.target.id, rule)
  }
  const taken = new Set<FiringRule>()
  const slips = lost.length * strangers.length < 2_000_000 ? strangers : []
  return lost.flatMap((alert): RenamedRule[] => {
    const queries = conditionsOf(catalog, alert).flatMap(condition => {
      const query = promqlOf(catalog, condition)
      return query === undefined ? [] : [normalPromql(query)]
    })
    const found: [RenamedRule['by'], FiringRule | undefined][] = [
      ['page', byPage.get(alert.id)],
      ['condition', queries.map(query => byQuery.get(query)).find(rule => rule !== undefined)],
      ['name', slips.find(rule => isTypoOf(rule.name, alert.id))],
    ]
    const [by, rule] = found.find(([, rule]) => rule && !taken.has(rule)) ?? []
    if (!by || !rule) return []
    taken.add(rule)
    return [{alert, rule, by}]
  })
}

function silentConditions(catalog: Catalog, alerts: readonly Part<'alert'>[], fired: readonly FiredCondition[]): Comparison['silent'] {
  if (catalog.alertFiles.faults.length > 0 || catalog.alertFiles.files.some(file => 'problem' in file)) return []
  const unread = firingFiles(catalog).filter(({faults}) => faults.length > 0)
  const covered = new Set(fired.filter(({isExtra}) => !isExtra).map(({condition}) => condition.data))
  const names = new Set(fired.map(({alert}) => alert))
  return alerts.flatMap(alert => {
    const conditions = conditionsOf(catalog, alert).filter(condition => isStated(condition) && !covered.has(condition.data))
    if (conditions.length === 0 || unread.some(({source}) => source.text.includes(alert.id))) return []
    const isWhole = !names.has(alert)
    return (isWhole ? conditions.slice(0, 1) : conditions).map(condition => ({alert, condition, isWhole}))
  })
}
