import {type Command, Option} from 'commander'
import type {Catalog} from '../core/catalog.ts'
import {runRules} from '../core/check.ts'
import type {Diagnostic} from '../core/diagnostic.ts'
import type {Settings} from '../core/schema/settings.ts'
import {causedBetween} from '../core/since.ts'
import {loadCatalog, loadRevision} from '../host/catalog.ts'
import {findSecrets} from '../host/secrets.ts'
import {reportGithub} from '../report/github.ts'
import {reportJson} from '../report/json.ts'
import {reportPretty} from '../report/pretty.ts'
import type {Report} from '../report/report.ts'
import {rules} from '../rules/index.ts'
import {type BaselineOptions, baselineOptions, withBaseline} from './baseline.ts'
import {fixFiles, fixOptions, rehearseFix} from './fix.ts'
import {contentOption, nowOption, publicOption} from './options.ts'
import {watchAndCheck, watchOption} from './watch.ts'

const formats = {
  pretty: (report: Report) => reportPretty(report, process.stdout.isTTY === true && !process.env.NO_COLOR),
  json: reportJson,
  github: reportGithub,
}

interface CheckOptions extends BaselineOptions {
  content: string
  format: keyof typeof formats
  failOn: 'error' | 'warning'
  now?: string
  since?: string
  fix?: true
  public?: boolean
  dryRun?: true
  watch?: true
}

/** Adds `clarity check`. */
export function addCheck(program: Command): void {
  const command = program
    .command('check')
    .description('prove that every failure has an owner who can be reached, and that nothing dangles')
    .addOption(contentOption())
    .addOption(new Option('--format <name>', 'how findings are written').choices(Object.keys(formats)).default('pretty'))
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1').choices(['error', 'warning']).default('error'),
    )
    .addOption(new Option('--since <ref>', 'report only what the change since a git revision brought about, wherever it is'))
  for (const option of [...baselineOptions(), ...fixOptions(), watchOption()]) command.addOption(option)
  command
    .addOption(nowOption())
    .addOption(publicOption())
    .addHelpText('after', '\nExit code: 0 clean, 1 findings at or above --fail-on, 2 could not check.')
    .action(runCheck)
}

async function runCheck(options: CheckOptions): Promise<void> {
  if (options.dryRun) {
    process.exitCode = rehearseFix(options.content, instantOf(options)) ? 1 : 0
    return
  }
  if (options.fix) fixFiles(options.content, instantOf(options))
  if (options.watch) return watchAndCheck(options.content, () => reportOnce(options))
  process.exitCode = fails((await reportOnce(options)).diagnostics, options.failOn) ? 1 : 0
}

async function reportOnce(options: CheckOptions): Promise<Report> {
  const now = instantOf(options)
  const overrides = options.public ? {public: true} : {}
  // The baseline sees all findings: one that is only older than the change is not fixed.
  const known = withBaseline(await check(options.content, now, overrides), options)
  const report = options.since === undefined ? known : await onlySince(known, options.since, {now, overrides})
  process.stdout.write(formats[options.format](report))
  return report
}

function instantOf({now}: CheckOptions): string {
  return now ?? new Date().toISOString()
}

/** A report with the content it is about. */
export interface ContentReport extends Report {
  catalog: Catalog
  /** Absolute path of the content root. */
  root: string
}

/** Reads a content root and checks it with all rules; `overrides` win over its settings. */
export async function check(content: string, now = new Date().toISOString(), overrides: Partial<Settings> = {}): Promise<ContentReport> {
  const started = performance.now()
  const {catalog, root} = loadCatalog(content, process.cwd(), overrides)
  const {diagnostics, suppressed} = runRules(catalog, rules, {now, secrets: await findSecrets(catalog)})
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

async function onlySince(
  report: ContentReport,
  ref: string,
  {now, overrides}: {now: string; overrides: Partial<Settings>},
): Promise<ContentReport> {
  const started = performance.now()
  const {catalog, commit} = loadRevision(report, ref, overrides)
  const before = runRules(catalog, rules, {now, secrets: await findSecrets(catalog)})
  const diagnostics = causedBetween({catalog, diagnostics: before.diagnostics}, report)
  const since = {ref, commit, older: report.diagnostics.length - diagnostics.length}
  return {...report, diagnostics, since, durationMs: report.durationMs + Math.round(performance.now() - started)}
}

/** Tells whether findings are bad enough to fail. */
export function fails(diagnostics: readonly Diagnostic[], failOn: 'error' | 'warning'): boolean {
  return diagnostics.some(({severity}) => severity === 'error' || severity === failOn)
}
