import {type Command, InvalidArgumentError, Option} from 'commander'
import {type CheckRequest, type ContentReport, check, fails, onlySince} from '../check/check.ts'
import {ResidentCheck} from '../check/resident.ts'
import {Failure} from '../host/failure.ts'
import {addJobSummary} from '../host/job-summary.ts'
import {repositoryRoot} from '../host/repository.ts'
import {type ContentRoots, firstRoot, rootsFrom, shownRoot} from '../host/roots.ts'
import type {ReportFormat} from '../report/format.ts'
import {reportFormats} from '../report/index.ts'
import {type BaselineOptions, baselineOptions, withBaseline} from './baseline.ts'
import {fixFiles, fixOptions, rehearseFix} from './fix.ts'
import {cacheOption, contentOption, nowOption, publicOption, trustOption} from './options.ts'
import {printAsIs, printError, showsColour} from './output.ts'
import {watchAndCheck, watchOption} from './watch.ts'

interface CheckOptions extends BaselineOptions {
  content: ContentRoots
  cache: string
  format: ReportFormat
  failOn: 'error' | 'warning'
  now?: string
  public?: boolean
  trustContent?: true
  since?: string
  fix?: true
  dryRun?: true
  watch?: true
}

/**
 * Adds `clarity check`.
 *
 * @param formats Forms in which findings can be written; the first one is the default.
 */
export function addCheck(program: Command, formats: readonly [ReportFormat, ...ReportFormat[]] = reportFormats): void {
  const command = program
    .command('check')
    .description('prove that every failure has an owner who can be reached, and that nothing dangles')
    .addOption(contentOption())
    .addOption(formatOption(formats))
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1').choices(['error', 'warning']).default('error'),
    )
    .addOption(new Option('--since <ref>', 'report only what the change since a git revision brought about, wherever it is'))
  for (const option of [...baselineOptions(), ...fixOptions(), watchOption()]) command.addOption(option)
  command
    .addOption(nowOption())
    .addOption(publicOption())
    .addOption(cacheOption())
    .addOption(trustOption())
    .addHelpText('after', formatsInWords(formats))
    .addHelpText('after', '\nExit code: 0 clean, 1 findings at or above --fail-on, 2 could not check.')
    .action(runCheck)
}

function formatOption(formats: readonly [ReportFormat, ...ReportFormat[]]): Option {
  const [first] = formats
  const named = (id: string): ReportFormat => {
    const format = formats.find(each => each.id === id)
    if (!format) throw new InvalidArgumentError(`Allowed choices are ${formats.map(({id}) => id).join(', ')}.`)
    return format
  }
  const choices = formats.map(({id}) => id).join(', ')
  return new Option('--format <name>', `how findings are written (choices: ${choices})`).default(first, first.id).argParser(named)
}

function formatsInWords(formats: readonly ReportFormat[]): string {
  const width = Math.max(...formats.map(({id}) => id.length))
  return `\nFormats:\n${formats.map(({id, summary}) => `  ${id.padEnd(width)}  ${summary}`).join('\n')}`
}

async function runCheck(options: CheckOptions): Promise<void> {
  if (options.dryRun) {
    process.exitCode = rehearseFix(options.content, instantOf(options)) ? 1 : 0
    return
  }
  if (options.fix) fixFiles(options.content, instantOf(options))
  if (options.watch) await watchAndCheck(options.content, residentReports(options))
  else process.exitCode = fails((await reportOnce(options)).diagnostics, options.failOn) ? 1 : 0
}

// What has been read stays in memory: a save costs what it changes.
function residentReports(options: CheckOptions): (paths: readonly string[]) => Promise<ContentReport> {
  let resident: ResidentCheck | undefined
  return async paths => {
    resident ??= await ResidentCheck.open(requestOf(options))
    return await reported(await resident.check(paths), options)
  }
}

async function reportOnce(options: CheckOptions): Promise<ContentReport> {
  const request = {...requestOf(options), now: instantOf(options)}
  return await reported(await check(request), {...options, now: request.now})
}

function requestOf(options: CheckOptions): CheckRequest & {cwd: string} {
  const cwd = placesFrom(options)
  return {...options, content: rootsFrom(cwd, options.content), cwd}
}

async function reported(all: ContentReport, options: CheckOptions): Promise<ContentReport> {
  const {now, cwd} = {now: instantOf(options), cwd: placesFrom(options)}
  // A wrong folder must not turn a pipeline green.
  if (all.files === 0 && all.diagnostics.length === 0 && !options.watch) throw nothingToCheck(options.content)
  // The baseline sees all findings: one that is only older than the change is not fixed.
  const compared = withBaseline(all, options)
  const report = options.since === undefined ? compared : await onlySince(compared, options.since, {...options, now, cwd})
  printAsIs(options.format.render(report, {colour: showsColour()}))
  if (options.format.jobSummary) summarise(options.format.jobSummary(report))
  return report
}

function placesFrom({content, format}: CheckOptions): string {
  // A code host attaches findings to lines of a change, by paths from the root of the repository; people read paths from where they stand.
  return (format.pathsFrom === 'repository' && repositoryRoot(firstRoot(content))) || process.cwd()
}

function nothingToCheck(content: ContentRoots): Failure {
  return new Failure(
    `there is nothing to check in \`${shownRoot(content)}\``,
    'Name another folder with `--content DIR` or `CLARITY_CONTENT`, or write a first entry, such as `teams/order-ops.mdx`.',
  )
}

function instantOf({now}: CheckOptions): string {
  return now ?? new Date().toISOString()
}

// A job without a summary is still a job that was checked.
function summarise(text: string): void {
  const refused = addJobSummary(text)
  if (refused) printError(`clarity: cannot write the job summary: ${refused}\n`)
}
