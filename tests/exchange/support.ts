import {readFileSync} from 'node:fs'
import path from 'node:path'
import {Catalog} from '../../src/core/catalog/catalog.ts'
import {parseDocument} from '../../src/core/content/document.ts'
import {parseSettings} from '../../src/core/content/settings.ts'
import {checkCatalog} from '../../src/core/lint/check.ts'
import type {ContentFile, Imported} from '../../src/exchange/content-file.ts'
import {placeInWords} from '../../src/exchange/finding.ts'
import type {InputFile} from '../../src/exchange/json-source.ts'
import {rules} from '../../src/rules/index.ts'
import {root} from '../support/clarity.ts'

/** Instant for which the fixtures are imported. */
export const now = '2026-11-23T02:00:00Z'

/** Folder of the recorded answers. */
export const fixtures = path.join(root, 'tests/exchange/fixtures')

/** Reads a recorded answer. */
export function fixture(file: string): InputFile {
  return {file, text: readFileSync(path.join(fixtures, file), 'utf8')}
}

/** Reads a recorded answer as data, for tests that change it. */
// biome-ignore lint/suspicious/noExplicitAny: tests write into answers of any shape.
export function fixtureData(file: string): any {
  return JSON.parse(fixture(file).text)
}

/** Makes an input of data. */
export function input(file: string, data: unknown): InputFile {
  return {file, text: JSON.stringify(data, null, 2)}
}

/** A content root with nothing in it but settings. */
export const empty = new Catalog(
  [],
  parseSettings({file: 'content/settings.yaml', contentPath: 'settings.yaml', content: 'organisation: Larkmoor Outfitters\n'}, []),
)

/** Makes the catalog of imported files, with what was there before. */
export function catalogOf(files: readonly ContentFile[], before: Catalog = empty): Catalog {
  return before.withAll(files.map(({contentPath, text}) => parseDocument({file: `content/${contentPath}`, contentPath, content: text})))
}

/** Makes a catalog of texts by content path. */
export function catalogWith(files: Record<string, string>): Catalog {
  return new Catalog(
    Object.entries(files).map(([contentPath, content]) => parseDocument({file: `content/${contentPath}`, contentPath, content})),
  )
}

/** Checks imported files with all rules; lists `severity rule file message`. */
export function checked(files: readonly ContentFile[], before?: Catalog): string[] {
  return checkCatalog(catalogOf(files, before), rules, {now}).map(
    ({severity, ruleId, file, message}) => `${severity} ${ruleId} ${file} ${message}`,
  )
}

/** Lists findings as `severity place message`. */
export function said({findings}: Pick<Imported, 'findings'>): string[] {
  return findings.map(({severity, at, message}) => `${severity} ${placeInWords(at)} ${message}`)
}
