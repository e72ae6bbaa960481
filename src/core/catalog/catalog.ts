import {type AlertFiles, noAlertFiles} from '../content/alert-files.ts'
import type {Address} from '../content/body.ts'
import type {CalendarFiles} from '../content/calendar-files.ts'
import type {Document} from '../content/document.ts'
import type {Path} from '../content/frontmatter.ts'
import {isKind, isPartKind, type Kind, kindNames, type PartKind, type TargetKind} from '../content/kinds.ts'
import {type ForeignKeys, fitted} from '../content/schema/fit.ts'
import {type Data, schemas} from '../content/schema/index.ts'
import {referencesIn} from '../content/schema/references.ts'
import {defaultSettings, type Settings} from '../content/schema/settings.ts'
import type {SettingsFile} from '../content/settings.ts'
import type {Span} from '../content/span.ts'
import {bodyReferences} from './links.ts'

/** What a `kind:id` names. */
export interface Target {
  kind: TargetKind
  id: string
}

/** One entry of the catalog; its kind says what its data are. */
export type Entry<K extends Kind = Kind> = {[Each in K]: EntryOf<Each>}[K]

interface EntryOf<K extends Kind> {
  kind: K
  id: string
  title: string
  /** Frontmatter with defaults; missing when it does not fit its schema. */
  data: Data<K>
  document: Document
}

/** Something inside an entry that can be referred to: a signal, a contract field, an alert; its kind says what its data are. */
export type Part<P extends PartKind = PartKind> = {[Each in P]: PartOf<Each>}[P]

interface PartOf<P extends PartKind> {
  kind: P
  /** `integration/signal`, `contract/field`, or the alert's name. */
  id: string
  title: string
  entry: Entry<Holder[P]>
  /** Where it stands in the entry's frontmatter. */
  path: Path
  data: PartData<P>
}

/** The kind of entry that holds a part. */
interface Holder {
  signal: 'integration'
  field: 'contract'
  alert: 'failure-mode'
}

/** Frontmatter of a part. */
export type PartData<P extends PartKind> = P extends 'signal'
  ? Data<'integration'>['signals'][number]
  : P extends 'field'
    ? Data<'contract'>['fields'][number]
    : Data<'failure-mode'>['alerts'][number]

/** One place that names something else. */
export interface Reference {
  from: Document
  place: 'frontmatter' | 'body'
  /** Keys that lead to it in the frontmatter; empty in a body. */
  path: Path
  written: string
  /** Kind and id it names; the kind is missing when its prefix is unknown. */
  target: {kind?: TargetKind; id: string}
  /** Kinds that may stand there. */
  kinds: readonly TargetKind[]
  role?: 'owner' | undefined
  /** Words that may stand there instead of an id. */
  or?: readonly string[] | undefined
  /** The address of the links that make it; missing for frontmatter and for attributes of components. */
  address?: Address
  span(): Span
}

/** What a catalog is made of beside documents and settings. */
export interface CatalogOptions {
  /** Settings that win over the file's, e.g. from the command line. */
  overrides?: Partial<Settings>
  calendars?: CalendarFiles
  alertFiles?: AlertFiles
}

/**
 * Everything known, as a graph: entries by kind and id, and who refers to whom.
 *
 * References that lead nowhere are kept; rules report them, pages skip them.
 */
export class Catalog {
  readonly settings: Settings
  /** All documents, also those without a kind or with problems, in path order. */
  readonly documents: readonly Document[]
  readonly #entries: ReadonlyMap<Kind, Map<string, Entry>>
  readonly #parts: ReadonlyMap<PartKind, Map<string, Part>>
  readonly #ids: ReadonlyMap<Kind, Map<string, Document[]>>
  #references: readonly Reference[] | undefined
  #incoming: Map<TargetKind | undefined, Map<string, Reference[]>> | undefined
  #outgoing: Map<Document, Reference[]> | undefined

  /** The settings file; missing where there is none. */
  readonly settingsFile: SettingsFile | undefined

