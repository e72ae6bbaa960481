import type {FileState} from '../core/catalog/attached-files.ts'
import {Catalog} from '../core/catalog/catalog.ts'
import {alertFilesFrom} from '../core/content/alert-files.ts'
import {besideFileOf} from '../core/content/beside-files.ts'
import {calendarFiles} from '../core/content/calendar-files.ts'
import {type Document, parseDocument} from '../core/content/document.ts'
import {settingsName} from '../core/content/entry-names.ts'
import {type RootView, rootPrefix} from '../core/content/roots.ts'
import type {Settings} from '../core/content/schema/settings.ts'
import {parseSettings, type SettingsFile} from '../core/content/settings.ts'
import {decode, type SourceFile} from '../core/content/source.ts'
import {findSpecFiles} from '../core/content/spec-files.ts'
import {sourceKinds} from '../status/source/index.ts'
import {readAlertFiles} from './alert-files.ts'
import {readCalendarFiles} from './calendar-files.ts'
import {readContent, readSource} from './content.ts'
import {readExactly, readRevision} from './git.ts'
import {type RevisionOfRoots, withFurtherRoots} from './revision-of-roots.ts'
import {type ContentRoots, firstRoot, furtherRoots} from './roots.ts'
import {readSpecFiles} from './spec-files.ts'

/** A catalog with where it came from. */
export interface Loaded {
  catalog: Catalog
  /** Absolute path of the content root. */
  root: ContentRoots
}

/** How a content root becomes a catalog. */
export interface CatalogOptions {
  /** Settings that win over the file's. */
  overrides?: Partial<Settings>
  /** Folders that are read, e.g. `systems`; all when missing. Settings are read always. */
  folders?: readonly string[]
  /** Takes each document that was parsed, and gives the one that the catalog has. */
  asDocument?: (document: Document) => Document
}

/**
 * Reads and parses a content root.
 *
 * @param cwd Folder that paths in diagnostics are relative to.
 * @throws {Failure} When the root or a file in it cannot be read.
 */
export function loadCatalog(
  root: ContentRoots,
  cwd = process.cwd(),
  {overrides = {}, folders, asDocument = same}: CatalogOptions = {},
): Loaded {
  const content = readContent(root, cwd, folders)
  const documents = content.files.map(source => asDocument(parseDocument(source)))
  return catalogFrom({root: content.root, cwd, documents, settings: settingsOf(content.settings), overrides})
}

function same(document: Document): Document {
  return document
}

/** What a catalog is made of, read but not joined. */
export interface CatalogParts {
  /** Absolute path of the content root. */
  root: ContentRoots
  cwd: string
  documents: readonly Document[]
  settings: SettingsFile | undefined
  overrides: Partial<Settings>
}

/** Makes the catalog of documents from disk, with the calendars and specifications that they name and the files of the alerting system. */
export function catalogFrom({root, cwd, documents, settings, overrides}: CatalogParts): Loaded {
  const calendars = readCalendarFiles(documents, root, cwd)
  const alertFiles = readAlertFiles(settings?.settings.alerts.files ?? [], root, cwd)
  const specFiles = readSpecFiles(documents, root, cwd)
  return {catalog: new Catalog(documents, settings, {overrides, calendars, alertFiles, specFiles, roots: rootViews(root, cwd)}), root}
}

/**
 * Reads and parses a content root as it was at a revision; see {@link readRevision} for which one.
 *
 * @param current The root as it is now; what has not changed is not parsed again.
 * @param head Revision of the present work, `HEAD` when missing.
 * @throws {Failure} When there is no repository or no such revision.
 */
export function loadRevision(
  {root, catalog}: Loaded,
  ref: string,
  cwd = process.cwd(),
  overrides: Partial<Settings> = {},
  head?: string,
): CatalogAt {
  return catalogAt({root, catalog}, withFurtherRoots(root, readRevision(firstRoot(root), ref, cwd, head), cwd), overrides)
}

/** Reads and parses a content root as it was at a revision itself, whatever has become of it since; throws as {@link loadRevision} does. */
export function loadExactly(current: Loaded, ref: string, cwd = process.cwd()): CatalogAt {
  return catalogAt(current, withFurtherRoots(current.root, readExactly(firstRoot(current.root), ref, cwd), cwd), {})
}

/** A catalog of some revision. */
export interface CatalogAt {
  catalog: Catalog
  /** Full id of the commit that was read. */
  commit: string
  fileState: (contentPath: string) => FileState
}

function catalogAt({catalog}: Loaded, revision: RevisionOfRoots, overrides: Partial<Settings>): CatalogAt {
  const {commit, files, settings: source, calendars, has, beside, asTheyAre} = revision
  const settings = settingsOf(source)
  const patterns = settings?.settings.alerts.files ?? []
  const byPath = new Map(catalog.documents.map(document => [document.contentPath, document]))
  const documents = files.map(source => unchanged(source, byPath.get(source.contentPath)) ?? parseDocument(source))
  const stays = ([contentPath]: readonly [string, unknown]) => asTheyAre.includes(rootPrefix(contentPath))
  const fileState = (contentPath: string): FileState => (has(contentPath) ? 'there' : 'missing')
  return {
    commit,
    fileState,
    catalog: new Catalog(documents, settings, {
      overrides,
      roots: catalog.roots,
      calendars: new Map([...calendarFiles(calendars), ...[...catalog.calendars].filter(stays)]),
      specFiles: new Map([
        ...findSpecFiles(documents, wanted => beside(wanted).flatMap(source => besideFileOf(source) ?? [])),
        ...[...catalog.specFiles].filter(stays),
      ]),
      ...(patterns.length > 0 && {alertFiles: alertFilesFrom(patterns, beside(patterns))}),
    }),
  }
}

// Who reads a further root alone has said in its own settings where its files are edited.
function rootViews(first: ContentRoots, cwd: string): RootView[] {
  return furtherRoots(first).map(({name, folder, edit, create}) => {
    const links = settingsOf(readSource(folder, settingsName, cwd))?.settings.links
    return {name, edit: edit ?? webAddress(links?.edit), create: create ?? webAddress(links?.create)}
  })
}

// What another repository says becomes a link on our pages.
function webAddress(template: string | undefined): string | undefined {
  return template !== undefined && /^https?:\/\//i.test(template) ? template : undefined
}

/** Reads settings, with the kinds of sources that there are; nothing where there is no file. */
export function settingsOf(source: SourceFile | undefined): SettingsFile | undefined {
  return source && parseSettings(source, sourceKinds())
}

function unchanged(source: SourceFile, document: Document | undefined): Document | undefined {
  if (!document || !('content' in source)) return undefined
  const decoded = decode(source.content)
  return decoded.state === 'text' && decoded.text === document.text ? document : undefined
}
