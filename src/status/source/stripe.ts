import type {VendorState} from '../snapshot.ts'
import {defineSource} from './kind.ts'
import {type PageFormat, pageSource} from './page-format.ts'
import {isoOf, membersOf, plain} from './plain.ts'
import {type Component, type Nameless, statusOf} from './vendor-state.ts'

const levels: Record<string, [state: VendorState, level: number]> = {
  up: ['ok', 0],
  degraded: ['warning', 1],
  down: ['critical', 3],
}

const page: PageFormat = {
  answersAs: 'the status page of Stripe does',
  recognises: body => typeof membersOf(body).largestatus === 'string',
  contentOf({body}) {
    const {largestatus, statuses} = membersOf(body)
    const components = Object.entries(membersOf(statuses)).map(([name, word]) => componentOf(name, word))
    return {components, nameless: namelessOf(String(largestatus), components)}
  },
  stateOf(answered, wanted) {
    const {largestatus, message} = membersOf(answered.body)
    const {components, nameless} = page.contentOf(answered)
    const all = wanted.length === 0 ? [...components, componentOf('overall', largestatus)] : components
    const said = statusOf(all, wanted, {observedAt: isoOf(answered.at), incidents: [], nameless})
    if (said.state === 'ok' || typeof message !== 'string') return said
    return {...said, reason: said.reason ?? plain(message)}
  },
}

/**
 * Stripe's own form: `{"largestatus": "up", "message": "…", "statuses": {"api": "up", "dashboard": "up"}}`; the query is one of `statuses`.
 *
 * Stripe does not document it; a word we have not met is unknown, never taken for healthy.
 */
export const stripe = defineSource({
  id: 'stripe',
  title: 'Stripe',
  summary: 'the status page of Stripe; queries are names of its services',
  language: 'name',
  statusPage: page,
  open: ({request}) => pageSource(page, request),
})

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
