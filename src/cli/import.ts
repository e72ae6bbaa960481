import path from 'node:path'
import {type Command, Option} from 'commander'
import {check} from '../check/check.ts'
import {Catalog} from '../core/catalog/catalog.ts'
import {counted, plural} from '../core/format/plural.ts'
import {baselineOf} from '../core/lint/baseline.ts'
import {contentPaths} from '../core/lint/fingerprint.ts'
import type {ContentFile} from '../exchange/content-file.ts'
import {findingsInWords, placeInWords, UnreadableInput} from '../exchange/finding.ts'
import type {Import, Importer} from '../exchange/importer.ts'
import {importers} from '../exchange/index.ts'
import {writeBaseline} from '../host/baseline.ts'
import {loadCatalog} from '../host/catalog.ts'
import {copyWhole, type FoundInput, importDisk, isFolder, readIfThere, readInput, readInputs, writeWhole} from '../host/exchange.ts'
import {Failure} from '../host/failure.ts'
import {optionOf} from './exchange-options.ts'
import {contentOption, nowOption} from './options.ts'
import {print} from './output.ts'

interface ImportOptions extends Record<string, string | true | undefined> {
  content: string
  into?: string
  dryRun?: true
  force?: true
  now?: string
}

/**
 * Adds `clarity import` with its formats.
 *
 * @param formats Forms that content can be made of.
 */
export function addImport(program: Command, formats: readonly Importer[] = importers): void {
  const command = program.command('import').description('write content files from what another program knows')
  for (const {id, summary, files, folders, options, note, load} of formats) {
    const one = command
      .command(id)
      .showHelpAfterError(`Run \`clarity import ${id} --help\` to see what is possible.`)
      .description(`write the ${summary}`)
      .argument('<files...>', files)
      .addOption(contentOption())
      .addOption(new Option('--into <dir>', 'folder to write into (default: the content root)'))
      .addOption(new Option('--dry-run', 'show what would be written, write nothing'))
      .addOption(new Option('--force', 'overwrite content files that are there and differ'))
    for (const option of options) one.addOption(optionOf(option))
    one
      .addOption(nowOption())
      .addHelpText('after', `\n${note === undefined ? '' : `${note}\n`}${helpOfAll}`)
      .action(async (inputs: string[], given: ImportOptions) => runImport(readInputs(inputs, folders), given, await load()))
  }
}

const helpOfAll =
  'People and teams that are in the content already are referred to, never written.\nExit code: 0 everything was carried over, 1 something was not, 2 could not import.'

async function runImport(inputs: readonly FoundInput[], options: ImportOptions, read: Import): Promise<void> {
  const {content, into = content, now = new Date().toISOString(), dryRun, force, ...own} = options
  // A content root that is only about to begin has nothing to compare with.
  const catalog = isFolder(content) ? loadCatalog(content).catalog : new Catalog([])
  const imported = readable(() => read(inputs, {catalog, now, options: own, disk: importDisk(inputs), read: readInput}))
  const {files: written, findings, matched, attachments = []} = imported
  const plans = written.map(file => planOf(file, into, force === true))
  const kept = plans.filter(({state}) => state === 'kept' || state === 'conflict')
  for (const {file, state, target} of plans) if (!dryRun && isWritten(state)) writeWhole(target, file.text)
  const copied = attachments.map(({from, contentPath}) => ({target: path.join(into, contentPath), from}))
  const besides = copied.map(({from, target}) => ({target, state: dryRun ? 'new' : copyWhole(from, target)}) as const)
  print(dryRun ? rehearsed(plans) : plans.map(({state, target}) => `${said[state]} ${target}\n`).join(''))
  print(besides.map(({state, target}) => `${dryRun ? 'would copy' : state === 'new' ? 'copied' : said[state]} ${target}\n`).join(''))
  if (findings.length > 0) print(`${plans.length > 0 ? '\n' : ''}${findingsInWords(findings)}`)
  print(`\n${summary(plans, matched, findings.filter(({severity}) => severity !== 'note').length, options)}`)
  if (!dryRun && typeof own.baseline === 'string') await writeBaselineOf(into, own.baseline, now)
  process.exitCode = kept.length > 0 || findings.some(({severity}) => severity !== 'note') ? 1 : 0
}

// So that the first check after an import is green, and what is wrong becomes less from there.
async function writeBaselineOf(content: string, file: string, now: string): Promise<void> {
  const report = await check({content, now})
  const entries = baselineOf(report.diagnostics, contentPaths(report.catalog))
  writeBaseline(file, entries)
  print(`Wrote ${counted(entries.length, 'finding')} to \`${file}\`: run \`clarity check --baseline ${file}\`.\n`)
}

function readable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableInput) throw new Failure(`cannot import ${placeInWords(error.at)}: ${error.message}`, error.help)
    throw error
  }
}

interface Plan {
  file: ContentFile
  target: string
  state: 'new' | 'same' | 'kept' | 'overwritten' | 'edited' | 'conflict'
}

const said = {
  new: 'wrote',
  same: 'same ',
  kept: 'kept ',
  overwritten: 'wrote',
  edited: 'kept ',
  conflict: 'kept, the source has changed too:',
}

const standings = {same: 'same', untouched: 'overwritten', edited: 'edited', conflict: 'conflict', foreign: 'kept'} as const

function isWritten(state: Plan['state']): boolean {
  return state === 'new' || state === 'overwritten'
}

function planOf(file: ContentFile, into: string, force: boolean): Plan {
  const target = path.join(into, file.contentPath)
  const there = readIfThere(target)
  if (there === undefined) return {file, target, state: 'new'}
  const state = there === file.text ? 'same' : force ? 'overwritten' : standings[file.standing?.(there) ?? 'foreign']
  return {file, target, state}
}

function rehearsed(plans: readonly Plan[]): string {
  return plans
    .map(({file, target, state}) => (isWritten(state) ? `would write ${target}\n${indented(file.text)}` : `${said[state]} ${target}\n`))
    .join('')
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}

function summary(plans: readonly Plan[], matched: readonly string[], problems: number, {dryRun}: ImportOptions): string {
  const count = (state: Plan['state']) => plans.filter(each => each.state === state).length
  const [fresh, over, same, kept] = [count('new'), count('overwritten'), count('same') + count('edited'), count('kept') + count('conflict')]
  const parts = [
    `${counted(fresh + over, 'content file')} ${dryRun ? 'would be written' : 'written'}${over > 0 ? ` (${over} over what was there)` : ''}`,
    same > 0 && `${same} there already`,
    kept > 0 && `${kept} kept as ${plural(kept, 'it is', 'they are')} (\`--force\` overwrites)`,
    matched.length > 0 && `${matched.length} known already`,
    problems > 0 ? `${counted(problems, 'finding')} of what was not carried over` : kept === 0 && 'everything carried over',
  ]
  const hint = !dryRun && fresh + over > 0 ? 'Read what was written, then run `clarity check`.\n' : ''
  return `${parts.filter(Boolean).join(', ')}\n${hint}`
}
