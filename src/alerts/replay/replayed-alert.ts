import type {Catalog, Part} from '../../core/catalog/catalog.ts'
import {compareAlerts} from '../alert-comparison.ts'
import {type FiredWay, firedWays} from '../fired-way.ts'
import type {FiringRule} from '../firing.ts'
import {inhibitedAlerts} from '../inhibited.ts'
import {type LedTo, pageLedTo} from '../page-led-to.ts'
import type {LabelLookup} from '../route-walk.ts'
import {type Replayed, type RunPromtool, replayRules} from './fire.ts'
import {madeValue} from './label-example.ts'

/** An alert that was fired for trial, with the way it would take. */
export interface ReplayedAlert {
  alert: Part<'alert'>
  rule: FiringRule
  outcome: Replayed
  ways: FiredWay[]
  /** Rules that keep it back while they fire. */
  heldBackBy: {rule: FiringRule; isSure: boolean}[]
  /** Where its link leads, once its template is filled in; missing where it has none or did not fire. */
  page?: {url: string; led: LedTo}
}

/**
 * Fires the alerts of a catalog, and says which way each would take.
 *
 * @param names Alerts that are asked for; empty for all.
 * @returns In the order of our alerts; renamed ones last.
 */
export async function replayAlerts(catalog: Catalog, names: readonly string[], run: RunPromtool): Promise<ReplayedAlert[]> {
  const {fired, renamed} = compareAlerts(catalog)
  const asked = [...fired, ...renamed].filter(({alert}) => names.length === 0 || names.includes(alert.id))
  const outcomes = await replayRules(
    asked.map(({rule}) => rule),
    run,
  )
  return asked.map(({alert, rule}) => {
    const outcome = outcomes.get(rule) ?? {state: 'untried', reason: 'nobody asked'}
    const [first] = outcome.state === 'fired' ? outcome.alerts : []
    const url = first?.annotations.runbook_url?.trim()
    return {
      alert,
      rule,
      outcome,
      ways: firedWays(catalog, {rule, alert, ...(first && {lookup: lookupIn(first.labels)})}),
      heldBackBy: inhibitedAlerts(catalog).flatMap(each =>
        each.rule === rule ? each.by.map(by => ({rule: by, isSure: each.isSure})) : [],
      ),
      ...(url && {page: {url, led: pageLedTo(catalog, url)}}),
    }
  })
}

// What a made series has of its own, real ones have otherwise; what is missing may come from the server that sends the alert.
function lookupIn(labels: Readonly<Record<string, string>>): LabelLookup {
  return name => {
    const value = Object.hasOwn(labels, name) ? labels[name] : undefined
    return value?.includes(madeValue) ? undefined : value
  }
}
