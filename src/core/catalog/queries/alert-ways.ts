import type {Catalog, Entry, Part} from '../catalog.ts'
import {alertViews} from './alerts.ts'
import {ladderOf} from './escalation.ts'
import {firstResponder} from './escalation-usage.ts'
import {escalationOf, ownerOf} from './owner.ts'
import {runbookIdOf} from './runbook-of.ts'
import {type Subject, subjectOf} from './subject.ts'

/** The way from an alert to its recovery. What is not written down, or leads nowhere, is missing. */
export interface AlertWay {
  alert: Part<'alert'>
  /** The failure mode to check first, then the others that name the alert, worst first. */
  modes: [Entry<'failure-mode'>, ...Entry<'failure-mode'>[]]
  /** What fails: an integration or a service. */
  subject?: Subject
  /** The one that the alert names, else the one that recovers the first failure mode. */
  runbook?: Entry<'runbook'>
  owner?: Entry<'team'>
  path?: Entry<'escalation-path'>
  /** Who is called first: by the path, else by the owner. */
  first?: Entry<'rotation'> | Entry<'person'>
}

/** Lists the ways from all alerts to their recovery, by name of the alert. */
export function alertWays(catalog: Catalog): AlertWay[] {
  return alertViews(catalog).flatMap(({alert, modes: [mode, ...others]}) => (mode ? [wayOf(catalog, alert, [mode, ...others])] : []))
}

function wayOf(catalog: Catalog, alert: Part<'alert'>, modes: AlertWay['modes']): AlertWay {
  const path = escalationOf(catalog, alert)?.id
  const owner = catalog.get('team', ownerOf(catalog, alert)?.id ?? '')
  return {
    alert,
    modes,
    ...present('subject', subjectOf(catalog, modes[0].data)),
    ...present('runbook', catalog.get('runbook', runbookIdOf(alert) ?? '')),
    ...present('owner', owner),
    ...present('path', catalog.get('escalation-path', path ?? '')),
    ...present('first', firstCalled(catalog, path, owner)),
  }
}

/** Names who is called first: the first rotation, person or team of a path, else who answers first for the owner. */
export function firstCalled(
  catalog: Catalog,
  path: string | undefined,
  owner: Entry<'team'> | undefined,
): Entry<'rotation'> | Entry<'person'> | undefined {
  const [rung] = path === undefined ? [] : ladderOf(catalog, path).rungs
  for (const {kind, id} of rung?.notify ?? []) {
    const team = kind === 'team' ? catalog.get('team', id) : undefined
    const found = team ? firstResponder(catalog, team) : kind === 'rotation' || kind === 'person' ? catalog.get(kind, id) : undefined
    if (found) return found
  }
  return owner && firstResponder(catalog, owner)
}

function present<K extends string, V>(key: K, value: V | undefined): {[key in K]?: V} {
  return value === undefined ? {} : ({[key]: value} as {[key in K]: V})
}
