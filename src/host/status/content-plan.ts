import {readdirSync, readFileSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import type {SettingsFile} from '../../core/content/settings.ts'
import {type Plan, planOf} from '../../status/collection-plan.ts'
import {snapshotLocation} from '../../status/snapshot-location.ts'
import {loadCatalog} from '../catalog.ts'
import {displayPath} from '../content.ts'
import {isWithin} from '../content-walk.ts'
import {Failure, reasonOf} from '../failure.ts'
import {type ContentRoots, firstRoot, rootFolders, shownRoot} from '../roots.ts'

/** A plan with what it was read from. */
export interface ContentPlan {
  plan: Plan
  /** Files that do not fit and were left out, with the reason. */
  broken: string[]
  /** Recordings by source: their text, or why there is none. */
  recordings: Map<string, {text: string} | {reason: string}>
  /** Path of the snapshot below the site. */
  snapshot: string
  /** True where pages read it from another address. */
  isElsewhere: boolean
}

// Signals stand in integrations, addresses of status pages in systems; the rest of the content decides nothing here.
const folders = ['integrations', 'systems']

/**
 * Reads what the collector has to do from a content root.
 *
 * @throws {Failure} When the root or a file in it cannot be read.
 */
export function readPlan(root: ContentRoots, cwd = process.cwd()): ContentPlan {
  const {catalog, root: absolute} = loadCatalog(root, cwd, {folders})
  const {documents, settingsFile: settings} = catalog
  const plan = planOf(catalog)
  const unfit = documents.filter(({kind, id}) => kind && id && catalog.get(kind, id) === undefined)
  const broken = unfit.map(({file}) => `\`${file}\` does not fit its schema`)
  if (settings && !fits(settings)) broken.unshift(`\`${settings.file}\` does not fit its schema`)
  const {path: snapshot, isElsewhere} = snapshotLocation(catalog.settings)
  return {plan, broken, recordings: recordingsOf(plan, absolute, cwd), snapshot, isElsewhere}
}

/**
 * Gives a text that changes when one of the files that {@link readPlan} reads does.
 *
 * Looking at stamps every round sees also what a watch would miss: network disks, and folders that are swapped as a whole.
 */
export function planStamp(root: ContentRoots, plan: Plan): string {
  const files = ['settings.yaml', ...plan.sources.flatMap(({file}) => file ?? [])]
  const watched = rootFolders(root).flatMap(each => folders.map(folder => path.join(each, folder)))
  return [...watched.flatMap(stampsBelow), ...files.map(file => stampOf(path.join(firstRoot(root), file)))].join('\n')
}

function fits({frontmatter, problem, schema}: SettingsFile): boolean {
  return problem === undefined && frontmatter.problem === undefined && schema.safeParse(frontmatter.data).success
}

function recordingsOf({sources}: Plan, root: ContentRoots, cwd: string): ContentPlan['recordings'] {
  const replays = sources.filter(({file}) => file !== undefined)
  return new Map(replays.map(({id, file = ''}) => [id, readRecording(firstRoot(root), file, cwd)]))
}

function readRecording(root: string, file: string, cwd: string): {text: string} | {reason: string} {
  const absolute = path.resolve(root, file)
  // Content comes from pull requests; it names no file outside of itself.
  const outside = {reason: 'its file lies outside of the content root'}
  if (!isWithin(path.resolve(root), absolute)) return outside
  try {
    // A link below the root may lead anywhere on the machine.
    if (!isWithin(realpathSync(root), realpathSync(absolute))) return outside
    if (!statSync(absolute).isFile()) return {reason: 'its file is not a regular file'}
    return {text: readFileSync(absolute, 'utf8')}
  } catch (error) {
    return {reason: `cannot read \`${displayPath(root, file, cwd)}\`: ${reasonOf(error)}`}
  }
}

function stampsBelow(folder: string): string[] {
  try {
    const names = readdirSync(folder, {recursive: true}).map(String)
    return names.sort().map(name => stampOf(path.join(folder, name)))
  } catch {
    return []
  }
}

function stampOf(file: string): string {
  try {
    const {mtimeMs, size, ino} = statSync(file)
    return `${file} ${mtimeMs} ${size} ${ino}`
  } catch {
    return `${file} missing`
  }
}

/** Says what keeps the collector from having anything to do. */
export function refuseNothing({plan}: ContentPlan, root: ContentRoots): void {
  if (plan.sources.length > 0 || plan.vendors.length > 0) return
  throw new Failure(
    `there is no source in the settings of \`${shownRoot(root)}\``,
    'Name one under `sources` in `settings.yaml`; the guide says how.',
  )
}
