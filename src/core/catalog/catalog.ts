import {type AlertFiles, noAlertFiles} from '../content/alert-files.ts'
import type {CalendarFiles} from '../content/calendar-files.ts'
import type {Document} from '../content/document.ts'
import {isKind, isPartKind, type Kind, type PartKind, partKinds, type TargetKind} from '../content/kinds.ts'
import {inPathOrder, type RootView} from '../content/roots.ts'
import {defaultSettings, type Settings} from '../content/schema/settings.ts'
import {type Vocabulary, vocabularyOf} from '../content/schema/vocabulary.ts'
import type {SettingsFile} from '../content/settings.ts'
import type {Span} from '../content/span.ts'
import {noSpecFiles, type SpecFiles} from '../content/spec-files.ts'
import {directAlerts} from './direct-alerts.ts'
import {documentsById, entriesOf} from './entries.ts'
import type {Entry, Part, Reference, Target} from './entry.ts'
import {partsOf} from './entry-parts.ts'
import type {Overlay} from './overlay/compose.ts'
import {layOver, type OverlayFault, overlayOf, placeInFile, remember} from './overlay/lay-over.ts'
import {referencesOf} from './references-of.ts'

export type {Entry, Part, PartData, Reference, Target} from './entry.ts'

/** What a catalog is made of beside documents and settings. */
export interface CatalogOptions {
  /** Settings that win over the file's, e.g. from the command line. */
  overrides?: Partial<Settings>
  calendars?: CalendarFiles
  alertFiles?: AlertFiles
  specFiles?: SpecFiles
  /** Content roots that are read beside the first one. */
  roots?: readonly RootView[]
  /** True leaves entries that stand on others by themselves, as where each file is judged alone. */
  apart?: boolean
}

/**
 * Everything known, as a graph: entries by kind and id, and who refers to whom.
 *
 * References that lead nowhere are kept; rules report them, pages skip them.
 */
export class Catalog {
  readonly settings: Settings
  /** The words that settings list, such as severities. */
  readonly vocabulary: Vocabulary
  /** All documents, also those without a kind or with problems, in path order; of two with one path that of the first root comes first. */
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

  /** The specifications that contracts name, by path from the content root. */
  readonly specFiles: SpecFiles

  /** Content roots beside the first one; their documents have the name of their root before their path. */
  readonly roots: readonly RootView[]

  /** Entries that stand on others, and what they were put together of. */
  readonly overlays: readonly Overlay[]

  /** Entries that say they stand on others and do not. */
  readonly overlayFaults: readonly OverlayFault[]

  /** Documents as they stand in their files; missing where that is what the catalog has. */
  readonly #written: readonly Document[] | undefined

  readonly #options: CatalogOptions

  constructor(documents: readonly Document[], settingsFile?: SettingsFile, options: CatalogOptions = {}) {
    const {overrides = {}, calendars = new Map(), alertFiles = noAlertFiles, specFiles = noSpecFiles, roots = []} = options
    this.roots = roots
    this.settingsFile = settingsFile
    this.alertFiles = alertFiles
    this.specFiles = specFiles
    this.calendars = calendars
    this.#options = options
    this.settings = {...(settingsFile?.settings ?? defaultSettings), ...overrides}
    this.vocabulary = vocabularyOf(settingsFile?.frontmatter.data)
    const laid = layOver(documents, options.apart)
    this.overlays = laid.overlays
    this.overlayFaults = laid.faults
    this.#written = laid.overlays.length === 0 ? undefined : documents
    this.documents = [...laid.documents].sort(inPathOrder)
    this.#ids = documentsById(this.documents)
    this.#entries = entriesOf(this.#ids, this.settings.foreignKeys, this.vocabulary)
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
    const replaced = new Map(documents.map(document => [document.contentPath, document]))
    for (const {composed} of this.overlays) {
      const changed = replaced.get(composed.contentPath)
      // Another text is that of the file, and has to be put together anew.
      if (changed && changed.text !== composed.text) return this.rewritten(documents)
      if (changed) remember(changed, overlayOf(composed))
    }
    const others = this.documents.filter(({contentPath}) => !replaced.has(contentPath))
    return new Catalog([...others, ...documents], this.settingsFile, this.#options)
  }

  /** Gives the catalog that files make of which some have another text. */
  rewritten(documents: readonly Document[]): Catalog {
    const replaced = new Set(documents.map(({contentPath}) => contentPath))
    return this.ofFiles([...this.written.filter(({contentPath}) => !replaced.has(contentPath)), ...documents])
  }

  /** Gives the catalog that other files make, with all that is beside them. */
  ofFiles(documents: readonly Document[]): Catalog {
    return new Catalog(documents, this.settingsFile, this.#options)
  }

  /** All documents as they stand in their files: those that stand on others by themselves, and those that others took the place of. */
  get written(): readonly Document[] {
    return this.#written ?? this.documents
  }

  /** Gives the place in its file of a span, which in an entry that stands on another is not that of the page's text. */
  placeOf(span: Span): Span {
    return this.overlays.length === 0 ? span : placeInFile(this.overlays, span)
  }

  /** Gives the catalog with other texts of the files of the alerting system. */
  withAlertFiles(alertFiles: AlertFiles): Catalog {
    return new Catalog(this.documents, this.settingsFile, {...this.#options, alertFiles})
  }

  /** Gives the catalog of only some of its documents. */
  keeping(keep: (document: Document) => boolean): Catalog {
    return this.ofFiles(this.documents.filter(keep))
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
    if (this.#parts.get(kind)?.has(id) || (kind === 'alert' && directAlerts(this).has(id))) return true
    // An entry whose frontmatter does not fit has no parts yet; doubting them would only repeat that finding.
    if (kind === 'alert') return [...this.claims('failure-mode').keys()].some(mode => this.get('failure-mode', mode) === undefined)
    const owner = id.split('/')[0] ?? ''
    return partKinds[kind].inside.some(holder => this.has(holder, owner) && this.get(holder, owner) === undefined)
  }

  /** Lists the ids known of a kind, valid or not. */
  ids(kind: TargetKind): string[] {
    if (kind === 'alert') return [...(this.#parts.get(kind)?.keys() ?? []), ...directAlerts(this).keys()]
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
