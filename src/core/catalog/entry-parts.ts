import type {Kind, PartKind} from '../content/kinds.ts'
import type {Entry, Part, PartData} from './entry.ts'

/** What holds entries; the catalog does, also while it is being made. */
interface Entries {
  list<K extends Kind>(kind: K): Entry<K>[]
}

/** Gives the signals, contract fields and alerts that entries hold, by kind and id. */
export function partsOf(catalog: Entries): Map<PartKind, Map<string, Part>> {
  const signals = new Map<string, Part>()
  const fields = new Map<string, Part>()
  const alerts = new Map<string, Part>()
  // An integration comes before a service of its id, which a rule reports.
  for (const entry of [...catalog.list('service'), ...catalog.list('integration')]) {
    for (const [index, data] of entry.data.signals.entries()) {
      const id = `${entry.id}/${data.id}`
      signals.set(id, {kind: 'signal', id, title: data.title, entry, path: ['signals', index], data})
    }
  }
  for (const entry of catalog.list('contract')) {
    for (const [index, data] of entry.data.fields.entries()) {
      const id = `${entry.id}/${data.name}`
      fields.set(id, {kind: 'field', id, title: data.name, entry, path: ['fields', index], data})
    }
  }
  for (const entry of catalog.list('failure-mode')) {
    for (const [index, data] of entry.data.alerts.entries()) {
      const cached = alerts.get(data.name)
      if (cached && !leads(data, cached.data as PartData<'alert'>, cached.entry === entry)) continue
      alerts.set(data.name, {kind: 'alert', id: data.name, title: data.name, entry, path: ['alerts', index], data})
    }
  }
  return new Map([
    ['signal', signals],
    ['field', fields],
    ['alert', alerts],
  ])
}

// Of several failure modes the one that defines an alert, of several conditions the most urgent one.
function leads(alert: PartData<'alert'>, cached: PartData<'alert'>, isSameEntry: boolean): boolean {
  if (alert.primary !== cached.primary) return alert.primary
  return isSameEntry && urgencies.indexOf(alert.severity) < urgencies.indexOf(cached.severity)
}

const urgencies: readonly PartData<'alert'>['severity'][] = ['page', 'ticket', 'information']
