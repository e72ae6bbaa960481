import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {lengthInWords} from '../../core/format/duration.ts'
import type {Plan} from '../../status/collection-plan.ts'
import {absoluteRoots, type ContentRoots, firstRoot, shownRoot} from '../roots.ts'
import {Collector, type RoundReport} from './collector.ts'
import {readPlan} from './content-plan.ts'
import type {Allowances} from './local-reading.ts'
import {runCollector} from './run-collector.ts'
import {ServedSnapshot} from './served-snapshot.ts'

/** Status that is collected in the same process that serves the site. */
export interface LiveStatus {
  /** Path of the snapshot below the site, without a leading slash. */
  path: string
  served: ServedSnapshot
  /** What a person who starts the server should know. */
  words: string
  end(): Promise<void>
}

/** What is collected beside a server. */
export interface LiveRequest {
  content: ContentRoots
  /** Folder of a built site which may be that of other content; absent: it was just built from this one. */
  site?: string | undefined
  allowances: Allowances
  /** Hears when a source begins to fail or answers again, and when content was edited. */
  say(words: string): void
}

/**
 * Collects status into memory while a site is served; a start after a while fills the history from its sources.
 *
 * @returns Nothing where there is no content, no source, or where pages read the snapshot from another address.
 * @throws {Failure} When the content cannot be read.
 */
export function startLiveStatus({content, site, allowances, say}: LiveRequest): LiveStatus | undefined {
  const root = absoluteRoots(content)
  if (!existsSync(firstRoot(root))) return undefined
  const read = readPlan(root)
  if (site !== undefined && !isBuiltFrom(site, read.plan)) {
    say(`status is not read: \`${site}\` was not built from \`${shownRoot(content)}\`; name its content with \`--content DIR\``)
    return undefined
  }
  const {sources, vendors, everyMs} = read.plan
  if ((sources.length === 0 && vendors.length === 0) || read.isElsewhere) return undefined
  const served = new ServedSnapshot()
  const collector = new Collector({root, content: read, allowances})
  const run = runCollector({collector, publish: snapshot => served.set(snapshot), said: changesSaidTo(say)})
  const names = [...sources.map(source => `${source.title ?? source.id}${source.can.isDemo ? ', recorded demo data' : ''}`)]
  if (vendors.length > 0) names.push('status pages of vendors')
  const words = `Status is read every ${lengthInWords(everyMs)} (${names.join('; ')}); --no-collect turns it off`
  return {path: read.snapshot, served, words, end: () => run.end()}
}

// A site that shows none of these signals is somebody else's: their pages must not show this organisation's numbers.
function isBuiltFrom(site: string, {signals}: Plan): boolean {
  try {
    const shown = Object.keys(JSON.parse(readFileSync(path.join(site, 'status/signals.json'), 'utf8')))
    return signals.length === 0 ? shown.length === 0 : signals.some(({id}) => shown.includes(id))
  } catch {
    return false
  }
}

// One line each ten seconds would bury what matters; who serves a site hears only of changes.
function changesSaidTo(say: (words: string) => void): (report: RoundReport) => void {
  const failing = new Map<string, string>()
  return ({sources, notes}) => {
    for (const note of notes) say(note)
    for (const {id, ok, reason = 'it failed'} of sources) {
      if (ok && failing.delete(id)) say(`source ${id} answers again`)
      if (ok || failing.get(id) === reason) continue
      failing.set(id, reason)
      say(`source ${id} failed: ${reason}`)
    }
  }
}
