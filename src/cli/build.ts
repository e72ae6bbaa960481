import path from 'node:path'
import {type Command, Option} from 'commander'
import {type ContentReport, check, fails} from '../check/check.ts'
import type {Catalog} from '../core/catalog/catalog.ts'
import {unpublished} from '../core/catalog/queries/unpublished.ts'
import {tookInWords} from '../core/format/duration.ts'
import {counted, plural} from '../core/format/plural.ts'
import {reportPretty} from '../report/pretty.ts'
import {type BaselineOptions, baselineOption, withBaseline} from './baseline.ts'
import {configuration} from './configuration.ts'
import {baseOption, cacheOption, contentOption, nowOption, publicOption, trustOption} from './options.ts'
import {print, printError, showsColour} from './output.ts'

interface BuildOptions extends Pick<BaselineOptions, 'baseline'> {
  content: string
  cache: string
  out: string
  base: string
  now?: string
  public?: boolean
  trustContent?: true
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
    .addHelpText(
      'after',
      '\nA build that fails leaves the previous site in place.\nExit code: 0 built, 1 the check found errors, 2 could not build.',
    )
    .action(async (options: BuildOptions) => {
      await checkAndBuild(options)
    })
}

/** Checks the content and builds the site when no error was found; says what it did, and tells whether it built. */
export async function checkAndBuild(options: BuildOptions): Promise<boolean> {
  const report = await checkFirst(options)
  if (!report) return false
  const started = performance.now()
  const {buildSite} = await import('../site/build.ts')
  const {content, cache, out} = options
  const {folder, components, styles} = configuration()
  const places = {
    project: folder,
    parts: {components, styles},
    content: path.resolve(content),
    cache: path.resolve(cache),
    out: path.resolve(out),
  }
  const {pages, indexed} = await buildSite({...options, ...places})
  const took = tookInWords(performance.now() - started)
  sayUnpublished(report.catalog)
  print(`Built ${counted(pages, 'page')} into ${out} (${indexed} searchable) in ${took}\n`)
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
