import path from 'node:path'
import {type Command, Option} from 'commander'
import type {Catalog} from '../core/catalog/catalog.ts'
import type {Subject, Subjected} from '../core/catalog/queries/subject.ts'
import {subjectNamed} from '../core/catalog/queries/subject-named.ts'
import {counted} from '../core/format/plural.ts'
import {loadCatalog} from '../host/catalog.ts'
import {writeWhole} from '../host/exchange.ts'
import {Failure} from '../host/failure.ts'
import type {ContentRoots} from '../host/roots.ts'
import {makeWorkFolder, removedAtEnd} from '../host/work-folder.ts'
import {buildRequest} from './build-request.ts'
import {cacheOption, contentOption, nowOption, publicOption, trustOption} from './options.ts'
import {printError} from './output.ts'

interface PackOptions {
  content: ContentRoots
  cache: string
  output: string
  integration?: string
  service?: string
  now?: string
  public?: boolean
  trustContent?: true
}

/** Adds `clarity export pack`, which is made of pages and not of the catalog alone. */
export function addExportPack(command: Command): void {
  command
    .command('pack')
    .showHelpAfterError('Run `clarity export pack --help` to see what is possible.')
    .description('write the site as one zip that opens from a disk, with search and a document for paper for each integration and service')
    .addOption(contentOption())
    .addOption(new Option('--output <file>', 'zip file to write').default('runbooks.zip'))
    .addOption(new Option('--integration <id>', 'only what belongs to this integration, and whom to call').conflicts('service'))
    .addOption(new Option('--service <id>', 'only what belongs to this service, and whom to call'))
    .addOption(nowOption())
    .addOption(publicOption())
    .addOption(trustOption())
    .addOption(cacheOption())
    .addHelpText('after', '\nThe same content at the same `--now` gives the same bytes.\nExit code: 0 written, 2 could not export.')
    .action(exportPack)
}

async function exportPack({
  output,
  integration,
  service,
  content,
  cache,
  now = new Date().toISOString(),
  ...options
}: PackOptions): Promise<void> {
  const {buildSite} = await import('../site/build.ts')
  const {packOf} = await import('../site/pack/pack.ts')
  const {site} = await import('../site/site.ts')
  // What is misspelt is said before anybody waits.
  wantedOf(loadCatalog(content).catalog, {integration, service})
  const work = makeWorkFolder(path.resolve(cache))
  const remove = removedAtEnd(work)
  try {
    const out = path.join(work, 'pack')
    await buildSite({...buildRequest({...options, content, cache, out}), base: '/', now, precompress: false})
    const {catalog} = site()
    const {zip, pages} = await packOf({site: out, catalog, now, subject: wantedOf(catalog, {integration, service})})
    writeWhole(output, zip)
    printError(
      `clarity: wrote ${counted(pages, 'page')} into \`${output}\` (${(zip.length / 1_000_000).toFixed(1)} MB); open its index.html\n`,
    )
  } finally {
    remove()
  }
}

function wantedOf(catalog: Catalog, {integration, service}: Subjected): Subject | undefined {
  const name = integration ?? service
  if (name === undefined) return undefined
  const named = subjectNamed(catalog, name, [service === undefined ? 'integration' : 'service'])
  if ('problem' in named) throw new Failure(named.problem, named.help)
  return named.subject
}
