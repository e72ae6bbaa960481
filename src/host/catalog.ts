import type {FileState} from '../core/catalog/attached-files.ts'
import {Catalog} from '../core/catalog/catalog.ts'
import {alertFilesFrom} from '../core/content/alert-files.ts'
import {calendarFiles} from '../core/content/calendar-files.ts'
import {type Document, parseDocument} from '../core/content/document.ts'
import type {Settings} from '../core/content/schema/settings.ts'
import {parseSettings, type SettingsFile} from '../core/content/settings.ts'
import {decode, type SourceFile} from '../core/content/source.ts'
import {sourceKinds} from '../status/source/index.ts'
import {readAlertFiles} from './alert-files.ts'
import {readCalendarFiles} from './calendar-files.ts'
import {readContent} from './content.ts'
import {type Revision, readExactly, readRevision} from './git.ts'

/** A catalog with where it came from. */
export interface Loaded {
  catalog: Catalog
  /** Absolute path of the content root. */
  root: string
}

/** How a content root becomes a catalog. */
export interface CatalogOptions {
  /** Settings that win over the file's. */
  overrides?: Partial<Settings>
  /** Folders that are read, e.g. `systems`; all when missing. Settings are read always. */
  folders?: readonly string[]
}

/**
 * Reads and parses a content root.
 *
 * @param cwd Folder that paths in diagnostics are relative to.
 * @throws {Failure} When the root or a file in it cannot be read.
 */
export function loadCatalog(root: string, cwd = process.cwd(), {overrides = {}, folders}: CatalogOptions = {}): Loaded {
  const content = readContent(root, cwd, folders)
  const documents = content.files.map(source => parseDocument(source))
  return catalogFrom({root: content.root, cwd, documents, settings: settingsOf(content.settings), overrides})
}

/** What a catalog is made of, read but not joined. */
export interface CatalogParts {
  /** Absolute path of the content root. */
  root: string
  cwd: string
  documents: readonly Document[]
  settings: SettingsFile | undefined
  overrides: Partial<Settings>
}

/** Makes the catalog of documents from disk, with the calendars that they name and the files of the alerting system. */
export function catalogFrom({root, cwd, documents, settings, overrides}: CatalogParts): Loaded {
  const calendars = readCalendarFiles(documents, root, cwd)
  const alertFiles = readAlertFiles(settings?.settings.alerts.files ?? [], root, cwd)
  return {catalog: new Catalog(documents, settings, {overrides, calendars, alertFiles}), root}
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
  return catalogAt({root, catalog}, readRevision(root, ref, cwd, head), overrides)
}

/** Reads and parses a content root as it was at a revision itself, whatever has become of it since; throws as {@link loadRevision} does. */
export function loadExactly(current: Loaded, ref: string, cwd = process.cwd()): CatalogAt {
  return catalogAt(current, readExactly(current.root, ref, cwd), {})
}

/** A catalog of some revision. */
export interface CatalogAt {
  catalog: Catalog
  /** Full id of the commit that was read. */
  commit: string
  fileState: (contentPath: string) => FileState
}

function catalogAt({catalog}: Loaded, revision: Revision, overrides: Partial<Settings>): CatalogAt {
  const {commit, files, settings: source, calendars, paths, beside} = revision
  const settings = settingsOf(source)
  const patterns = settings?.settings.alerts.files ?? []
  const byPath = new Map(catalog.documents.map(document => [document.contentPath, document]))
  const documents = files.map(source => unchanged(source, byPath.get(source.contentPath)) ?? parseDocument(source))
  const fileState = (contentPath: string): FileState => (paths.has(contentPath) ? 'there' : 'missing')
  return {
    commit,
    fileState,
    catalog: new Catalog(documents, settings, {
      overrides,
      calendars: calendarFiles(calendars),
      ...(patterns.length > 0 && {alertFiles: alertFilesFrom(patterns, beside(patterns))}),
    }),
  }
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
