import type {Catalog, Part} from '../core/catalog/catalog.ts'
import {compareAlerts} from './alert-comparison.ts'
import type {FiringRule, Inhibition, Matcher, Routing} from './firing.ts'
import {firingFiles} from './firing-files.ts'
import {compared, type LabelLookup} from './route-walk.ts'
import {isFor, labelLookup} from './routed.ts'

/** An alert that is kept back while others fire. */
export interface Inhibited {
  rule: FiringRule
  alert: Part<'alert'>
  routing: Routing
  inhibition: Inhibition
  /** Rules whose alerts keep it back, in the order of files; one that keeps back itself is missing, as in Alertmanager. */
  by: readonly FiringRule[]
  /** False where that depends on labels that no rule sets. */
  isSure: boolean
}

const byCatalog = new WeakMap<Catalog, readonly Inhibited[]>()
/** Pairs of rules that one catalog compares; what is more is told of none. */
const mostPairs = 5_000_000

/**
 * Lists the alerts of ours that others keep back.
 *
 * An alert is kept back where it fits the target, another fits the source, and both have equal values of the labels that are named, missing
 * ones included. An alert that fits both sides is not kept back by one that does so too.
 *
 * @see https://prometheus.io/docs/alerting/latest/configuration/#inhibition-related-settings for the meaning.
 */
export function inhibitedAlerts(catalog: Catalog): readonly Inhibited[] {
  const inhibited = byCatalog.get(catalog) ?? find(catalog)
  byCatalog.set(catalog, inhibited)
  return inhibited
}

function find(catalog: Catalog): Inhibited[] {
  const files = firingFiles(catalog)
  const routings = files.flatMap(file => file.routings)
  const rules = files.flatMap(file => file.rules)
  const {fired, renamed} = compareAlerts(catalog)
  let left = mostPairs
  return routings.flatMap(routing =>
    routing.inhibitions.flatMap((inhibition): Inhibited[] => {
      const sources = rules.filter(
        rule => isFor(routing.format, rule.format, routings) && fits(inhibition.source, labelLookup(rule)) !== false,
      )
      if (sources.length === 0) return []
      return [...fired, ...renamed].flatMap(({rule, alert}): Inhibited[] => {
        const target = isFor(routing.format, rule.format, routings) ? fits(inhibition.target, labelLookup(rule)) : false
        left -= target === false ? 0 : sources.length
        if (target === false || left < 0) return []
        const {by, isSure} = keepersOf(rule, sources, inhibition)
        return by.length === 0 ? [] : [{rule, alert, routing, inhibition, by, isSure: target === true && isSure}]
      })
    }),
  )
}

function keepersOf(rule: FiringRule, sources: readonly FiringRule[], inhibition: Inhibition): Pick<Inhibited, 'by' | 'isSure'> {
  const own = labelLookup(rule)
  const fitsBoth = fits(inhibition.source, own) === true
  const found = sources.flatMap(source => {
    const theirs = labelLookup(source)
    if (source === rule || (fitsBoth && fits(inhibition.target, theirs) === true)) return []
    const equal = all(inhibition.equal.map(name => sameValue(own(name), theirs(name))))
    return equal === false ? [] : [{source, isSure: equal === true && fits(inhibition.source, theirs) === true}]
  })
  const sure = found.filter(({isSure}) => isSure)
  const by = (sure.length > 0 ? sure : found).map(({source}) => source)
  return {by, isSure: sure.length > 0}
}

function fits(matchers: readonly Matcher[], lookup: LabelLookup): boolean | undefined {
  return all(
    matchers.map(matcher => {
      const value = lookup(matcher.name)
      return value === undefined ? undefined : compared(matcher, value)
    }),
  )
}

function sameValue(a: string | undefined, b: string | undefined): boolean | undefined {
  return a === undefined || b === undefined ? undefined : a === b
}

function all(each: readonly (boolean | undefined)[]): boolean | undefined {
  if (each.includes(false)) return false
  return each.includes(undefined) ? undefined : true
}