  /** The calendars that rotations name, by path below the content root. */
  readonly calendars: CalendarFiles

  /** Files of the alerting system that settings name. */
  readonly alertFiles: AlertFiles

  readonly #options: CatalogOptions

  constructor(documents: readonly Document[], settingsFile?: SettingsFile, options: CatalogOptions = {}) {
    const {overrides = {}, calendars = new Map(), alertFiles = noAlertFiles} = options
    this.settingsFile = settingsFile
    this.alertFiles = alertFiles
    this.calendars = calendars
    this.#options = options
    this.settings = {...(settingsFile?.settings ?? defaultSettings), ...overrides}
    this.documents = [...documents].sort((a, b) => (a.contentPath < b.contentPath ? -1 : 1))
    this.#ids = documentsById(this.documents)
    this.#entries = entriesOf(this.#ids, this.settings.foreignKeys)
    this.#parts = partsOf(this)
  }

  /** All references, in document order. */
  get references(): readonly Reference[] {
    return (this.#references ??= this.documents.flatMap(referencesOf))
  }

  /** Gives the catalog with one document in place of the one at its path. */
  with(document: Document): Catalog {
    return this.withAll([document])
  }

  /** Gives the catalog with documents in place of those at their paths. */
  withAll(documents: readonly Document[]): Catalog {
    const replaced = new Set(documents.map(({contentPath}) => contentPath))
    const others = this.documents.filter(({contentPath}) => !replaced.has(contentPath))
    return new Catalog([...others, ...documents], this.settingsFile, this.#options)
  }

  /** Gives the catalog with other texts of the files of the alerting system. */
  withAlertFiles(alertFiles: AlertFiles): Catalog {
    return new Catalog(this.documents, this.settingsFile, {...this.#options, alertFiles})
  }

  /** Gives the catalog of only some of its documents. */
  keeping(keep: (document: Document) => boolean): Catalog {
    return new Catalog(this.documents.filter(keep), this.settingsFile, this.#options)
  }

  /** Gives an entry whose frontmatter fits its schema. */
  get<K extends Kind>(kind: K, id: string): Entry<K> | undefined {
    return this.#entries.get(kind)?.get(id) as Entry<K> | undefined
  }

  /** Lists the entries of a kind whose frontmatter fits, by id. */
  list<K extends Kind>(kind: K): Entry<K>[] {
    return [...(this.#entries.get(kind)?.values() ?? [])] as Entry<K>[]
  }

  /** Gives a signal, contract field or alert; of an alert named twice, the primary one, and its most urgent condition. */
  part<P extends PartKind>(kind: P, id: string): Part<P> | undefined {
    return this.#parts.get(kind)?.get(id) as Part<P> | undefined
  }

  /** Lists all signals, contract fields or alerts, in the order of their entries. */
  parts<P extends PartKind>(kind: P): Part<P>[] {
    return [...(this.#parts.get(kind)?.values() ?? [])] as Part<P>[]
  }

  /** Tells whether something of this kind and id is written down, valid or not. */
  has(kind: TargetKind, id: string): boolean {
    if (isKind(kind)) return this.#ids.get(kind)?.has(id) ?? false
    if (this.#parts.get(kind)?.has(id)) return true
    // An entry whose frontmatter does not fit has no parts yet; doubting them would only repeat that finding.
    if (kind === 'alert') return [...this.claims('failure-mode').keys()].some(mode => this.get('failure-mode', mode) === undefined)
    const owner = id.split('/')[0] ?? ''
    const holder = kind === 'signal' ? 'integration' : 'contract'
    return this.has(holder, owner) && this.get(holder, owner) === undefined
  }

  /** Lists the ids known of a kind, valid or not. */
  ids(kind: TargetKind): string[] {
    if (isPartKind(kind)) return [...(this.#parts.get(kind)?.keys() ?? [])]
    return [...(this.#ids.get(kind)?.keys() ?? [])]
  }

  /** Lists the documents that claim one id of one kind; more than one is a fault. */
  claims(kind: Kind): ReadonlyMap<string, readonly Document[]> {
    return this.#ids.get(kind) ?? new Map()
  }

  /** Gives what a target names, entry or part; nothing when it leads nowhere or its frontmatter does not fit. */
  find(target: {kind?: TargetKind; id: string}): Entry | Part | undefined {
    const {kind, id} = target
    if (kind === undefined) return undefined
    return isKind(kind) ? this.get(kind, id) : this.part(kind, id)
  }

  /** Lists the references to something, in document order. */
  referencesTo(target: Target): readonly Reference[] {
    this.#incoming ??= byTarget(this.references)
    return this.#incoming.get(target.kind)?.get(target.id) ?? []
  }

  /** Lists the references a document makes, frontmatter first. */
  referencesFrom(document: Document): readonly Reference[] {
    this.#outgoing ??= grouped(this.references, reference => reference.from)
    return this.#outgoing.get(document) ?? []
  }
}

// Two maps instead of one with `kind:id` keys: making a hundred thousand keys takes longer than all lookups.
function byTarget(references: readonly Reference[]): Map<TargetKind | undefined, Map<string, Reference[]>> {
  const ids = grouped(references, ({target}) => target.kind)
  return new Map([...ids].map(([kind, ofKind]) => [kind, grouped(ofKind, ({target}) => target.id)]))
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function documentsById(documents: readonly Document[]): Map<Kind, Map<string, Document[]>> {
  const ids = new Map<Kind, Map<string, Document[]>>(kindNames.map(kind => [kind, new Map()]))
  for (const document of documents) {
    const ofKind = document.kind && ids.get(document.kind)
    if (!ofKind) continue
    const claims = ofKind.get(document.id)
    if (claims) claims.push(document)
    else ofKind.set(document.id, [document])
  }
  return ids
}

function entriesOf(ids: ReadonlyMap<Kind, Map<string, Document[]>>, foreign: ForeignKeys): Map<Kind, Map<string, Entry>> {
  const entries = new Map<Kind, Map<string, Entry>>()
  for (const [kind, documents] of ids) {
    const ofKind = new Map<string, Entry>()
    for (const [id, [document]] of documents) {
      if (!document) continue
      const entry = entryOf(document, kind, foreign)
      if (entry) ofKind.set(id, entry)
    }
    entries.set(kind, ofKind)
  }
  return entries
}

const parsed: Record<ForeignKeys, WeakMap<Document, Entry | 'invalid'>> = {refused: new WeakMap(), allowed: new WeakMap()}

// A catalog with one document changed shares all others, and what they say.
function entryOf(document: Document, kind: Kind, foreign: ForeignKeys): Entry | undefined {
  let cached = parsed[foreign].get(document)
  if (cached === undefined) {
    const data = document.fitted ?? fitted(kind, document.frontmatter.data, foreign)
    // That the data are of this kind, its own schema has said.
    cached = data ? ({kind, id: document.id, title: data.title, data, document} as Entry) : 'invalid'
    parsed[foreign].set(document, cached)
  }
  return cached === 'invalid' ? undefined : cached
}

function partsOf(catalog: Catalog): Map<PartKind, Map<string, Part>> {
  const signals = new Map<string, Part>()
  const fields = new Map<string, Part>()
  const alerts = new Map<string, Part>()
  for (const entry of catalog.list('integration')) {
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

function referencesOf(document: Document): Reference[] {
  const {frontmatter, fitted, kind} = document
  const references: Reference[] = []
  if (kind) {
    for (const {path, written, target, note} of referencesIn(schemas[kind], fitted ?? frontmatter.data)) {
      const span = () => frontmatter.valueSpan(path)
      references.push({from: document, place: 'frontmatter', path, written, target, kinds: note.kinds, role: note.role, or: note.or, span})
    }
  }
  return [...references, ...bodyReferences(document)]
}
