import type {Catalog} from '../core/catalog/catalog.ts'
import type {Kind} from '../core/content/kinds.ts'
import type {Imported} from './content-file.ts'
import {checkFormatId, type ExchangeFormat, type ExchangeValues} from './exchange-option.ts'
import type {InputFile} from './json-source.ts'

/** What an import is made for. */
export interface ImportContext {
  catalog: Catalog
  /** ISO 8601; what is over by then is left out. */
  now: string
  /** What the options of this format were given. */
  options: ExchangeValues
  /** What lies around the inputs; missing where there is no disk. */
  disk?: ImportDisk
  /** Gives the path of a file from the content root, with `/`; the path itself where missing. */
  fromRoot?(file: string): string
  /** Tells whether an import has written an entry before, so that it is compared and not only referred to; never where missing. */
  hasWritten?(kind: Kind, id: string): boolean
  /** Reads a file that must be there, as an option names one. */
  read(file: string): string
}

/** What an import may ask about the disk: only below the folders of its inputs. */
export interface ImportDisk {
  /** Tells whether a file is there. */
  has(file: string): boolean
  /** Gives the revision that last changed a file, in short; nothing outside of a repository. */
  revision(file: string): string | undefined
}

/**
 * Makes content files of what another program wrote.
 *
 * @throws {UnreadableInput} When an input is not what it should be.
 */
export type Import = (inputs: readonly InputFile[], context: ImportContext) => Imported

/** A form of another program that content can be made of; all that this program knows of it stands in this one object. */
export interface Importer extends ExchangeFormat {
  /** What the input files are, such as `catalog-info.yaml files`. */
  readonly files: string
  /** Endings of the files that are taken out of a folder, such as `.md`; missing where only files can be named. */
  readonly folders?: readonly string[]
  /** Loads what does the work; only where it is asked for, so that other commands start as fast as before. */
  load(): Promise<Import>
}

/**
 * Defines an importer.
 *
 * @throws {RangeError} When the id is no lower-case word.
 */
export function defineImporter(importer: Omit<Importer, 'options'> & Partial<Pick<Importer, 'options'>>): Importer {
  checkFormatId(importer.id)
  return {options: [], ...importer}
}
