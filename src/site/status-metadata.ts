import {addressOf} from '../core/catalog/address.ts'
import type {Part, Target} from '../core/catalog/catalog.ts'
import {type AlertWay, alertWays} from '../core/catalog/queries/alert-ways.ts'
import {severityRank} from '../core/catalog/queries/ranks.ts'
import {subjectTarget} from '../core/catalog/queries/subject.ts'
import {usualVocabulary} from '../core/content/schema/vocabulary.ts'
import type {OnCallRule} from '../oncall/on-call-now.ts'
import type {AlertMetadata, AlertMetadataByName, Linked, SignalMetadata, SignalMetadataById} from '../status/signal-metadata.ts'
import {placeholdersOf} from '../status/signal-sentence.ts'
import {onCallRule} from './on-call.ts'
import {href, site} from './site.ts'

/** Gives what pages must know of signals to judge and show them in the browser. */
export function signalMetadata(): SignalMetadataById {
  return Object.fromEntries(
    site()
      .catalog.parts('signal')
      .map(signal => [signal.id, signalMetadataOf(signal)]),
  )
}

/** Gives what pages must know of one signal. */
export function signalMetadataOf(signal: Part<'signal'>): SignalMetadata {
  const {id, title, entry, data} = signal
  const {unit, worse, warning, critical, maxAge, sentence} = data
  const siblings = placeholdersOf(sentence ?? '').flatMap(name => {
    const sibling = site().catalog.part('signal', `${entry.id}/${name}`)
    return sibling ? [[name, {id: sibling.id, unit: sibling.data.unit, maxAge: sibling.data.maxAge}]] : []
  })
  const address = href(addressOf(signal))
  const metadata = {id, title, href: address, unit, worse, warning, critical, maxAge, siblings: Object.fromEntries(siblings)}
  return {...metadata, ...(sentence !== undefined && {sentence})}
}

/** Gives the way from each alert to its recovery, as pages show it. */
export function alertMetadata(): AlertMetadataByName {
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
    const rule = onCallRule(first, severity)
    if (rule) rules[key] = rule
  }
  return rules
}

function knownAlert({alert, modes, subject, runbook, owner, path, first}: AlertWay): AlertMetadata {
  const [mode, ...others] = modes
  const {says, signal, severity} = alert.data
  const sentence = says ?? site().catalog.part('signal', signal ?? '')?.data.sentence
  return {
    href: href(addressOf(alert)),
    urgency: severity,
    ...(sentence && {says: sentence}),
    ...(signal && {signal}),
    integration: subject?.id ?? subjectTarget(mode.data).id,
    mode: {...linked(mode), severity: mode.data.severity, ...ownRank(mode.data.severity)},
    others: others.length,
    ...(runbook && {runbook: linked(runbook)}),
    ...(owner && {owner: linked(owner)}),
    ...(path && {escalation: linked(path)}),
    ...(first && {onCall: first.kind === 'rotation' ? {rule: ruleKey(first, mode.data.severity), ...linked(first)} : linked(first)}),
  }
}

function ownRank(severity: string): {rank?: number} {
  const {catalog} = site()
  return catalog.vocabulary.severity === usualVocabulary.severity ? {} : {rank: severityRank(catalog, severity)}
}

function ruleKey({id}: Target, severity: string): string {
  return `${id} ${severity}`
}

function linked(entry: Target & {title: string}): Linked {
  return {title: entry.title, href: href(addressOf(entry))}
}
