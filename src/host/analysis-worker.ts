import {spawn} from 'node:child_process'
import {availableParallelism} from 'node:os'
import {fileURLToPath} from 'node:url'
import type {Settings} from '../core/content/schema/settings.ts'
import {parseSettings} from '../core/content/settings.ts'
import type {Rule} from '../core/lint/rule.ts'
import {sourceKinds} from '../status/source/index.ts'
import {type CachedFile, linesOf, writeLine} from './analysis-cache.ts'
import {Analyzer} from './analyze.ts'
import type {ContentItem} from './content.ts'
import type {ContentRoots} from './roots.ts'

/** What a process that makes facts needs to know; JSON. */
export interface AnalysisJob {
  root: ContentRoots
  cwd: string
  /** Ids of the local rules. */
  ruleIds: readonly string[]
  /** The settings file; its bytes in base64. */
  settings?: {file: string; contentPath: string; content: string}
  overrides: Partial<Settings>
}

type Given = AnalysisJob & {items: ContentItem[]}

/** How many files a helper parses before it writes down what it made, and the event loop has its turn. */
const batchSize = 50

/** A helper keeps nothing for long: with more room for the young its memory is a third larger, and it is no faster. */
const smallNursery = '--max-semi-space-size=16'

/** Tells how many processes can make facts at once; 0 where one core has to do all. */
export function availableWorkers(): number {
  const cores = availableParallelism()
  return cores > 1 ? Math.min(4, cores) : 0
}

/**
 * Has facts made by other processes, each of which takes its share of the files.
 *
 * Processes and not threads: a thread that ends while the native parser is loaded can take the program with it.
 *
 * @param module Module that calls {@link runAnalysisWorker} when it is started.
 * @returns What was made, by path below the content root. Files are missing that cannot be kept, or whose helper failed.
 */
export async function analysesOfWorkers(
  module: URL,
  job: AnalysisJob,
  items: readonly ContentItem[],
  helpers: number,
): Promise<Map<string, CachedFile>> {
  const shares = Array.from({length: helpers}, (_, share) => items.filter((_item, index) => index % helpers === share))
  const made = await Promise.all(shares.map(share => madeBy(module, {...job, items: share})))
  return new Map(made.flatMap(filesIn))
}

function filesIn(body: Buffer): [string, CachedFile][] {
  try {
    return [...linesOf(body)]
  } catch {
    // It was no helper of ours that spoke.
    return []
  }
}

function madeBy(module: URL, given: Given): Promise<Buffer> {
  const nothing = Buffer.alloc(0)
  return new Promise(resolve => {
    const child = spawn(process.execPath, [smallNursery, ...process.execArgv, fileURLToPath(module)], {stdio: ['pipe', 'pipe', 'ignore']})
    const chunks: Buffer[] = []
    child.stdout.on('data', chunk => chunks.push(chunk))
    child.stdin.on('error', () => {})
    child.on('error', () => resolve(nothing))
    // What a helper that failed has said may be cut off in the middle.
    child.on('close', code => resolve(code === 0 ? Buffer.concat(chunks) : nothing))
    child.stdin.end(JSON.stringify(given))
  })
}

/** Makes the facts that another process asks for on standard input; called by the module that it starts. */
export async function runAnalysisWorker(rules: readonly Rule[]): Promise<void> {
  // Whoever asked may be gone by now.
  process.stdout.on('error', () => process.exit(1))
  const {root, cwd, ruleIds, settings, overrides, items} = JSON.parse(await textOf(process.stdin)) as Given
  const read = settings && parseSettings({...settings, content: Buffer.from(settings.content, 'base64')}, sourceKinds())
  const local = rules.filter(({id}) => ruleIds.includes(id))
  const maker = new Analyzer({root, cwd, rules: local, overrides, ...(read && {settings: read})})
  for (let at = 0; at < items.length; at += batchSize) {
    const made = maker.make(items.slice(at, at + batchSize))
    const lines = made.flatMap(({document, kept}) => (kept ? writeLine([document.contentPath, kept]) : []))
    await new Promise(resolve => process.stdout.write(Buffer.concat(lines), resolve))
    // A pipe is written at once; only a turn of the event loop lets the native parser free what it holds.
    await new Promise(resolve => setImmediate(resolve))
  }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
