import {realpathSync} from 'node:fs'
import path from 'node:path'
import {type Command, Option} from 'commander'
import type {ExchangeValues} from '../exchange/exchange-option.ts'
import {type ExportContext, type Exported, type Exporter, ExportRefused} from '../exchange/exporter.ts'
import {type ExchangeFinding, findingsInWords} from '../exchange/finding.ts'
import {exporters} from '../exchange/index.ts'
import {loadCatalog} from '../host/catalog.ts'
import {readIfThere, readInput, writeWhole} from '../host/exchange.ts'
import {Failure} from '../host/failure.ts'
import {repositoryRoot} from '../host/repository.ts'
import {type ContentRoots, firstRoot, rootNamed, shownRoot, withPrefixes} from '../host/roots.ts'
import {optionOf} from './exchange-options.ts'
import {addExportPack} from './export-pack.ts'
import {contentOption, nowOption} from './options.ts'
import {printAsIs, printError} from './output.ts'

interface ExportOptions extends Record<string, string | true | ContentRoots | undefined> {
  content: ContentRoots
  output?: string
  now?: string
}

/**
 * Adds `clarity export` with its formats.
 *
 * @param formats Forms in which content can be written.
 */
export function addExport(program: Command, formats: readonly Exporter[] = exporters): void {
  const command = program.command('export').description('write what the content knows in the form of another program')
  for (const format of formats) {
    const {id, summary, argument, output, options, note, exitCodes} = format
    const one = command
      .command(id)
      .showHelpAfterError(`Run \`clarity export ${id} --help\` to see what is possible.`)
      .description(`write ${summary}`)
      .addOption(contentOption())
      .addOption(new Option('--output <file>', output))
    if (argument) one.argument(argument.flags, argument.summary)
    for (const option of options) one.addOption(optionOf(option))
    one
      .addOption(nowOption())
      .addHelpText('after', `\n${note === undefined ? '' : `${note}\n`}Exit code: ${exitCodes}.`)
      .action(async (...given: unknown[]) => {
        // The command itself stands last, its options before it.
        const [options, named] = [given.at(-2) as ExportOptions, argument && String(given[0])]
        return runExport(format, options, named)
      })
  }
  addExportPack(command)
}

async function runExport(
  format: Exporter,
  {content, output, now = new Date().toISOString(), ...options}: ExportOptions,
  argument: string | undefined,
): Promise<void> {
  const {catalog, root} = loadCatalog(content)
  const disk = {read: readInput, readIfThere, prefix: () => prefixOf(firstRoot(root)), prefixes: (name?: string) => prefixesOf(root, name)}
  const exported = await possible(format, {
    catalog,
    now,
    content: shownRoot(content),
    // All but the content is text.
    options: options as ExchangeValues,
    ...disk,
    ...(argument !== undefined && {argument}),
    ...(output !== undefined && {output}),
  })
  tell(exported.findings)
  if (exported.printed !== undefined) printAsIs(exported.printed)
  if (exported.written && output !== undefined) {
    writeWhole(output, exported.written.text)
    tell(exported.written.findings ?? [])
    printError(`clarity: ${exported.written.said}\n`)
  }
  process.exitCode = exported.exitCode ?? 0
}

async function possible(format: Exporter, context: ExportContext): Promise<Exported> {
  try {
    return await format.run(context)
  } catch (error) {
    if (error instanceof ExportRefused) throw new Failure(error.message, error.help)
    throw error
  }
}

function tell(findings: readonly ExchangeFinding[]): void {
  if (findings.length > 0) printError(`${findingsInWords(findings)}\n`)
}

// Where a file is owned is said in its own repository.
function prefixesOf(first: ContentRoots, name: string | undefined): Map<string, string> {
  const home = repositoryOf(rootNamed(first, name))
  const here = withPrefixes(first).filter(({folder}) => repositoryOf(folder) === home)
  return new Map(here.map(({folder, prefix}) => [prefix, prefixOf(folder)]))
}

function repositoryOf(folder: string): string {
  const real = realpathSync(folder)
  return repositoryRoot(real) ?? realpathSync(process.cwd())
}

// Patterns begin at the root of the repository, wherever the command was started.
function prefixOf(root: string): string {
  const real = realpathSync(root)
  const below = path
    .relative(repositoryRoot(real) ?? realpathSync(process.cwd()), real)
    .split(path.sep)
    .join('/')
  if (below.startsWith('..'))
    throw new Failure('the content root is in no repository, and not below this folder', 'Run it from the folder that CODEOWNERS is for.')
  return below === '' ? '' : `${below}/`
}
