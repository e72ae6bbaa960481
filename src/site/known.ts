import {addressOf} from '../core/address.ts'
import type {Entry, Target} from '../core/catalog.ts'
import {type AlertWay, alertWays} from '../core/questions/alert-ways.ts'
import type {OnCallRule} from '../oncall/now.ts'
import type {KnownAlert, KnownAlerts, KnownSignals, Linked} from '../status/known.ts'
import {onCallRule} from './on-call.ts'
import {href, site} from './site.ts'

/** Gives what pages must know of signals to judge them in the browser. */
export function knownSignals(): KnownSignals {
  const signals = site().catalog.parts('signal')
  return Object.fromEntries(
    signals.map(({id, title, data}) => {
      const {unit, worse, warning, critical, maxAge, sentence} = data
      return [id, {title, href: href(addressOf({kind: 'signal', id})), unit, worse, warning, critical, maxAge, ...(sentence && {sentence})}]
    }),
  )
}

/** Gives the way from each alert to its recovery, as pages show it. */
export function knownAlerts(): KnownAlerts {
  return Object.fromEntries(alertWays(site().catalog).map(way => [way.alert.id, knownAlert(way)]))
}

/** Gives the rules of who is on call that alerts lead to, by the key that `knownAlerts` names. */
export function onCallRules(): Record<string, OnCallRule> {
  const rules: Record<string, OnCallRule> = {}
  for (const {first, modes} of alertWays(site().catalog)) {
    if (first?.kind !== 'rotation') continue
    const {severity} = modes[0].data
    const key = ruleKey(first, severity)
    if (key in rules) continue
    const rule = onCallRule(first as Entry<'rotation'>, severity)
    if (rule) rules[key] = rule
  }
  return rules
}

function knownAlert({alert, modes, integration, runbook, owner, path, first}: AlertWay): KnownAlert {
  const [mode, ...others] = modes
  const {says, signal, severity} = alert.data
  const sentence = says ?? site().catalog.part('signal', signal ?? '')?.data.sentence
  return {
    href: href(addressOf(alert)),
    urgency: severity,
    ...(sentence && {says: sentence}),
    ...(signal && {signal}),
    integration: integration?.id ?? mode.data.integration,
    mode: {...linked(mode), severity: mode.data.severity},
    others: others.length,
    ...(runbook && {runbook: linked(runbook)}),
    ...(owner && {owner: linked(owner)}),
    ...(path && {escalation: linked(path)}),
    ...(first && {onCall: first.kind === 'rotation' ? {rule: ruleKey(first, mode.data.severity), ...linked(first)} : linked(first)}),
  }
}

function ruleKey({id}: Target, severity: string): string {
  return `${id} ${severity}`
}

function linked(entry: Target & {title: string}): Linked {
  return {title: entry.title, href: href(addressOf(entry))}
}
