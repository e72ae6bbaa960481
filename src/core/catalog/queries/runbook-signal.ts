import type {Catalog, Entry} from '../catalog.ts'
import {conditionOf} from './alerts.ts'
import {failureModesOf} from './owner.ts'

/**
 * Gives the signal whose sentence says best how bad a failure is while its runbook is open.
 *
 * That of the first alert that leads to the runbook, worst failure mode first, if it has a sentence; else the first that its body shows.
 *
 * @returns An id such as `orders-to-erp/orders-waiting`; nothing where neither names one.
 */
export function signalOfRunbook(catalog: Catalog, runbook: Entry<'runbook'>): string | undefined {
  const alerts = failureModesOf(catalog, runbook.id).flatMap(({data}) => data.alerts)
  const watched = alerts.flatMap(alert => conditionOf(catalog, alert).signal ?? [])
  const shown = runbook.document.body.components.flatMap(({name, attributes}) =>
    name.toLowerCase() === 'status' ? attributes.flatMap(({name, value}) => (name === 'signal' && value ? [value] : [])) : [],
  )
  return watched.find(({data}) => data.sentence !== undefined)?.id ?? shown.find(id => catalog.part('signal', id) !== undefined)
}
