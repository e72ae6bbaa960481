import path from 'node:path'
import {Command, CommanderError} from 'commander'
import {onOneLine} from '../core/format/visible.ts'
import {knownExporters, knownImporters} from '../exchange/index.ts'
import {Failure, isSystemError, reasonOf} from '../host/failure.ts'
import {programVersion} from '../host/program.ts'
import {addAlerts} from './alerts.ts'
import {addBuild} from './build.ts'
import {addCheck} from './check.ts'
import {addCollect} from './collect.ts'
import {type Configuration, configuration, configure} from './configuration.ts'
import {openContent} from './content-roots.ts'
import {addDev} from './dev.ts'
import {addDiff} from './diff.ts'
import {addExplain} from './explain.ts'
import {addExport} from './export.ts'
import {addFetchAlerts} from './fetch-alerts.ts'
import {addFetchCalendars} from './fetch-calendars.ts'
import {addImpact} from './impact.ts'
import {addImport} from './import.ts'
import {addInit} from './init.ts'
import {addJoin} from './join.ts'
import {addLsp} from './lsp.ts'
import {addMigrate} from './migrate.ts'
import {addNew} from './new.ts'
import {addOncall} from './oncall.ts'
import {configOption} from './options.ts'
import {printError} from './output.ts'
import {addReady} from './ready.ts'
import {addReview} from './review.ts'
import {addSchemas} from './schemas.ts'
import {addServe} from './serve.ts'
import {addUpstream} from './upstream.ts'

/**
 * Runs one command in this process, with its streams, its environment and its folder.
 *
 * A server or a watch goes on after the answer, until a signal ends it.
 *
 * @param args What stands behind the name of the program, e.g. `['check', '--format', 'json']`.
 * @returns The exit code.
 */
export async function run(args: readonly string[]): Promise<number> {
  process.exitCode = undefined
  try {
    await programOf(asksToRun(args) ? await configure(args) : configuration()).parseAsync(args, {from: 'user'})
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return exitCodeOf(error)
  }
}

// Whoever asks for help or the version gets it, whatever the configuration is.
function asksToRun(args: readonly string[]): boolean {
  return args.length > 0 && args[0] !== 'help' && !args.some(arg => ['-h', '--help', '-V', '--version'].includes(arg))
}

function programOf(configuration: Configuration): Command {
  const program = new Command('clarity')
    .description('Runbooks, owners and live status for commerce integrations, as code.')
    .version(programVersion())
    .exitOverride()
    .configureHelp({sortSubcommands: false})
    .showHelpAfterError('Run with --help to see what is possible.')

  addInit(program)
  addNew(program)
  addMigrate(program)
  addCheck(program, configuration.reportFormats)
  addDiff(program)
  addExplain(program)
  addBuild(program)
  addJoin(program)
  addDev(program)
  addServe(program)
  addLsp(program)
  addSchemas(program)
  addCollect(program)
  addOncall(program)
  addFetchCalendars(program)
  addAlerts(program)
  addFetchAlerts(program)
  addImpact(program)
  addReady(program)
  addReview(program)
  addUpstream(program)
  addExport(program, knownExporters())
  addImport(program, knownImporters())
  for (const command of program.commands)
    command.exitOverride().showHelpAfterError(`Run \`clarity ${command.name()} --help\` to see what is possible.`)
  for (const command of withCommandsBelow(program)) prepare(command, configuration)
  return program
}

function withCommandsBelow(program: Command): Command[] {
  return program.commands.flatMap(command => [command, ...command.commands])
}

// What the configuration says holds where neither an option nor the environment says otherwise.
function prepare(command: Command, configured: Configuration): void {
  const {roots, trusted, folder} = configured
  command.addOption(configOption())
  command.hook('preAction', (_above, acting) => {
    if (acting === command) openContent(command, configured)
  })
  for (const option of command.options) {
    if (option.attributeName() === 'content' && option.defaultValue !== undefined)
      command.setOptionValueWithSource('content', roots[0].path, 'default')
    if (option.attributeName() === 'trustContent' && trusted) command.setOptionValueWithSource('trustContent', true, 'default')
    if (option.attributeName() === 'cache')
      command.setOptionValueWithSource('cache', path.relative(process.cwd(), path.join(folder, '.clarity')), 'default')
  }
}

function exitCodeOf(error: unknown): number {
  // Commander has said what is wrong already; asking for help or the version is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Failure) {
    printError(`clarity: ${onOneLine(error.message)}\n${onOneLine(error.help)}\n`)
    return 2
  }
  if (isSystemError(error) && !process.env.CLARITY_DEBUG) {
    printError(
      `clarity: cannot go on${error.path ? ` at \`${error.path}\`` : ''}: ${reasonOf(error)}\nMend that and run it again; CLARITY_DEBUG=1 says where.\n`,
    )
    return 2
  }
  printError(`clarity: stopped by a fault of its own: ${error instanceof Error ? error.message : String(error)}\n`)
  printError('Set CLARITY_DEBUG=1 and run it again to see where, then report it.\n')
  if (process.env.CLARITY_DEBUG) console.error(error)
  return 2
}
