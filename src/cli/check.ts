import {type Command, Option} from 'commander'
import type {Catalog} from '../core/catalog.ts'
import {runRules} from '../core/check.ts'
import type {Diagnostic} from '../core/diagnostic.ts'
import {loadCatalog} from '../host/catalog.ts'
import {reportGithub} from '../report/github.ts'
import {reportJson} from '../report/json.ts'
import {reportPretty} from '../report/pretty.ts'
import type {Report} from '../report/report.ts'
import {rules} from '../rules/index.ts'
import {contentOption, nowOption} from './options.ts'

const formats = {
  pretty: (report: Report) => reportPretty(report, process.stdout.isTTY === true && !process.env.NO_COLOR),
  json: reportJson,
  github: reportGithub,
}

interface CheckOptions {
  content: string
  format: keyof typeof formats
  failOn: 'error' | 'warning'
  now?: string
}

/** Adds `clarity check`. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('prove that every failure has an owner who can be reached, and that nothing dangles')
    .addOption(contentOption())
    .addOption(new Option('--format <name>', 'how findings are written').choices(Object.keys(formats)).default('pretty'))
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1').choices(['error', 'warning']).default('error'),
    )
    .addOption(nowOption())
    .addHelpText('after', '\nExit code: 0 clean, 1 findings at or above --fail-on, 2 could not check.')
    .action((options: CheckOptions) => {
      const report = check(options.content, options.now)
      process.stdout.write(formats[options.format](report))
      process.exitCode = fails(report.diagnostics, options.failOn) ? 1 : 0
    })
}

/** Reads a content root and checks it with all rules. */
export function check(content: string, now = new Date().toISOString()): Report & {catalog: Catalog; root: string} {
  const started = performance.now()
  const {catalog, root} = loadCatalog(content)
  const {diagnostics, suppressed} = runRules(catalog, rules, {now})
  const lines = new Map(
    [...catalog.documents, ...(catalog.settingsFile ? [catalog.settingsFile] : [])].map(({file, lines}) => [file, lines]),
  )
  const line = (file: string, number: number) => lines.get(file)?.line(number) ?? ''
  return {
    catalog,
    root,
    diagnostics,
    suppressed,
    files: catalog.documents.length,
    durationMs: Math.round(performance.now() - started),
    line,
  }
}

/** Tells whether findings are bad enough to fail. */
export function fails(diagnostics: readonly Diagnostic[], failOn: 'error' | 'warning'): boolean {
  return diagnostics.some(({severity}) => severity === 'error' || severity === failOn)
}
