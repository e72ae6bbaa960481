import {membersOf, plain} from './plain.ts'
import type {SaidAlert} from './source.ts'

/** A source that publishes more alerts than this is not read by people any more. */
export const alertLimit = 200

/** Makes an alert of what a source wrote; texts are cut to what a page shows. */
export function alertOf(written: {
  name: unknown
  state: SaidAlert['state']
  since: string
  labels: Record<string, unknown>
  annotations?: unknown
  value?: number
}): SaidAlert {
  const {summary = membersOf(written.annotations).description} = membersOf(written.annotations)
  const labels = Object.entries(written.labels).slice(0, 20)
  return {
    name: plain(written.name, 120),
    state: written.state,
    since: written.since,
    labels: Object.fromEntries(labels.map(([name, value]) => [plain(name, 60), plain(value, 120)])),
    ...(summary !== undefined && {summary: plain(summary, 300)}),
    ...(written.value !== undefined && {value: written.value}),
  }
}

/** Orders alerts: firing first, silenced last, the oldest first. */
export function byWeight(a: Pick<SaidAlert, 'state' | 'since' | 'name'>, b: Pick<SaidAlert, 'state' | 'since' | 'name'>): number {
  const order = ['firing', 'pending', 'silenced']
  return order.indexOf(a.state) - order.indexOf(b.state) || (a.since < b.since ? -1 : a.since > b.since ? 1 : a.name < b.name ? -1 : 1)
}
