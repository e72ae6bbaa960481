import type {Catalog, Entry} from '../catalog.ts'

/** What one system takes part in. */
export interface SystemView {
  /** Integrations that begin, pass or end there, by id. */
  integrations: Entry<'integration'>[]
  /** Contracts it offers, by id. */
  contracts: Entry<'contract'>[]
  /** Data objects of which it decides some fields, by id. */
  dataObjects: {object: Entry<'data-object'>; fields: string[]}[]
}

/** Gives what a system takes part in. */
export function systemView(catalog: Catalog, systemId: string): SystemView {
  return {
    integrations: catalog.list('integration').filter(({data}) => [...data.from, ...data.via, ...data.to].includes(systemId)),
    contracts: catalog.list('contract').filter(({data}) => data.system === systemId),
    dataObjects: catalog.list('data-object').flatMap(object => {
      const fields = object.data.systemOfRecord.filter(({system}) => system === systemId).flatMap(record => record.fields)
      return fields.length > 0 ? [{object, fields}] : []
    }),
  }
}
