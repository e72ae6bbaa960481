import {Catalog} from '../core/catalog.ts'
import {parseDocument} from '../core/document.ts'
import type {Settings} from '../core/schema/settings.ts'
import {parseSettings} from '../core/settings.ts'
import {readContent} from './content.ts'

/** A catalog with where it came from. */
export interface Loaded {
  catalog: Catalog
  /** Absolute path of the content root. */
  root: string
}

/**
 * Reads and parses a content root.
 *
 * @param overrides Settings that win over the file's.
 * @throws {Failure} When the root or a file in it cannot be read.
 */
export function loadCatalog(root: string, cwd = process.cwd(), overrides: Partial<Settings> = {}): Loaded {
  const content = readContent(root, cwd)
  const documents = content.files.map(source => parseDocument(source))
  return {catalog: new Catalog(documents, content.settings && parseSettings(content.settings), overrides), root: content.root}
}
