import type {VendorState} from '../snapshot.ts'
import {isoOf, membersOf, plain} from './plain.ts'
import {type Request, type SaidStatus, shapeFailure} from './source.ts'
import {type Component, type Nameless, statusOf} from './vendor-state.ts'

const levels: Record<string, [state: VendorState, level: number]> = {
  up: ['ok', 0],
  degraded: ['warning', 1],
  down: ['critical', 3],
}

/**
 * Says how Stripe is, from its own format: `{"largestatus": "up", "message": "…", "statuses": {"api": "up", "dashboard": "up"}}`.
 *
 * Stripe does not document it; a word we have not met is unknown, never taken for healthy.
 */
export async function readStripe(request: Request, wanted: readonly string[]): Promise<SaidStatus> {
  const {body, at, status} = await request('', {conditional: true})
  const {largestatus, message, statuses} = membersOf(body)
  if (status >= 400 || typeof largestatus !== 'string') throw shapeFailure(status, 'as the status page of Stripe does')
  const components = Object.entries(membersOf(statuses)).map(([name, word]) => componentOf(name, word))
  const all = wanted.length === 0 ? [...components, componentOf('overall', largestatus)] : components
  const said = statusOf(all, wanted, {observedAt: isoOf(at), incidents: [], nameless: namelessOf(largestatus, components)})
  if (said.state === 'ok' || typeof message !== 'string') return said
  return {...said, reason: said.reason ?? plain(message)}
}

// The page as a whole may be down while every part of it says `up`.
function namelessOf(largestatus: string, components: readonly Component[]): Nameless | undefined {
  const {state} = componentOf('overall', largestatus)
  if (state === 'ok' || components.some(each => each.state === 'critical' || each.state === 'warning')) return undefined
  return {state, reason: `the page as a whole says \`${plain(largestatus, 40)}\` and does not say what it hits`}
}

function componentOf(name: string, word: unknown): Component {
  const [state, level] = levels[String(word)] ?? (['unknown', null] as const)
  return {name: plain(name, 80), state, level}
}
