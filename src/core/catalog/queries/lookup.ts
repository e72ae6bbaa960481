import {kindInWords, kindNames} from '../../content/kinds.ts'
import {addressOf, codeAddress} from '../address.ts'
import type {Catalog, Entry} from '../catalog.ts'
import {codePages} from './codes.ts'

/** A page that a name leads to, without any guessing. */
export interface ExactMatch {
  /** Everything that leads to it: code, alert name, id, number, title, aliases; as written. */
  keys: string[]
  title: string
  /** What it is, e.g. `error code`, `runbook`. */
  what: string
  /** Path on the site, without base. */
  address: string
  /** A sentence that tells one from another. */
  detail?: string
}

/**
 * Lists what search looks up by name, before any full text: error codes first, then alerts, then entries in the order of lists.
 *
 * Keys are compared without regard to case, and to white space at either end.
 */
export function exactLookup(catalog: Catalog): ExactMatch[] {
  return [...codesFor(catalog), ...alertsFor(catalog), ...kindNames.flatMap(kind => catalog.list(kind).map(exactEntry))]
}

function codesFor(catalog: Catalog): ExactMatch[] {
  return codePages(catalog).flatMap(({codes, claims}) =>
    codes.map(code => {
      const first = claims.find(claim => claim.code === code)
      const detail = first && (first.meaning ?? first.mode.title)
      return {keys: [code], title: code, what: 'error code', address: codeAddress(code), ...(detail && {detail})}
    }),
  )
}

function alertsFor(catalog: Catalog): ExactMatch[] {
  return catalog.parts('alert').map(({id, entry, data}) => ({
    keys: [id, ...(data.number ? [data.number] : [])],
    title: id,
    what: 'alert',
    address: addressOf({kind: 'alert', id}),
    detail: data.says ?? entry.title,
  }))
}

function exactEntry(entry: Entry): ExactMatch {
  const {number, aliases, summary} = entry.data as {number?: string; aliases: string[]; summary?: string}
  const keys = [entry.id, ...(number ? [number] : []), entry.title, ...aliases]
  return {
    keys: [...new Set(keys)],
    title: entry.title,
    what: kindInWords(entry.kind),
    address: addressOf(entry),
    ...(summary && {detail: summary}),
  }
}
