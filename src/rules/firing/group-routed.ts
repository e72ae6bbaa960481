import type {RoutedAlert, RouteFault} from '../../alerts/routed.ts'
import type {Entry} from '../../core/catalog/catalog.ts'
import type {Span} from '../../core/content/span.ts'

/** Alerts that one place sends the wrong way. */
export interface MisroutedGroup {
  at: Span
  /** The team that owns them; of a route that takes them from several, the first. */
  owner: Entry<'team'>
  /** Ids of all teams that own them. */
  owners: string[]
  /** Names of alerts, each once. */
  alerts: string[]
  /** Names of the receivers that are told. */
  receivers: string[]
}

/** Groups alerts that go wrong in one way by the place that is the cause: a route that takes fifty is one cause. Where each owner lacks a route of its own, by owner too. */
export function byPlace(routed: readonly RoutedAlert[], fault: RouteFault): MisroutedGroup[] {
  const wrong = routed.filter(each => each.fault === fault)
  const groups = Map.groupBy(
    wrong,
    each => `${fault === 'shadowed' ? '' : each.owner.id} ${receiversOf(each).join()} ${JSON.stringify(placeOf(each))}`,
  )
  return [...groups.values()].flatMap(group => {
    const [first] = group
    if (!first) return []
    const alerts = [...new Set(group.map(({alert}) => alert.id))]
    const owners = [...new Set(group.map(({owner}) => owner.id))]
    return [{at: placeOf(first), owner: first.owner, owners, alerts, receivers: receiversOf(first)}]
  })
}

function receiversOf({taken, shadowed}: RoutedAlert): string[] {
  const told = taken.length > 0 ? taken : shadowed ? [shadowed] : []
  return [...new Set(told.map(({receiver}) => receiver?.text ?? 'no receiver'))]
}

function placeOf({rule, routing, taken, shadowed}: RoutedAlert): Span {
  const node = (shadowed ?? taken.at(-1))?.receiver?.node ?? routing?.root.receiver?.node
  return node?.span ?? (routing ? routing.root.node.span : rule.title.node.span)
}
