import {Command, CommanderError} from 'commander'
import {onOneLine} from '../core/format/visible.ts'
import {Failure, isSystemError, reasonOf} from '../host/failure.ts'
import {addBuild} from './build.ts'
import {addCheck} from './check.ts'
import {addCollect} from './collect.ts'
import {addDev} from './dev.ts'
import {addExplain} from './explain.ts'
import {addExport} from './export.ts'
import {addFetchCalendars} from './fetch-calendars.ts'
import {addImpact} from './impact.ts'
import {addImport} from './import.ts'
import {addOncall} from './oncall.ts'
import {printError} from './output.ts'
import {addReady} from './ready.ts'
import {addServe} from './serve.ts'

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
    await programOf().parseAsync(args, {from: 'user'})
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return exitCodeOf(error)
  }
}

function programOf(): Command {
  const program = new Command('clarity')
    .description('Runbooks, owners and live status for commerce integrations, as code.')
    .exitOverride()
    .configureHelp({sortSubcommands: false})
    .showHelpAfterError('Run with --help to see what is possible.')

  addCheck(program)
  addExplain(program)
  addBuild(program)
  addDev(program)
  addServe(program)
  addCollect(program)
  addOncall(program)
  addFetchCalendars(program)
  addImpact(program)
  addReady(program)
  addExport(program)
  addImport(program)
  for (const command of program.commands)
    command.exitOverride().showHelpAfterError(`Run \`clarity ${command.name()} --help\` to see what is possible.`)
  return program
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
