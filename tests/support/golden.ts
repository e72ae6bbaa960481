import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {checkCatalog} from '../../src/core/lint/check.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {reportFormats} from '../../src/report/index.ts'
import {reportOf} from '../../src/report/report.ts'
import {rules} from '../../src/rules/index.ts'
import {root} from './clarity.ts'
import {clock} from './clock.ts'

/** Folder of the golden cases; each holds `content` and `expected`. */
export const goldenFolder = path.join(root, 'tests/golden')

/** Lists the cases by name. */
export function goldenCases(): string[] {
  return readdirSync(goldenFolder, {withFileTypes: true})
    .filter(item => item.isDirectory())
    .map(({name}) => name)
}

/** Checks a case and gives what each format says, by file name below `expected`. */
export function goldenReports(name: string): Record<string, string> {
  const folder = path.join(goldenFolder, name)
  const {catalog} = loadCatalog('content', folder)
  const diagnostics = checkCatalog(catalog, rules, {now: clock})
  const report = reportOf(catalog, {diagnostics, rules, durationMs: 0})
  return Object.fromEntries(reportFormats.map(({file, render}) => [file, render(report, {colour: false})]))
}

/** Gives what a case is expected to say; empty where nothing is written yet. */
export function goldenExpected(name: string, file: string): string {
  const place = path.join(goldenFolder, name, 'expected', file)
  return existsSync(place) ? readFileSync(place, 'utf8') : ''
}
