import {type Command, Option} from 'commander'
import {type ContentReport, check, fails} from '../check/check.ts'
import type {Catalog} from '../core/catalog/catalog.ts'
import {unpublished} from '../core/catalog/queries/unpublished.ts'
import {tookInWords} from '../core/format/duration.ts'
import {counted, plural} from '../core/format/plural.ts'
import {Failure} from '../host/failure.ts'
import type {ContentRoots} from '../host/roots.ts'
import {reportPretty} from '../report/pretty.ts'
import type {BuiltSite} from '../site/build.ts'
import type {Shard} from '../site/parts/shard.ts'
import {type BaselineOptions, baselineOption, withBaseline} from './baseline.ts'
import {buildRequest} from './build-request.ts'
import {baseOption, cacheOption, contentOption, nowOption, publicOption, shardOption, trustOption} from './options.ts'
import {print, printError, showsColour} from './output.ts'

interface BuildOptions extends Pick<BaselineOptions, 'baseline'> {
  content: ContentRoots
  cache: string
  out: string
  base: string
  now?: string
  public?: boolean
  trustContent?: true
  precompress?: boolean
  fresh?: true
  explainCache?: true
  shard?: Shard
}

/** Adds `clarity build`. */
export function addBuild(program: Command): void {
  program
    .command('build')
    .description('check the content, then build the site with its search index')
    .addOption(contentOption())
    .addOption(new Option('--out <dir>', 'folder of the built site').default('dist'))
    .addOption(baseOption())
    .addOption(nowOption())
    .addOption(publicOption())
    .addOption(trustOption())
    .addOption(baselineOption())
    .addOption(cacheOption())
    .addOption(new Option('--fresh', 'make everything anew, without what earlier builds have kept').conflicts('explainCache'))
    .addOption(new Option('--explain-cache', 'say of each page that was made again why'))
    .addOption(shardOption())
    .addOption(new Option('--no-precompress', 'leave out the copies of texts that are packed for servers, `.br` and `.gz`'))
    .addHelpText(
      'after',
      '\nA build that fails leaves the previous site in place.\nExit code: 0 built, 1 the check found errors, 2 could not build.',
    )
    .action(async (options: BuildOptions) => {
      if (options.shard && options.now === undefined)
        throw new Failure(
          '`--shard` without `--now`: each part would have a clock of its own',
          'Give all parts and `clarity join` the same instant, such as the time of the commit: `--now "$(git show -s --format=%cI)"`.',
        )
      await checkAndBuild(options)
    })
}

/** Checks the content and builds the site when no error was found; says what it did, and tells whether it built. */
export async function checkAndBuild(options: BuildOptions): Promise<boolean> {
  const report = await checkFirst(options)
  if (!report) return false
  const started = performance.now()
  const {buildSite} = await import('../site/build.ts')
  const {pages, indexed, kept} = await buildSite(buildRequest(options))
  const took = tookInWords(performance.now() - started)
  sayUnpublished(report.catalog)
  if (options.explainCache) print(explained(kept))
  const {shard, out} = options
  const what = shard ? `part ${shard.at} of ${shard.of}, ` : ''
  const found = shard ? 'to be joined' : `${indexed} searchable`
  print(`Built ${what}${counted(pages, 'page')} into ${out} (${found}) in ${took}\n`)
  return true
}

// A site with a dangling owner is worse than yesterday's site.
async function checkFirst(options: BuildOptions): Promise<ContentReport | undefined> {
  const report = withBaseline(await check(options), {baseline: options.baseline})
  print(reportPretty(report, showsColour()))
  if (!fails(report.diagnostics, 'error')) return report
  printError('clarity: not built, because the check found errors; the previous site is untouched\n')
  process.exitCode = 1
  return undefined
}

// Settings or a baseline may let a file pass that has no page; nobody should find that out at night.
function sayUnpublished(catalog: Catalog): void {
  const files = unpublished(catalog).map(({file}) => file)
  if (files.length === 0) return
  const some = files.slice(0, mostNamed).join(', ')
  const more = files.length > mostNamed ? ` and ${files.length - mostNamed} more` : ''
  printError(
    `clarity: ${counted(files.length, 'file')} could not be read and ${plural(files.length, 'has', 'have')} no page or an empty one: ${some}${more}\n`,
  )
}

const mostNamed = 5

function explained(kept: BuiltSite['kept']): string {
  if (!kept)
    return 'All pages were made anew: nobody knows what code of your own looks at, in pages, components, kinds, rules, sources or imported styles.\n'
  const changed = kept.changed.map(part => `changed, and every page depends on it: ${part}\n`)
  const made = [...kept.made].sort().map(([address, why]) => `made: ${address} (${why})\n`)
  return [...changed, ...made, `${counted(kept.kept, 'page')} kept, ${kept.made.size} made\n`].join('')
}
