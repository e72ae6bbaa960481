import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {checkCatalog} from '../../src/core/lint/check.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {reportGithub} from '../../src/report/github.ts'
import {reportGitlab} from '../../src/report/gitlab.ts'
import {reportJson} from '../../src/report/json.ts'
import {reportJunit} from '../../src/report/junit.ts'
import {reportMarkdown} from '../../src/report/markdown.ts'
import {reportPretty} from '../../src/report/pretty.ts'
import {reportOf} from '../../src/report/report.ts'
import {reportSarif} from '../../src/report/sarif.ts'
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
  return {
    'pretty.txt': reportPretty(report),
    'report.json': reportJson(report),
    'report.sarif': reportSarif(report),
    'github.txt': reportGithub(report),
    'gitlab.json': reportGitlab(report),
    'junit.xml': reportJunit(report),
    'report.md': reportMarkdown(report),
  }
}

/** Gives what a case is expected to say; empty where nothing is written yet. */
export function goldenExpected(name: string, file: string): string {
  const place = path.join(goldenFolder, name, 'expected', file)
  return existsSync(place) ? readFileSync(place, 'utf8') : ''
}
