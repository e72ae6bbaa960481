import {mkdirSync} from 'node:fs'
import path from 'node:path'
import {type Command, Option} from 'commander'
import {stringify} from 'yaml'
import type {Catalog} from '../core/catalog/catalog.ts'
import {matchesGlob, plainPath} from '../core/format/glob.ts'
import {didYouMean} from '../core/format/suggest.ts'
import {loadCatalog} from '../host/catalog.ts'
import {displayPath} from '../host/content.ts'
import {Failure} from '../host/failure.ts'
import {type ContentRoots, firstRoot} from '../host/roots.ts'
import {writeWhole} from '../host/write-text.ts'
import type {SourceSetting} from '../status/source/kind.ts'
import {contentOption} from './options.ts'
import {print, printError} from './output.ts'

interface FetchOptions {
  content: ContentRoots
  source?: string
}

/** Adds `clarity fetch-alerts`. */
export function addFetchAlerts(program: Command): void {
  program
    .command('fetch-alerts')
    .description('fetch the rules and routes of running servers, and keep each beside the content')
    .addOption(contentOption())
    .addOption(new Option('--source <id>', 'only the server of this source'))
    .addHelpText(
      'after',
      '\nThe servers are those of `sources` in the settings that tell rules or routes: Prometheus and Alertmanager. Each is kept in `alerts/<id>.fetched.yaml`; name it in `alerts.files`. No other command asks for rules: check and build read what was kept.\nExit code: 0 all fetched, 2 at least one could not be fetched; what was kept of it before stays.',
    )
    .action(async (options: FetchOptions) => {
      process.exitCode = (await fetchAlerts(options)) ? 0 : 2
    })
}

// One server that fails never keeps the others from being fetched.
async function fetchAlerts({content, source}: FetchOptions): Promise<boolean> {
  const {catalog, root} = loadCatalog(content)
  const {readRules} = await import('../host/status/read-round.ts')
  const asked = askedSources(catalog, source)
  const outcomes = await Promise.all(asked.map(async setting => ({setting, told: await readRules(setting, process.env)})))
  const telling = outcomes.filter(({told}) => !('reason' in told) || !told.isUnable || source !== undefined)
  if (telling.length === 0) print('No source of the settings tells rules or routes.\n')
  return telling.map(({setting, told}) => keep(setting, told, {catalog, root})).every(Boolean)
}

function askedSources({settings}: Catalog, id: string | undefined): readonly SourceSetting[] {
  if (id === undefined) return settings.sources
  const found = settings.sources.filter(each => each.id === id)
  if (found.length > 0) return found
  const ids = settings.sources.map(each => each.id)
  throw new Failure(`no source \`${id}\`${didYouMean(id, ids)}`, 'Name one of `sources` in the settings.')
}

function keep(
  {id}: SourceSetting,
  told: {value: object} | {reason: string},
  {catalog, root}: {catalog: Catalog; root: ContentRoots},
): boolean {
  if ('reason' in told) {
    printError(`clarity: source \`${id}\`: its rules could not be fetched: ${told.reason}\n`)
    return false
  }
  const contentPath = `alerts/${id}.fetched.yaml`
  const file = displayPath(root, contentPath, process.cwd())
  const heading = `# Fetched from \`${id}\` by \`clarity fetch-alerts\`; change the rules where they are kept, and fetch again.\n`
  mkdirSync(path.join(firstRoot(root), 'alerts'), {recursive: true})
  writeWhole(
    path.join(firstRoot(root), contentPath),
    file,
    `${heading}${stringify(told.value, {lineWidth: 0, aliasDuplicateObjects: false})}`,
  )
  print(`${id}: kept in ${file}\n`)
  const isRead = catalog.settings.alerts.files.some(pattern => matchesGlob(plainPath(pattern), contentPath))
  if (!isRead) printError(`clarity: \`alerts.files\` in the settings does not name \`${contentPath}\`, so no check reads it\n`)
  return true
}
