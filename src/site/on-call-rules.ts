import type {Entry} from '../core/catalog/catalog.ts'
import {firstResponder} from '../core/catalog/queries/escalation-usage.ts'
import {site} from './site.ts'

/** Gives the id of the element that holds the rule of a rotation for all answers of a page. */
export function ruleIdOf(rotationId: string): string {
  return `on-call-rule-${rotationId}`
}

/** Lists the rotations that answer first for some teams, each once. */
export function rotationsOf(teams: readonly (Entry<'team'> | undefined)[]): Entry<'rotation'>[] {
  const first = teams.flatMap(team => (team ? (firstResponder(site().catalog, team) ?? []) : []))
  return [...new Set(first)].filter(each => each.kind === 'rotation')
}
