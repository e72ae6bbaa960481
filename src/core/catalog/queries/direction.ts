import type {Catalog, Entry} from '../catalog.ts'

/** Which way data travels over a contract, seen from us; `unknown` where neither the contract nor its integration says. */
export type Direction = 'inbound' | 'outbound' | 'both' | 'unknown'

/** A direction with the reason for it. */
export interface DirectionAnswer {
  direction: Direction
  /** True where the contract says so itself. */
  isStated: boolean
}

/**
 * Says which way data travels over a contract: as it states, else by the place of its system in the integration.
 *
 * Data comes in from a system that stands in `from`, and goes out to one in `to`. A webhook is sent by the system, whatever else that does.
 */
export function directionOf(catalog: Catalog, {data}: Entry<'contract'>): DirectionAnswer {
  if (data.direction) return {direction: data.direction, isStated: true}
  const integration = catalog.get('integration', data.integration)?.data
  const isSource = data.system !== undefined && (integration?.from.includes(data.system) ?? false)
  const isTarget = data.system !== undefined && (integration?.to.includes(data.system) ?? false)
  return {direction: derived(isSource, isTarget, data.transport === 'webhook'), isStated: false}
}

function derived(isSource: boolean, isTarget: boolean, isWebhook: boolean): Direction {
  if (isSource && isTarget) return isWebhook ? 'inbound' : 'both'
  if (isSource) return 'inbound'
  return isTarget ? 'outbound' : 'unknown'
}
