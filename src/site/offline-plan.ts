import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import type {Catalog} from '../core/catalog/catalog.ts'
import {failureModesOf} from '../core/catalog/queries/owner.ts'
import {digest} from '../core/format/digest.ts'
import {snapshotLocation} from '../status/snapshot-location.ts'
import type {OfflinePlan} from './elements/offline/worker-types.ts'
import {workerName} from './offline-worker.ts'

/** Name of the file below the base that says what can be kept. */
export const planName = 'offline.json'

/** Files of a built site, by what is kept of them and when. */
type Files = Pick<OfflinePlan, 'first' | 'rest'>

/**
 * Writes what browsers keep of a built site, and puts its digest into the worker, so that each build has a worker of its own.
 *
 * Names of the search index are left out of the digest: its filters are written in an order of chance.
 *
 * @param folder Absolute path of the site, whose texts are packed already where that is wanted: sizes are those on the line.
 */
export function writeOfflinePlan(folder: string, catalog: Catalog, built: string): void {
  const worker = path.join(folder, workerName)
  if (!existsSync(worker) || !catalog.settings.offline) return
  const {first, rest} = keptFiles(filesIn(folder), catalog)
  const pages = [...first, ...rest].filter(name => name.endsWith('index.html'))
  const plan: Omit<OfflinePlan, 'version'> = {
    built,
    first: first.map(addressOf),
    firstBytes: sizeOf(first, folder),
    rest: rest.map(addressOf),
    restBytes: sizeOf(rest, folder),
    titles: Object.fromEntries(pages.map(name => [addressOf(name), titleIn(readFileSync(path.join(folder, name), 'utf8'))])),
  }
  const version = digest(JSON.stringify({...plan, rest: plan.rest.filter(name => !name.startsWith('pagefind/')), restBytes: 0}))
  writeFileSync(path.join(folder, planName), JSON.stringify({version, ...plan}))
  const snapshot = snapshotLocation(catalog.settings)
  const code = readFileSync(worker, 'utf8').replace('__CLARITY_VERSION__', version)
  writeFileSync(worker, code.replace('__CLARITY_SNAPSHOT__', snapshot.isElsewhere ? '' : encodeURI(snapshot.path)))
}

/** Sorts the files of a site: what somebody needs who is woken, all else that is kept on request; what is for authors is not kept. */
export function keptFiles(names: readonly string[], catalog: Catalog): Files {
  const worst = worstRunbooks(catalog)
  const isFirst = (name: string) => firstFiles.test(name) || worst.has(name)
  const wanted = names.filter(name => keptKinds.test(name) && !forAuthors.test(name)).sort()
  return {first: wanted.filter(isFirst), rest: wanted.filter(name => !isFirst(name))}
}

const keptKinds =
  /\.html$|^assets\/.*\.(?:js|css)$|^(?:icon\.svg|lookup\.json|symptoms\.json)$|^status\/[\w-]+\.json$|^pagefind\/(?!pagefind-[\w-]*(?:ui|highlight)).*(?<!\.br|\.gz)$/
const forAuthors = /^(?:rules\/|guide\/|404\.html)/
const firstFiles =
  /^(?:(?:search\/|offline\/|oncall\/|runbooks\/|escalation-paths\/(?:[^/]+\/)?)?index\.html|assets\/.*|[\w-]+\.(?:json|svg)|status\/.*\.json)$/

// Where no severity is named, the runbooks of the worst one that is used.
function worstRunbooks(catalog: Catalog): Set<string> {
  const runbooks = catalog.list('runbook').map(({id}) => ({id, severity: failureModesOf(catalog, id)[0]?.data.severity}))
  const worst =
    catalog.settings.severities[0]?.id ?? catalog.vocabulary.severity.find(each => runbooks.some(({severity}) => severity === each))
  return new Set(runbooks.filter(({severity}) => severity === worst).map(({id}) => `runbooks/${id}/index.html`))
}

function filesIn(folder: string): string[] {
  const items = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(item => item.isFile())
  return items.map(item => path.relative(folder, path.join(item.parentPath, item.name)).split(path.sep).join('/'))
}

// In: `codes/a b/index.html`. Out: `codes/a%20b/`, as a browser asks for it.
function addressOf(name: string): string {
  return encodeURI(name.replace(/(^|\/)index\.html$/, '$1')).replace(/[?#]/g, encodeURIComponent)
}

function sizeOf(names: readonly string[], folder: string): number {
  return names.reduce((sum, name) => sum + sizeOnLine(path.join(folder, name)), 0)
}

function sizeOnLine(file: string): number {
  return (statSync(`${file}.br`, {throwIfNoEntry: false}) ?? statSync(file)).size
}

function titleIn(html: string): string {
  const title = /<title>(.*?) · [^<]*<\/title>/.exec(html)?.[1] ?? ''
  return title.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
