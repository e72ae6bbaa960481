import type {VendorState} from '../snapshot.ts'
import {listOf, membersOf, plain} from './plain.ts'
import type {Component, Nameless} from './vendor-state.ts'

/** How bad something is, as a state and as a number. */
export type Trouble = [state: VendorState, level: number]

/** Impacts of an incident, see https://www.atlassianstatus.com/api */
export const impacts: Record<string, Trouble> = {
  none: ['ok', 0],
  maintenance: ['maintenance', 0],
  minor: ['warning', 1],
  major: ['critical', 2],
  critical: ['critical', 3],
}

/** Gives how bad an incident is; one without an impact we know is trouble all the same. */
export function troubleOf({impact}: Record<string, unknown>): Trouble {
  return impacts[String(impact)] ?? ['warning', 1]
}

/** Words of Statuspage v2 for a component, see https://www.atlassianstatus.com/api; an open incident repeats them, and may know better than the list. */
export const componentStates: Record<string, Trouble> = {
  operational: ['ok', 0],
  degraded_performance: ['warning', 1],
  partial_outage: ['warning', 2],
  major_outage: ['critical', 3],
  under_maintenance: ['maintenance', 0],
}

const indicators: Record<string, VendorState> = {
  none: 'ok',
  minor: 'warning',
  major: 'critical',
  critical: 'critical',
  maintenance: 'maintenance',
}

/** Tells whether an incident or a maintenance goes on. */
export function isOpen({status}: Record<string, unknown>): boolean {
  return !['resolved', 'postmortem', 'scheduled', 'completed'].includes(String(status))
}

/** Gives what the page says of itself as a whole; nothing where it says nothing. */
export function indicatorOf(body: Record<string, unknown>): {state: VendorState; reason?: string} | undefined {
  const {indicator} = membersOf(body.status)
  if (indicator === undefined) return undefined
  const state = indicators[String(indicator)]
  return state ? {state} : {state: 'unknown', reason: `the page says \`${plain(indicator, 40)}\`, which we do not know`}
}

/**
 * Gives what open incidents and running maintenance do to components, by the component's id.
 *
 * People who write an incident often leave the components at `operational`.
 */
export function troublesOf(body: Record<string, unknown>): Map<string, Trouble[]> {
  const troubles = new Map<string, Trouble[]>()
  const open = [...listOf(body.incidents), ...listOf(body.scheduled_maintenances)].filter(isOpen)
  for (const incident of open) {
    for (const id of hitBy(incident)) troubles.set(id, [...(troubles.get(id) ?? []), troubleOf(incident)])
    for (const {id, status} of listOf(incident.components)) {
      const said = componentStates[String(status)]
      if (said && said[1] > 0) troubles.set(String(id), [...(troubles.get(String(id)) ?? []), said])
    }
  }
  return troubles
}

/**
 * Gives the trouble that no component shows: an open incident that names none, or an indicator that nothing on the page explains.
 *
 * The worst of them; nothing where all trouble is somebody's.
 */
export function namelessTrouble(body: Record<string, unknown>, components: readonly Component[]): Nameless | undefined {
  const ids = new Set(listOf(body.components).map(({id}) => String(id)))
  const incident = listOf(body.incidents)
    .filter(each => isOpen(each) && levelOf(each) > 0 && !hitBy(each).some(id => ids.has(id)))
    .sort((a, b) => levelOf(b) - levelOf(a))[0]
  if (incident) {
    const title = plain(incident.name, 120)
    return {state: troubleOf(incident)[0], reason: `its open incident “${title}” does not say what it hits`}
  }
  const indicator = indicatorOf(body)
  if (!indicator || indicator.state === 'ok' || indicator.state === 'maintenance') return undefined
  if (components.some(({state}) => state === 'critical' || state === 'warning')) return undefined
  const word = plain(membersOf(body.status).indicator, 40)
  return {state: indicator.state, reason: indicator.reason ?? `the page as a whole says \`${word}\` and does not say what it hits`}
}

const levelOf = (incident: Record<string, unknown>) => troubleOf(incident)[1]

// `components` is the present list; older pages name them in the updates alone.
function hitBy(incident: Record<string, unknown>): string[] {
  const named = listOf(incident.components).map(({id}) => id)
  const updates = listOf(incident.incident_updates).flatMap(update => listOf(update.affected_components).map(({code}) => code))
  return [...named, ...updates].flatMap(id => (typeof id === 'string' ? id : []))
}
