import {isKind, kindInWords, kindNames, partKinds, type TargetKind} from '../../content/kinds.ts'
import type {Catalog, Entry, Part} from '../catalog.ts'

/** Something that a name stands for, e.g. the failure mode `FM-09`; `found` is missing where its frontmatter does not fit. */
export interface NamedThing {
  kind: TargetKind
  id: string
  found?: Entry | Part | undefined
}

/**
 * Lists what a name stands for: `kind:id`, an id of any kind, a number such as `FM-09`, an alert, a title or alias.
 *
 * Ids come before other names; one id may stand for several entries of different kinds.
 */
export function namedBy(catalog: Catalog, name: string): NamedThing[] {
  const [prefix = '', ...rest] = name.split(':')
  const kinds = [...kindNames, ...(Object.keys(partKinds) as TargetKind[])]
  const only = rest.length > 0 ? kinds.filter(kind => kind === prefix) : []
  const id = only.length > 0 ? rest.join(':') : name
  const ids = (only.length > 0 ? only : kinds).filter(kind => catalog.has(kind, id))
  if (ids.length > 0) return ids.map(kind => ({kind, id, found: catalog.find({kind, id})}))
  const wanted = name.trim().toLowerCase()
  return [...catalog.parts('alert'), ...kindNames.flatMap(kind => catalog.list(kind))]
    .filter(of => otherNames(of).some(other => other.toLowerCase() === wanted))
    .map(found => ({kind: found.kind, id: found.id, found}))
}

/** Lists all names that something goes by, for guessing; ids first, with the kind where they were asked for with one. */
export function knownNames(catalog: Catalog, asked: string): string[] {
  const prefix = asked.split(':')[0] ?? ''
  const kinds: TargetKind[] = [...kindNames, 'alert', 'signal', 'field']
  if (asked.includes(':') && kinds.some(kind => kind === prefix)) return catalog.ids(prefix as TargetKind).map(id => `${prefix}:${id}`)
  return [...new Set(kinds.flatMap(kind => catalog.ids(kind)))]
}

/** Says what something is, with its id: failure mode `stuck`. */
export function nameInWords({kind, id}: {kind: TargetKind; id: string}): string {
  return `${kindInWords(kind)} \`${id}\``
}

function otherNames(of: Entry | Part): string[] {
  const {number, aliases} = of.data as {number?: string; aliases?: string[]}
  return [of.title, ...(number ? [number] : []), ...(isKind(of.kind) ? (aliases ?? []) : [])]
}
