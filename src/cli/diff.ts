import path from 'node:path'
import {type Command, Option} from 'commander'
import {type DifferenceClass, differenceClasses} from '../changes/difference.ts'
import {type Comparison, compare} from '../check/content-comparison.ts'
import {listed} from '../core/format/suggest.ts'
import {repositoryRoot} from '../host/repository.ts'
import {type ContentRoots, firstRoot, rootsFrom} from '../host/roots.ts'
import {differencesJson, differencesMarkdown, differencesPretty, reportOfDifferences} from '../report/differences.ts'
import {reportGithub} from '../report/github.ts'
import {reportSarif} from '../report/sarif.ts'
import {cacheOption, contentOption} from './options.ts'
import {print, printAsIs, printError, showsColour} from './output.ts'

interface DiffOptions {
  content: ContentRoots
  cache: string
  format: 'pretty' | 'json' | 'markdown' | 'github' | 'sarif'
  failOn: 'breaking' | 'behaviour' | 'any' | 'never'
}

/** Adds `clarity diff`. */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('say what a change does to contracts and to what people rely on, and who notices, since a git revision')
    .argument('<base>', 'revision the work came from, such as origin/main; the common ancestor counts')
    .argument('[head]', 'revision of the work (default: the files as they are)')
    .addOption(contentOption())
    .addOption(
      new Option('--format <name>', 'how differences are written')
        .choices(['pretty', 'json', 'markdown', 'github', 'sarif'])
        .default('pretty'),
    )
    .addOption(
      new Option('--fail-on <class>', 'mildest class that makes the exit code 1')
        .choices(['breaking', 'behaviour', 'any', 'never'])
        .default('breaking'),
    )
    .addOption(cacheOption())
    .addHelpText('after', '\nExit code: 0 nothing at or above --fail-on, 1 something is, 2 could not compare.')
    .action(answer)
}

async function answer(base: string, head: string | undefined, {content, cache, format, failOn}: DiffOptions): Promise<void> {
  const cwd = placesFrom(content, format)
  const compared = await compare({content: rootsFrom(cwd, content), base, head, cwd, cache: path.resolve(cache)})
  writers[format](compared)
  sayUnread(compared)
  process.exitCode = compared.differences.some(({class: its}) => fails(its, failOn)) ? 1 : 0
}

// A code host attaches differences to lines, by paths from the root of the repository; people read paths from where they stand.
function placesFrom(content: ContentRoots, format: DiffOptions['format']): string {
  const isAttached = format in attached
  return (isAttached && repositoryRoot(firstRoot(content))) || process.cwd()
}

// What hosts attach to lines, in their forms.
const attached = {
  github: (compared: Comparison) => printAsIs(reportGithub(reportOfDifferences(compared.after, compared))),
  sarif: (compared: Comparison) => printAsIs(reportSarif(reportOfDifferences(compared.after, compared))),
}

const writers: Record<DiffOptions['format'], (compared: Comparison) => void> = {
  ...attached,
  json: compared => printAsIs(differencesJson(compared)),
  markdown: compared => print(differencesMarkdown(compared)),
  pretty: compared => print(differencesPretty(compared, showsColour())),
}

// What cannot be read may have changed in any way.
function sayUnread({unread}: Comparison): void {
  if (unread.length === 0) return
  const files = [...new Set(unread.map(({file}) => file))]
  printError(`clarity: not compared, because it cannot be read: ${listed(files)}\nRun \`clarity check\` to see why.\n`)
}

function fails(its: DifferenceClass, failOn: DiffOptions['failOn']): boolean {
  if (failOn === 'never') return false
  const mildest = failOn === 'any' ? 'compatible' : failOn
  return differenceClasses.indexOf(its) <= differenceClasses.indexOf(mildest)
}
