import type {Catalog} from '../core/catalog/catalog.ts'
import {checkFormatId, type ExchangeFormat, type ExchangeValues} from './exchange-option.ts'
import type {ExchangeFinding} from './finding.ts'

/** What an export is made from; what touches the disk is handed in. */
export interface ExportContext {
  catalog: Catalog
  /** ISO 8601. */
  now: string
  /** The content root as it was asked for. */
  content: string
  /** Name of the file to write; missing where the text is to be printed. */
  output?: string
  /** What the argument of this format was given. */
  argument?: string
  /** What the options of this format were given. */
  options: ExchangeValues
  /** Reads a file that must be there. */
  read(file: string): string
  /** Reads a file that may be there. */
  readIfThere(file: string): string | undefined
  /** Gives the path from the root of the repository to the content root, with `/` at its end; empty where they are one. */
  prefix(): string
  /**
   * Gives the same for each root of the content that stands in one repository, by what its paths begin with: '' is the first root,
   * `@payments/` another. Roots of other repositories are left out.
   *
   * @param root Name of a root of that repository; the first root when missing.
   */
  prefixes(root?: string): ReadonlyMap<string, string>
}

/** What an export comes to. */
export interface Exported {
  /** Told on the error stream, before anything is written. */
  findings: readonly ExchangeFinding[]
  /** Goes to standard output. */
  printed?: string
  /** Goes into `output`, whole or not at all, with what is then told. */
  written?: {text: string; said: string; findings?: readonly ExchangeFinding[]}
  /** 1 where a comparison found a difference; 0 when missing. */
  exitCode?: 0 | 1
}

/** A form of another program that content can be written in; all that this program knows of it stands in this one object. */
export interface Exporter extends ExchangeFormat {
  /** What it is asked for; missing where it writes of all content. */
  readonly argument?: {flags: `<${string}>`; summary: string}
  /** What `--output` names, with what happens without it. */
  readonly output: string
  /** Exit codes in words, without a final stop. */
  readonly exitCodes: string
  /**
   * Writes the content in this form.
   *
   * @throws {ExportRefused} When nothing can be written.
   */
  run(context: ExportContext): Exported | Promise<Exported>
}

/** Why nothing can be exported, and what to do. */
export class ExportRefused extends Error {
  /** What to do, as a sentence. */
  readonly help: string

  constructor(message: string, help: string) {
    super(message)
    this.name = 'ExportRefused'
    this.help = help
  }
}

type Definition = Omit<Exporter, 'options' | 'exitCodes'> & Partial<Pick<Exporter, 'options' | 'exitCodes'>>

/**
 * Defines an exporter.
 *
 * @throws {RangeError} When the id is no lower-case word.
 */
export function defineExporter(exporter: Definition): Exporter {
  checkFormatId(exporter.id)
  return {options: [], exitCodes: '0 written, 2 could not export', ...exporter}
}
