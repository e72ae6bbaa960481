import {type Command, Option} from 'commander'
import type {Catalog} from '../core/catalog.ts'
import {checkCatalog} from '../core/check.ts'
import type {Diagnostic} from '../core/diagnostic.ts'
import {loadForCheck} from '../host/check-content.ts'
import {addJobSummary} from '../host/job-summary.ts'
import {findSecrets} from '../host/secrets.ts'
import {reportGithub} from '../report/github.ts'
import {reportGitlab} from '../report/gitlab.ts'
import {reportJson} from '../report/json.ts'
import {reportJunit} from '../report/junit.ts'
import {reportMarkdown} from '../report/markdown.ts'
import {reportPretty} from '../report/pretty.ts'
import {type Report, reportOf} from '../report/report.ts'
import {reportSarif} from '../report/sarif.ts'
import {rules} from '../rules/index.ts'
import {contentOption, nowOption, publicOption} from './options.ts'

const formats = {
  pretty: (report: Report) => reportPretty(report, process.stdout.isTTY === true && !process.env.NO_COLOR),
  json: reportJson,
  sarif: reportSarif,
  github: reportGithub,
  gitlab: reportGitlab,
  junit: reportJunit,
  markdown: (report: Report) => reportMarkdown(report),
}

interface CheckOptions {
  content: string
  format: keyof typeof formats
  failOn: 'error' | 'warning'
  now?: string
  public?: boolean
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
    .addOption(publicOption())
    .addHelpText('after', '\nExit code: 0 clean, 1 findings at or above --fail-on, 2 could not check.')
    .action(async (options: CheckOptions) => {
      const report = await check(options)
      process.stdout.write(formats[options.format](report))
      if (options.format === 'github') summarise(report)
      process.exitCode = fails(report.diagnostics, options.failOn) ? 1 : 0
    })
}

/** What to check. */
export interface CheckRequest {
  content: string
  /** ISO 8601 UTC; the present when missing. */
  now?: string | undefined
  /** Folder that paths in findings are relative to; where the command was started when missing. */
  cwd?: string | undefined
  /** True judges what a public site would show. */
  public?: boolean | undefined
}

/** Reads a content root and checks it with all rules. */
export async function check(request: CheckRequest): Promise<Report & {catalog: Catalog; root: string}> {
  const {content, now = new Date().toISOString(), cwd} = request
  const started = performance.now()
  const overrides = request.public ? {public: true} : {}
  const {catalog, root, known} = loadForCheck(content, rules, {...(cwd && {cwd}), overrides})
  const diagnostics = checkCatalog(catalog, rules, {now, secrets: await findSecrets(catalog), ...(known && {known})})
  const durationMs = Math.round(performance.now() - started)
  return {...reportOf(catalog, {diagnostics, rules, durationMs}), catalog, root}
}

// A job without a summary is still a job that was checked.
function summarise(report: Report): void {
  const refused = addJobSummary(reportMarkdown(report))
  if (refused)
    process.stderr.write(`clarity: cannot write the job summary: ${refused}
`)
}

/** Tells whether findings are bad enough to fail. */
export function fails(diagnostics: readonly Diagnostic[], failOn: 'error' | 'warning'): boolean {
  return diagnostics.some(({severity}) => severity === 'error' || severity === failOn)
}
