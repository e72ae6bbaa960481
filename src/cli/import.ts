import path from 'node:path'
import {type Command, Option} from 'commander'
import {check} from '../check/check.ts'
import {Catalog} from '../core/catalog/catalog.ts'
import {kinds} from '../core/content/kinds.ts'
import {counted, plural} from '../core/format/plural.ts'
import {baselineOf} from '../core/lint/baseline.ts'
import {contentPaths} from '../core/lint/fingerprint.ts'
import type {ExchangeValues} from '../exchange/exchange-option.ts'
import {type ExchangeFinding, findingsInWords, placeInWords, UnreadableInput} from '../exchange/finding.ts'
import type {Import, Importer} from '../exchange/importer.ts'
import {importers} from '../exchange/index.ts'
import type {Side} from '../exchange/merge/three-way.ts'
import {writeBaseline} from '../host/baseline-file.ts'
import {loadCatalog} from '../host/catalog.ts'
import {copyWhole, type Inputs, importDisk, isFolder, readInput, readInputs} from '../host/exchange.ts'
import {Failure} from '../host/failure.ts'
import {lastImport} from '../host/last-import.ts'
import {type ContentRoots, firstRoot, shownRoot} from '../host/roots.ts'
import {optionOf} from './exchange-options.ts'
import {carryOutImport, helpAboutKept, type Plan, planOf, plansInWords, rehearsedInWords, said} from './import-plan.ts'
import {contentOption, nowOption} from './options.ts'
import {print} from './output.ts'

interface ImportOptions extends Record<string, string | true | ContentRoots | undefined> {
  content: ContentRoots
  into?: string
  dryRun?: true
  force?: true
  conflicts?: Side
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
      .addOption(
        new Option('--conflicts <side>', 'where both sides have changed a place: keep mine, or take theirs').choices(['mine', 'theirs']),
      )
    for (const option of options) one.addOption(optionOf(option))
    one
      .addOption(nowOption())
      .addHelpText('after', `\n${note === undefined ? '' : `${note}\n`}${helpOfAll}`)
      .action(async (inputs: string[], given: ImportOptions) => runImport(readInputs(inputs, folders), given, await load()))
  }
}

const helpOfAll =
  'A file that was edited here keeps its edits, and takes what the source has changed since; the copies in `.imported` tell which is which.\nPeople and teams that are in the content already, and that no import has written, are referred to, never written.\nExit code: 0 everything was carried over, 1 something was not, 2 could not import.'

/** Runs an import and says what it did. */
export async function runImport({read: inputs, left}: Inputs, options: ImportOptions, read: Import): Promise<void> {
  const {content, into = shownRoot(content), now = new Date().toISOString(), dryRun, force, conflicts, ...own} = options
  const last = lastImport(into)
  // A content root that is only about to begin has nothing to compare with.
  const catalog = isFolder(firstRoot(content)) ? loadCatalog(content).catalog : new Catalog([])
  const imported = readable(() =>
    read(inputs, {
      catalog,
      now,
      // All but the content is text.
      options: own as ExchangeValues,
      disk: importDisk(inputs),
      read: readInput,
      fromRoot: file => fromRoot(content, file),
      hasWritten: (kind, id) => last.read(`${kinds[kind].folder}/${id}.mdx`) !== undefined,
    }),
  )
  const {files: written, matched, attachments = []} = imported
  const findings = [...left.map(leftOut), ...imported.findings]
  const plans = written.map(file => planOf(file, {into, last, isForced: force === true, side: conflicts}))
  const kept = plans.filter(({state}) => state === 'kept' || state === 'conflict')
  if (!dryRun) carryOutImport(plans, last)
  const copied = attachments.map(({from, contentPath}) => ({target: path.join(into, contentPath), from}))
  const besides = copied.map(({from, target}) => ({target, state: dryRun ? 'new' : copyWhole(from, target)}) as const)
  print(dryRun ? rehearsedInWords(plans) : plansInWords(plans))
  print(besides.map(({state, target}) => `${dryRun ? 'would copy' : state === 'new' ? 'copied' : said[state]} ${target}\n`).join(''))
  if (findings.length > 0) print(`${plans.length > 0 ? '\n' : ''}${findingsInWords(findings)}`)
  print(`\n${summary(plans, matched, findings.filter(({severity}) => severity !== 'note').length, options)}`)
  if (!dryRun && typeof own.baseline === 'string') await writeBaselineOf(into, own.baseline, now)
  process.exitCode = kept.length > 0 || findings.some(({severity}) => severity !== 'note') ? 1 : 0
}

function leftOut({file, why}: Inputs['left'][number]): ExchangeFinding {
  const message = `the file is left out: ${why}`
  if (why === 'it is empty') return {severity: 'note', at: {file, line: 1, column: 1}, message}
  return {severity: 'warning', at: {file, line: 1, column: 1}, message, help: 'Save it as text in UTF-8 and run the import again.'}
}

// So that the first check after an import is green, and what is wrong becomes less from there.
async function writeBaselineOf(content: ContentRoots, file: string, now: string): Promise<void> {
  const report = await check({content, now})
  const entries = baselineOf(report.diagnostics, contentPaths(report.catalog))
  writeBaseline(file, entries)
  print(`Wrote ${counted(entries.length, 'finding')} to \`${file}\`: run \`clarity check --baseline ${file}\`.\n`)
}

function fromRoot(content: ContentRoots, file: string): string {
  return path.relative(firstRoot(content), path.resolve(file)).split(path.sep).join('/')
}

function readable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableInput) throw new Failure(`cannot import ${placeInWords(error.at)}: ${error.message}`, error.help)
    throw error
  }
}

function summary(plans: readonly Plan[], matched: readonly string[], problems: number, {dryRun}: ImportOptions): string {
  const count = (state: Plan['state']) => plans.filter(each => each.state === state).length
  const [fresh, over, merged] = [count('new'), count('overwritten'), count('merged')]
  const [same, kept] = [count('same') + count('edited'), count('kept') + count('conflict')]
  const parts = [
    `${counted(fresh + over, 'content file')} ${dryRun ? 'would be written' : 'written'}${over > 0 ? ` (${over} over what was there)` : ''}`,
    merged > 0 && `${merged} ${dryRun ? 'would be merged' : 'merged'} with edits made here`,
    same > 0 && `${same} there already`,
    kept > 0 && `${kept} kept as ${plural(kept, 'it is', 'they are')} (\`--force\` overwrites)`,
    matched.length > 0 && `${matched.length} known already`,
    problems > 0 ? `${counted(problems, 'finding')} of what was not carried over` : kept === 0 && 'everything carried over',
  ]
  const hint = !dryRun && fresh + over + merged > 0 ? 'Read what was written, then run `clarity check`.\n' : ''
  return `${parts.filter(Boolean).join(', ')}\n${helpAboutKept(plans)}${hint}`
}
