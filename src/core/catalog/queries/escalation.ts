import type {Span} from '../../content/span.ts'
import {durationMinutes} from '../../format/duration.ts'
import type {Catalog, Entry, Target} from '../catalog.ts'

/** One rung of a ladder: who is notified together. */
export interface Rung {
  /** Path the rung comes from; differs from the asked one after `then`. */
  path: string
  /** 0-based index of the level in that path. */
  level: number
  /** Minutes since the first page. */
  afterMinutes: number
  notify: Target[]
  via: string[]
}

/** Whether a level is noticed at once; e-mail is read when there is time. */
export function isWaking({via}: Pick<Rung, 'via'>): boolean {
  return via.some(means => means !== 'email')
}

/** Everything that happens on one escalation path and those that continue it. */
export interface Ladder {
  /** In paging order. */
  rungs: Rung[]
  repeat?: {times: number; everyMinutes: number}
  /** Who decides when all stayed silent; that of the last path. */
  lastResort?: Target
}

/**
 * Lists who is notified, and when, if nobody answers.
 *
 * The times of a path named by `then` count from the last level of the path before it. A path met twice ends the ladder.
 */
export function ladderOf(catalog: Catalog, pathId: string): Ladder {
  const ladder: Ladder = {rungs: []}
  const seen = new Set<string>()
  let start = 0
  for (let path = catalog.get('escalation-path', pathId); path && !seen.has(path.id); path = continuation(catalog, path)) {
    seen.add(path.id)
    const rungs = rungsOf(path, start)
    ladder.rungs.push(...rungs)
    start = rungs.at(-1)?.afterMinutes ?? start
    const {repeat, lastResort} = path.data
    if (repeat && !ladder.repeat) ladder.repeat = {times: repeat.times, everyMinutes: durationMinutes(repeat.every)}
    if (lastResort) ladder.lastResort = targetOf(lastResort)
  }
  return ladder
}

/** What decides when the levels of a ladder are due: their minutes, and how often all of them begin again. */
export interface Pace<R extends {afterMinutes: number}> {
  rungs: readonly R[]
  repeat?: Ladder['repeat'] | undefined
}

/** One rung when its turn comes. */
export interface Turn<R> {
  rung: R
  /** 0-based place of the rung in the ladder. */
  index: number
  /** 0 the first time, 1 for the first repeat. */
  run: number
  /** Minutes since the first page, repeats included. */
  afterMinutes: number
}

/** Lists every turn of every rung if nobody answers: run by run, each from the first rung to the last. */
export function turnsOf<R extends {afterMinutes: number}>({rungs, repeat}: Pace<R>): Turn<R>[] {
  const runs = Array.from({length: (repeat?.times ?? 0) + 1}, (_, run) => run)
  return runs.flatMap(run =>
    rungs.map((rung, index) => ({rung, index, run, afterMinutes: run * (repeat?.everyMinutes ?? 0) + rung.afterMinutes})),
  )
}

/** A path that comes back to one it has passed through. */
export interface EscalationLoop {
  path: string
  /** The path whose `then` closes the loop; the path itself when it names itself. */
  via: string
  first: Span
  last: Span
}

/** Finds the escalation paths that come back to themselves; each loop once, from its first path in id order. */
export function escalationLoops(catalog: Catalog): EscalationLoop[] {
  const paths = catalog.list('escalation-path')
  const places = new Map(paths.map((path, index) => [path, index]))
  const placeOf = (path: Entry<'escalation-path'>) => places.get(path) ?? 0
  const seen = new Set<Entry<'escalation-path'>>()
  const loops = paths.flatMap(path => {
    const loop = loopFrom(catalog, path, seen)
    // The loop as it is met first, by whichever path leads into it, begins with its first path here.
    const first = loop.reduce((best, each, index) => (placeOf(each) < placeOf(loop[best] ?? each) ? index : best), 0)
    return loop.length === 0 ? [] : [[...loop.slice(first), ...loop.slice(0, first)]]
  })
  return loops.sort(([a], [b]) => (a && b ? placeOf(a) - placeOf(b) : 0)).flatMap(loopOf)
}

// Walks on until a path that has been seen; that closes a loop only where it was seen on this very walk.
function loopFrom(catalog: Catalog, start: Entry<'escalation-path'>, seen: Set<Entry<'escalation-path'>>): Entry<'escalation-path'>[] {
  const trail = new Set<Entry<'escalation-path'>>()
  let path: Entry<'escalation-path'> | undefined = start
  for (; path && !seen.has(path); path = continuation(catalog, path)) {
    seen.add(path)
    trail.add(path)
  }
  return path && trail.has(path) ? [...trail].slice([...trail].indexOf(path)) : []
}

function loopOf([path, ...rest]: Entry<'escalation-path'>[]): EscalationLoop[] {
  if (!path) return []
  return [{path: path.id, via: rest[0]?.id ?? path.id, first: thenOf(path), last: thenOf(rest.at(-1) ?? path)}]
}

/** Gives the path in which a path and those that continue it end; nothing where they loop or lead nowhere. */
export function endOf(catalog: Catalog, pathId: string): Entry<'escalation-path'> | undefined {
  const seen = new Set<string>()
  let path = catalog.get('escalation-path', pathId)
  while (path?.data.then !== undefined && !seen.has(path.id)) {
    seen.add(path.id)
    path = continuation(catalog, path)
  }
  return path && seen.has(path.id) ? undefined : path
}

/** Tells whether a path, or one that continues it, names a last resort. */
export function hasLastResort(catalog: Catalog, pathId: string): boolean {
  return ladderOf(catalog, pathId).lastResort !== undefined
}

/**
 * Lists the paths that end a ladder without a last resort, by id.
 *
 * A path continued by another one is judged by where it ends; one whose continuation is unknown or loops has no end to judge.
 */
export function silentEnds(catalog: Catalog): Entry<'escalation-path'>[] {
  return catalog.list('escalation-path').filter(({id, data}) => data.then === undefined && !hasLastResort(catalog, id))
}

/** Reads `kind:id`, e.g. `rotation:order-ops-primary`. */
export function targetOf(written: string): Target {
  const colon = written.indexOf(':')
  return {kind: written.slice(0, colon) as Target['kind'], id: written.slice(colon + 1)}
}

/** Lists the levels of one path alone; `start` is when the path begins, in minutes since the first page. */
export function rungsOf(path: Entry<'escalation-path'>, start = 0): Rung[] {
  return path.data.levels.map((level, index) => ({
    path: path.id,
    level: index,
    afterMinutes: start + durationMinutes(level.after),
    notify: level.notify.map(targetOf),
    via: level.via,
  }))
}

function continuation(catalog: Catalog, path: Entry<'escalation-path'>): Entry<'escalation-path'> | undefined {
  return path.data.then === undefined ? undefined : catalog.get('escalation-path', path.data.then)
}

function thenOf(path: Entry<'escalation-path'>): Span {
  return path.document.frontmatter.valueSpan(['then'])
}
