import type {Catalog, Entry, Part} from '../core/catalog/catalog.ts'
import type {Document} from '../core/content/document.ts'
import type {Frontmatter, Path} from '../core/content/frontmatter.ts'
import type {Kind, partKinds} from '../core/content/kinds.ts'
import {dayOf} from '../core/format/dates.ts'
import {type Instant, Zone} from '../oncall/zone.ts'

/** Somebody who leaves, and their first day away. */
export interface Leaver {
  person: Entry<'person'>
  day: string
}

/** Something that goes, and the content before and after it has gone. */
export interface Removal {
  of: Entry | Part
  /** Everybody who leaves, `of` among them, each with their first day away; empty where something else goes. */
  leavers: readonly Leaver[]
  /** First day without it, on its own clock; of several people who leave, without all of them. */
  day: string
  /** First instant without it. */
  at: Instant
  /** What ends because it goes: the rotations of a team that dissolves. */
  withIt: Entry<'rotation'>[]
  before: Catalog
  /** Without the entry; of somebody who leaves, with the day on which they left. */
  after: Catalog
}

/**
 * Takes something away from a catalog.
 *
 * A person keeps their file and has left on the day; whatever else goes loses its file, or its place in one. A team takes its rotations
 * with it, because a rotation is the duty of a team; its people stay.
 *
 * @param day First day without it; without one the day on which a person is known to leave, else the day of `now`.
 */
export function removalOf(catalog: Catalog, of: Entry | Part, now: string, day?: string): Removal {
  const person = of.kind === 'person' ? of : undefined
  const zone = person?.data.timeZone ?? catalog.settings.timeZone
  const first = day ?? person?.data.left ?? dayOf(now, zone)
  const at = Zone.of(zone).instant(Date.parse(`${first}T00:00Z`))
  const withIt = of.kind === 'team' ? catalog.list('rotation').filter(({data}) => data.team === of.id) : []
  if (person) return {of, leavers: [{person, day: first}], day: first, at, withIt, ...leaving(catalog, [{person, day: first}])}
  const leavers: Leaver[] = []
  if ('entry' in of) return {of, leavers, day: first, at, withIt, before: catalog, after: catalog.with(withoutPart(of))}
  const gone = new Set([of, ...withIt].map(({kind, id}) => `${kind}:${id}`))
  return {of, leavers, day: first, at, withIt, before: catalog, after: catalog.keeping(({kind, id}) => !gone.has(`${kind}:${id}`))}
}

/** Takes several people away at once, each from their own day on; what one alone would still carry falls with both. */
export function removalOfPeople(catalog: Catalog, people: readonly Entry<'person'>[], now: string, day?: string): Removal {
  const each = people.map(person => removalOf(catalog, person, now, day))
  const [first] = each
  if (!first) throw new RangeError('nobody leaves')
  const leavers = each.flatMap(removal => removal.leavers)
  const last =
    leavers
      .map(leaver => leaver.day)
      .sort()
      .at(-1) ?? first.day
  return {...first, leavers, day: last, at: Math.min(...each.map(({at}) => at)), ...leaving(catalog, leavers)}
}

/** Tells whether something is what goes, by its own name. */
export function isNamed({of, leavers}: Removal, {kind, id}: {kind?: string; id: string}): boolean {
  return (kind === of.kind && id === of.id) || (kind === 'person' && leavers.some(({person}) => person.id === id))
}

/** Tells whether something is what goes, or goes with it. */
export function isGone(removal: Removal, {kind, id}: {kind?: string; id: string}): boolean {
  const {withIt} = removal
  return isNamed(removal, {id, ...(kind !== undefined && {kind})}) || (kind === 'rotation' && withIt.some(each => each.id === id))
}

// Somebody whose last day is written down already is compared with themselves still being here.
function leaving(catalog: Catalog, leavers: readonly Leaver[]): Pick<Removal, 'before' | 'after'> {
  const announced = leavers.filter(({person}) => person.data.left !== undefined)
  const before = announced.length === 0 ? catalog : catalog.withAll(announced.map(({person}) => stillHere(person)))
  return {before, after: catalog.withAll(leavers.map(leftOn))}
}

function stillHere({document}: Entry<'person'>): Document {
  const {left: _, ...here} = document.frontmatter.data
  return withData(document, here)
}

const folk: readonly (Kind | undefined)[] = ['person', 'team', 'rotation', 'escalation-path']

/**
 * Gives the part of the catalog that decides who is reached, before and after.
 *
 * What goes stays there as a name with nobody behind it: to the resolver something unknown is no proof that nobody is reached.
 */
export function reachCatalogs({of, leavers, withIt, before, after}: Removal): {before: Catalog; after: Catalog} {
  const cached = folkOf(before)
  if (of.kind === 'person') return {before: cached, after: cached.withAll(leavers.map(leftOn))}
  if ('entry' in of || !folk.includes(of.kind as Kind)) return {before: cached, after: after.keeping(({kind}) => folk.includes(kind))}
  const gone = new Set([of, ...withIt].flatMap(({kind, id}) => (kind === 'rotation' ? [id] : [])))
  const documents = [...[of as Entry, ...withIt].map(emptied), ...cached.list('team').flatMap(team => withoutRotation(team, of, gone))]
  return {before: cached, after: cached.withAll(documents)}
}

const folkByCatalog = new WeakMap<Catalog, Catalog>()

// Pages ask for one person after the other.
function folkOf(catalog: Catalog): Catalog {
  const cached = folkByCatalog.get(catalog) ?? catalog.keeping(({kind}) => folk.includes(kind))
  folkByCatalog.set(catalog, cached)
  return cached
}

function leftOn({person: {document}, day}: Leaver): Document {
  return withData(document, {...document.frontmatter.data, left: day})
}

// Who loses its rotation is answered for by its lead again.
function withoutRotation({id, kind, data, document}: Entry<'team'>, of: {kind: string; id: string}, gone: ReadonlySet<string>): Document[] {
  if (data.rotation === undefined || !gone.has(data.rotation) || (kind === of.kind && id === of.id)) return []
  const {rotation: _, ...rest} = document.frontmatter.data
  return [withData(document, rest)]
}

function emptied({kind, document}: Entry): Document {
  const {title, team, purpose, timeZone} = document.frontmatter.data
  if (kind === 'team') return withData(document, {title, purpose})
  if (kind === 'escalation-path') return withData(document, {title, levels: []})
  return withData(document, {title, team, timeZone, layers: [{members: [], start: '1970-01-01'}]})
}

function withData(document: Document, data: Frontmatter['data']): Document {
  return {...document, frontmatter: {...document.frontmatter, data}}
}

const lists = {signal: 'signals', field: 'fields', alert: 'alerts'} as const

// Places are still those of the text, in which the part stands: what comes after it has moved up by one.
function withoutPart({kind, entry, path}: Part): Document {
  const {document} = entry
  const {data, valueSpan, keySpan} = document.frontmatter
  const list = lists[kind as keyof typeof partKinds]
  const index = Number(path[1])
  const there = (at: Path): Path => (at[0] === list && Number(at[1]) >= index ? [list, Number(at[1]) + 1, ...at.slice(2)] : at)
  const rest = (data[list] as unknown[]).filter((_, each) => each !== index)
  const frontmatter = {
    ...document.frontmatter,
    data: {...data, [list]: rest},
    valueSpan: (at: Path) => valueSpan(there(at)),
    keySpan: (at: Path) => keySpan(there(at)),
  }
  return {...document, frontmatter}
}
