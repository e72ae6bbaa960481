import {kindInWords, kindNames} from '../../content/kinds.ts'
import {addressOf, codeAddress} from '../address.ts'
import type {Catalog, Entry} from '../catalog.ts'
import {directAlerts} from '../direct-alerts.ts'
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
 * Lists what search looks up by name, before any full text: error codes first, then alerts, then entries in the order of lists,
 * then metrics of signals and fields of contracts.
 *
 * How keys are compared is told by `src/search`.
 */
export function exactLookup(catalog: Catalog): ExactMatch[] {
  const entries = kindNames.flatMap(kind => catalog.list(kind).map(exactEntry))
  return [...codesFor(catalog), ...alertsFor(catalog), ...entries, ...metricsFor(catalog), ...fieldsFor(catalog)]
}

function metricsFor(catalog: Catalog): ExactMatch[] {
  const ofSignals = catalog.parts('signal').flatMap(signal => {
    const {id, entry, data} = signal
    const detail = `${data.title ?? id.slice(id.indexOf('/') + 1)}, a signal of ${entry.title}`
    const queries = [data.query ?? '', ...Object.values(data.queries ?? {})]
    return seriesIn(queries).map(name => ({keys: [name], title: name, what: 'metric', address: addressOf(signal), detail}))
  })
  const measured = new Set(ofSignals.map(({title}) => title))
  const ofAlerts = catalog.parts('alert').flatMap(({id, entry, data}) => {
    const detail = data.says ?? entry.title
    const names = seriesIn([data.query ?? '']).filter(name => !measured.has(name))
    return names.map(name => ({keys: [name], title: name, what: 'metric', address: addressOf({kind: 'alert', id}), detail}))
  })
  return [...ofSignals, ...ofAlerts]
}

// Words with an underscore that no label and no value is.
function seriesIn(queries: readonly string[]): string[] {
  const query = queries.join(' ').replace(/\{[^}]*\}|"[^"]*"|\b(?:by|on|without|ignoring)\s*\([^)]*\)/g, ' ')
  return [...new Set(query.match(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g))]
}

function fieldsFor(catalog: Catalog): ExactMatch[] {
  return catalog.list('contract').flatMap(contract =>
    contract.data.fields.map(({name}) => ({
      keys: [name, ...innerName(name)],
      title: name,
      what: 'field',
      address: addressOf({kind: 'field', id: `${contract.id}/${name}`}),
      detail: `A field of ${contract.title}`,
    })),
  )
}

// `changeFromQuantity` of `quantities[].changeFromQuantity`; `quantity` or `name` would be the end of a dozen.
function innerName(field: string): string[] {
  const last = field.split('.').at(-1) ?? field
  return last !== field && /_|[a-z][A-Z]/.test(last) ? [last] : []
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
  const direct = [...directAlerts(catalog).values()].map(({name, runbook}) => ({
    keys: [name],
    title: name,
    what: 'alert',
    address: addressOf({kind: 'alert', id: name}),
    detail: runbook.title,
  }))
  const own = catalog.parts('alert').map(({id, entry, data}) => ({
    keys: [id, ...(data.number ? [data.number] : [])],
    title: id,
    what: 'alert',
    address: addressOf({kind: 'alert', id}),
    detail: data.says ?? entry.title,
  }))
  return [...own, ...direct]
}

function exactEntry(entry: Entry): ExactMatch {
  const {number, aliases, summary, role} = entry.data as {number?: string; aliases: string[]; summary?: string; role?: string}
  const keys = [entry.id, ...(number ? [number] : []), entry.title, ...aliases, ...(entry.kind === 'person' && role ? [role] : [])]
  return {
    keys: [...new Set(keys)],
    title: entry.title,
    what: kindInWords(entry.kind),
    address: addressOf(entry),
    ...(summary && {detail: summary}),
  }
}
