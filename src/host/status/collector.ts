import {AskedPast} from '../../status/asked-past.ts'
import type {Plan} from '../../status/collection-plan.ts'
import {gapsOf} from '../../status/history.ts'
import {countStates, nextSnapshot, pageSource, withPast} from '../../status/round.ts'
import type {Snapshot} from '../../status/snapshot.ts'
import type {State} from '../../status/state.ts'
import type {ContentRoots} from '../roots.ts'
import {type ContentPlan, planStamp, readPlan} from './content-plan.ts'
import {KeptReadings} from './kept-readings.ts'
import type {Allowances} from './local-reading.ts'
import {type Reader, readPages, readPast, readSources} from './read-round.ts'
import {SteadyPast} from './steady-past.ts'

const none: Allowances = {files: new Map(), commands: new Map()}

/** Where a collector reads what it has to do, and what it knows already. */
export interface CollectorOptions {
  /** Absolute path of the content root. */
  root: ContentRoots
  content: ContentPlan
  /** What was written before this start. */
  previous?: Snapshot | undefined
  env?: NodeJS.ProcessEnv
  /** What sources may read on this machine; nothing, unless somebody says so. */
  allowances?: Allowances
  /** Milliseconds since the epoch. */
  now?: () => number
  /** Milliseconds between two rounds, instead of what the settings say. */
  everyMs?: number | undefined
}

/** What a round did, for the log and for whoever watches the collector. */
export interface RoundReport {
  at: number
  tookMs: number
  signals: number
  states: Map<State, number>
  /** Sources that were asked in this round. */
  sources: {id: string; kind: string; ok: boolean; reason?: string; tookMs: number}[]
  /** What happened to the content since the round before, in words. */
  notes: string[]
}

/**
 * Reads status sources round by round and keeps the newest snapshot.
 *
 * It keeps no clock and writes no file: who runs it decides when, and what becomes of the snapshot.
 */
export class Collector {
  snapshot: Snapshot | undefined
  readonly #options: CollectorOptions
  readonly #reader: Reader
  readonly #end = new AbortController()
  readonly #pagesReadAt = new Map<string, number>()
  readonly #pastAsked = new AskedPast()
  readonly #kept = new KeptReadings()
  readonly #steady = new SteadyPast()
  #content: ContentPlan
  #stamp: string

  constructor(options: CollectorOptions) {
    this.#options = options
    this.#content = withEvery(options.content, options.everyMs)
    this.#stamp = planStamp(options.root, this.plan)
    this.snapshot = options.previous
    const {recordings} = options.content
    this.#reader = {
      env: options.env ?? process.env,
      memories: new Map(),
      recordings,
      allowances: options.allowances ?? none,
      end: this.#end.signal,
    }
  }

  get plan(): Plan {
    return this.#content.plan
  }

  /** Gives up the round that is running, and all further ones. */
  end(): void {
    this.#end.abort()
  }

  /**
   * Reads everything once.
   *
   * @param publish Called with each new snapshot: once for the present, and once more when a past was filled in.
   */
  async round(publish: (snapshot: Snapshot) => void | Promise<void>): Promise<RoundReport> {
    const started = this.#now()
    const begin = performance.now()
    const notes = this.#readContent()
    const due = this.#duePages(started)
    const [outcomes, pages] = await Promise.all([readSources(this.plan, this.#reader, started), readPages(due, this.#reader)])
    if (!this.#end.signal.aborted) {
      for (const {system} of due) this.#pagesReadAt.set(system, started)
      const now = this.#now()
      this.snapshot = nextSnapshot(this.#steady.of(this.snapshot, now, this.plan.everyMs), this.plan, {outcomes, pages, now})
      await publish(this.snapshot)
      await this.#fillPast(publish)
    }
    return this.#report(
      started,
      performance.now() - begin,
      due.map(({system}) => pageSource(system)),
      notes,
    )
  }

  // A page that was read in the future was read by a clock that is back since then.
  #duePages(now: number): Plan['vendors'] {
    const sinceMs = (system: string) => Math.abs(now - (this.#pagesReadAt.get(system) ?? 0))
    return this.plan.vendors.filter(({system}) => sinceMs(system) >= this.plan.vendorsEveryMs)
  }

  #now(): number {
    return (this.#options.now ?? Date.now)()
  }

  // Once for each gap: after the first answer, after an edit, and after whatever else left a hole.
  async #fillPast(publish: (snapshot: Snapshot) => void | Promise<void>): Promise<void> {
    const now = this.#now()
    const {stepMs, points} = this.plan
    const wanted = new Set<string>()
    for (const {id, asked, worse} of this.plan.signals) {
      const reading = this.snapshot?.signals[id]
      const key = JSON.stringify([id, asked, stepMs, points])
      // Who did not answer now would not tell the past either; the next round asks again.
      if (reading?.observedAt === undefined || reading.fetchedAt !== this.snapshot?.writtenAt) continue
      if (this.#pastAsked.isNew(key, gapsOf(reading.history, {stepMs, points, worse}, now))) wanted.add(id)
    }
    if (wanted.size === 0 || !this.snapshot) return
    const to = Math.floor(now / stepMs) * stepMs
    const past = await readPast(this.plan, wanted, {from: to - (points - 1) * stepMs, to, stepMs}, this.#reader)
    if (past.size === 0 || this.#end.signal.aborted) return
    this.snapshot = withPast(this.snapshot, this.plan, past, now)
    await publish(this.snapshot)
  }

  // Content is edited while we run: a good edit counts from this round on, a broken one leaves the last good state.
  #readContent(): string[] {
    const stamp = planStamp(this.#options.root, this.plan)
    if (stamp === this.#stamp) return []
    this.#stamp = stamp
    try {
      const content = withEvery(readPlan(this.#options.root), this.#options.everyMs)
      if (content.broken.length > 0) return [`the content was edited, but ${content.broken[0]}; going on with what was read before`]
      const gone = emptied(this.plan, content.plan)
      if (gone) return [`the content has no ${gone} any more; going on with what was read before`]
      if (this.snapshot) this.snapshot = this.#kept.carry(this.snapshot, this.plan, content.plan)
      this.#content = content
      this.#reader.recordings = content.recordings
      this.#stamp = planStamp(this.#options.root, content.plan)
      return ['the content was edited and read again']
    } catch (error) {
      return [`the content was edited, but ${error instanceof Error ? error.message : String(error)}; going on with what was read before`]
    }
  }

  #report(at: number, tookMs: number, pages: string[], notes: string[]): RoundReport {
    const {plan, snapshot} = this
    const asked = new Set([...plan.sources.map(({id}) => id), ...pages])
    const sources = (snapshot?.sources ?? []).filter(({id}) => asked.has(id))
    const states = snapshot ? countStates(snapshot, plan, this.#now()) : new Map<State, number>()
    return {at, tookMs, signals: plan.signals.length, states, sources, notes}
  }
}

// All of it is gone at once while folders are swapped or copied; who means it starts the collector anew.
function emptied(before: Plan, after: Plan): string | undefined {
  if (before.sources.length > 0 && after.sources.length === 0) return 'sources'
  return before.signals.length > 0 && after.signals.length === 0 ? 'signals' : undefined
}

function withEvery(content: ContentPlan, everyMs: number | undefined): ContentPlan {
  return everyMs === undefined ? content : {...content, plan: {...content.plan, everyMs}}
}
