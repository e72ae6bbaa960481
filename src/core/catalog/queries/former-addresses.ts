import type {Path} from '../../content/frontmatter.ts'
import {kindNames, kinds} from '../../content/kinds.ts'
import {addressOf, codeAddress} from '../address.ts'
import type {Catalog, Entry, Target} from '../catalog.ts'

/** An address that a page had under an earlier name. */
export interface FormerAddress {
  /** The earlier name, as written. */
  name: string
  /** Path on the site, without base path: `/runbooks/stuck-orders/`. */
  address: string
  /** Where that page is now, without base path. */
  leadsTo: string
  /** What has the page now. */
  target: Target
  /** Where the earlier name is written. */
  entry: Entry
  path: Path
}

/** Lists the addresses that entries, alerts and error codes had before, by kind and id. */
export function formerAddresses(catalog: Catalog): FormerAddress[] {
  return kindNames.flatMap(kind =>
    catalog.list(kind).flatMap((entry: Entry) => [...ofEntry(entry), ...(entry.kind === 'failure-mode' ? ofParts(entry) : [])]),
  )
}

function ofEntry(entry: Entry): FormerAddress[] {
  const {kind, id} = entry
  const target = {kind, id}
  // A kind that is added need not have the fields that ours share.
  const names = (entry.data as {formerly?: string[]}).formerly ?? []
  return names.map((name, index) => ({
    name,
    address: `/${kinds[kind].folder}/${encodeURIComponent(name)}/`,
    leadsTo: addressOf(target),
    target,
    entry,
    path: ['formerly', index],
  }))
}

function ofParts(entry: Entry<'failure-mode'>): FormerAddress[] {
  const alerts = entry.data.alerts.flatMap(({name: id, formerly}, at) =>
    formerly.map((name, index): FormerAddress => {
      const target: Target = {kind: 'alert', id}
      const address = addressOf({kind: 'alert', id: name})
      return {name, address, leadsTo: addressOf(target), target, entry, path: ['alerts', at, 'formerly', index]}
    }),
  )
  const codes = entry.data.codes.flatMap(({code, formerly}, at) =>
    formerly.map((name, index): FormerAddress => {
      const target = {kind: entry.kind, id: entry.id}
      return {name, address: codeAddress(name), leadsTo: codeAddress(code), target, entry, path: ['codes', at, 'formerly', index]}
    }),
  )
  return [...alerts, ...codes]
}
