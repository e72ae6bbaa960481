import type {Catalog, Part} from '../core/catalog/catalog.ts'
import {compareAlerts} from './alert-comparison.ts'
import {type FiredWay, firedWays} from './fired-way.ts'
import type {FiringRule, Matcher} from './firing.ts'
import {firingFiles} from './firing-files.ts'
import {inhibitedAlerts} from './inhibited.ts'
import {type LedTo, pageLedTo} from './page-led-to.ts'
import {type RoutedAlert, routedAlerts} from './routed.ts'

/** A rule that fires an alert, as a page shows it. */
export interface RuleView {
  /** Name it has there. */
  name: string
  /** Path from the content root. */
  path: string
  line: number
  /** Missing where it has no condition in one text. */
  expression?: string
  labels: readonly [name: string, value: string][]
  ways: readonly WayView[]
}

/** One way to a receiver. */
export interface WayView {
  /** Path of the file of routes from the content root; missing where the rule names its receiver itself. */
  path?: string
  receivers: readonly string[]
  /** Conditions of the last route, such as `team="commerce"`; empty for the root. */
  matchers: readonly string[]
}

/** Lists the rules that fire each alert, by the name of the alert; an alert without a rule is missing. */
export function ruleViews(catalog: Catalog): ReadonlyMap<string, readonly RuleView[]> {
  const {fired, renamed} = compareAlerts(catalog)
  const ways = Map.groupBy(routedAlerts(catalog), ({rule}) => rule)
  const paths = new Map(catalog.alertFiles.files.map(({file, contentPath}) => [file, contentPath]))
  const views = [...fired, ...renamed].map(({alert, rule}) => ({name: alert.id, view: viewOf(rule, ways.get(rule) ?? [], paths)}))
  return new Map([...Map.groupBy(views, ({name}) => name)].map(([name, of]) => [name, of.map(({view}) => view)]))
}

/** Lists the rules of a name, whatever fires by them. */
export function rulesNamed(catalog: Catalog, name: string): RuleView[] {
  const paths = new Map(catalog.alertFiles.files.map(({file, contentPath}) => [file, contentPath]))
  const rules = firingFiles(catalog).flatMap(file => file.rules.filter(rule => rule.name === name))
  return rules.map(rule => viewOf(rule, [], paths))
}

/** What would happen if a rule fired its alert now. */
export interface FiredView {
  /** Name of the rule; missing where no rule is known. */
  rule?: string
  ways: readonly FiredWay[]
  /** Names of rules that keep it back while they fire. */
  heldBackBy: readonly {name: string; isSure: boolean}[]
  /** Where its link leads; missing where it has none, or one that depends on labels of the series. */
  led?: LedTo
  url?: string
}

/** Lists what would happen if an alert fired now, rule by rule; for an alert without a rule, what its owner would do. */
export function firedViews(catalog: Catalog, alert: Part<'alert'>): FiredView[] {
  const rules = rulesByAlert(catalog).get(alert.id) ?? []
  if (rules.length === 0) return [{ways: firedWays(catalog, {alert}), heldBackBy: []}]
  return rules.map(rule => ({
    rule: rule.title.text,
    ways: firedWays(catalog, {rule, alert}),
    heldBackBy: inhibitedAlerts(catalog).flatMap(each =>
      each.rule === rule ? each.by.map(({title}) => ({name: title.text, isSure: each.isSure})) : [],
    ),
    ...linkOf(catalog, rule),
  }))
}

function linkOf(catalog: Catalog, {runbook}: FiringRule): Pick<FiredView, 'led' | 'url'> {
  const url = runbook?.text.trim()
  if (!url) return {}
  return url.includes('{{') ? {url} : {url, led: pageLedTo(catalog, url)}
}

const byCatalog = new WeakMap<Catalog, ReadonlyMap<string, FiringRule[]>>()

function rulesByAlert(catalog: Catalog): ReadonlyMap<string, FiringRule[]> {
  const {fired, renamed} = compareAlerts(catalog)
  const rules =
    byCatalog.get(catalog) ??
    new Map([...Map.groupBy([...fired, ...renamed], ({alert}) => alert.id)].map(([id, of]) => [id, of.map(({rule}) => rule)]))
  byCatalog.set(catalog, rules)
  return rules
}

/** Lists the rules that no failure mode names, in the order of files. */
export function rulesWithoutPage(catalog: Catalog): RuleView[] {
  const paths = new Map(catalog.alertFiles.files.map(({file, contentPath}) => [file, contentPath]))
  return compareAlerts(catalog).unnamed.map(rule => viewOf(rule, [], paths))
}

/** Lists the names of alerts that no rule fires, each once. */
export function alertsWithoutRule(catalog: Catalog): string[] {
  return [...new Set(compareAlerts(catalog).silent.flatMap(({alert, isWhole}) => (isWhole ? [alert.id] : [])))]
}

type Paths = ReadonlyMap<string, string>

function viewOf(rule: FiringRule, ways: readonly RoutedAlert[], paths: Paths): RuleView {
  const {title, file, expr, labels} = rule
  return {
    name: title.text,
    path: paths.get(file) ?? file,
    line: title.node.span.start.line,
    ...(expr && {expression: expr.text.trim()}),
    labels: [...labels].map(([name, {text}]) => [name, text]),
    ways: ways.map(way => wayOf(way, paths)),
  }
}

function wayOf({routing, taken}: RoutedAlert, paths: Paths): WayView {
  const receivers = [...new Set(taken.flatMap(({receiver}) => receiver?.text ?? []))]
  const last = taken.at(-1)
  const matchers = (last?.route?.matchers ?? []).map(matcherInWords)
  return {...(routing && {path: paths.get(routing.file) ?? routing.file}), receivers, matchers}
}

/** Writes a matcher as Alertmanager takes it, e.g. `team="commerce"`. */
export function matcherInWords({name, operator, value}: Matcher): string {
  return `${name}${operator}${JSON.stringify(value)}`
}
