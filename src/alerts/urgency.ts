import type {PartData} from '../core/catalog/catalog.ts'
import type {Settings} from '../core/content/schema/settings.ts'
import type {FiringRule, PlacedValue} from './firing.ts'

/** What an alert does. */
export type Urgency = PartData<'alert'>['severity']

const usual: Readonly<Record<string, Urgency>> = {
  page: 'page',
  critical: 'page',
  p1: 'page',
  p2: 'page',
  ticket: 'ticket',
  warning: 'ticket',
  p3: 'ticket',
  information: 'information',
  info: 'information',
  p4: 'information',
  p5: 'information',
}

/** What a rule says of its urgency. */
export type SaidUrgency = {state: 'said'; urgency: Urgency; at: PlacedValue} | {state: 'unknown'; at: PlacedValue} | {state: 'missing'}

/** Reads the urgency of a rule from its label, or from where its format keeps it. */
export function urgencyOf(rule: FiringRule, {alerts}: Pick<Settings, 'alerts'>): SaidUrgency {
  const at = rule.labels.get(alerts.severityLabel) ?? rule.urgency
  if (!at) return {state: 'missing'}
  const urgency = Object.hasOwn(alerts.severities, at.text) ? alerts.severities[at.text] : usual[at.text.toLowerCase()]
  return urgency ? {state: 'said', urgency, at} : {state: 'unknown', at}
}
