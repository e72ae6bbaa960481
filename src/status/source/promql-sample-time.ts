import {parser} from '@prometheus-io/lezer-promql'
import {durationMs, durationPattern} from '../../core/format/duration.ts'

type Node = ReturnType<(typeof parser)['parse']>['topNode']

/** A series that a query reads. */
interface Selector {
  text: string
  /** How far back it reads, in milliseconds; missing for the present value. */
  rangeMs?: number
}

/** Functions that tell how old or how many samples are: what they give is of now, however old the samples. */
const ofNow = new Set(['timestamp', 'absent', 'absent_over_time', 'present_over_time', 'count_over_time'])

const strict = parser.configure({strict: true})

/**
 * Makes the query that asks when the samples of another query were measured, in seconds since the epoch.
 *
 * An instant query tells the time of its evaluation. Of what it reads now, the oldest sample decides; of what it reads over a range the newest,
 * as the range is meant to hold old ones. What is read on purpose from another time (`offset`, `@`) does not count.
 *
 * `sum(a)` → `min(min(timestamp(a)))`.
 *
 * @param maxAgeMs How old the value may be; how far back it is looked for is a multiple of it.
 * @returns Nothing for a query that reads no series of now, or that is no PromQL.
 */
export function sampleTimeQuery(query: string, maxAgeMs: number): string | undefined {
  const selectors = selectorsOf(query)
  if (selectors.length === 0) return undefined
  const times = selectors.map(selector =>
    selector.rangeMs === undefined ? `min(timestamp(${selector.text}))` : newestOf(selector, maxAgeMs),
  )
  // `or` takes series of other labels alone.
  const told = times.map((time, index) => (times.length === 1 ? time : `label_replace(${time}, "sample", "${index}", "", "")`))
  return `min(${told.join(' or ')})`
}

// What was measured before the window is older than anybody asks; `count_over_time` tells it from what was never measured.
function newestOf({text, rangeMs = 0}: Selector, maxAgeMs: number): string {
  const step = Math.round(Math.min(300, Math.max(1, maxAgeMs / 4000)))
  const window = Math.max(step, Math.round(Math.min(rangeMs, maxAgeMs * 5) / 1000))
  const newest = `max(max_over_time(timestamp(${text})[${window}s:${step}s]))`
  if (window * 1000 >= rangeMs) return newest
  return `(${newest} or (time() - ${window} + 0 * count(count_over_time(${text}[${Math.round(rangeMs / 1000)}s]))))`
}

function selectorsOf(query: string): Selector[] {
  try {
    const found = selectorsIn(query, strict.parse(query).topNode)
    return [...new Map(found.map(each => [JSON.stringify(each), each])).values()].slice(0, 20)
  } catch {
    // No PromQL, or nested too deeply; the server has the last word on it.
    return []
  }
}

interface Walk {
  rangeMs?: number | undefined
  /** Ends of what is shifted in time. */
  shifted: readonly number[]
}

function selectorsIn(query: string, node: Node, walk: Walk = {shifted: []}): Selector[] {
  if (walk.shifted.includes(node.to) && /Selector$|^SubqueryExpr$/.test(node.name)) return []
  const {rangeMs} = walk
  if (node.name === 'VectorSelector') return [{text: query.slice(node.from, node.to), ...(rangeMs !== undefined && {rangeMs})}]
  const called = node.getChild('FunctionIdentifier')
  if (called && ofNow.has(query.slice(called.from, called.to))) return []
  const inside = {rangeMs: rangeOf(query, node) ?? rangeMs, shifted: [...walk.shifted, ...shiftedIn(node)]}
  const found: Selector[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(...selectorsIn(query, child, inside))
  return found
}

// The grammar takes `a - b offset 1w` for `(a - b) offset 1w`; Prometheus shifts what stands directly before.
function shiftedIn({name, firstChild}: Node): number[] {
  return (name === 'OffsetExpr' || name === 'StepInvariantExpr') && firstChild ? [firstChild.to] : []
}

// `x[5m]` and `x[1h:1m]`; a range that is no plain duration is taken for an hour.
function rangeOf(query: string, node: Node): number | undefined {
  if (node.name !== 'MatrixSelector' && node.name !== 'SubqueryExpr') return undefined
  const written = /\[\s*([^\]:[]+?)\s*(?::[^\]]*)?\]\s*$/.exec(query.slice(node.from, node.to))?.[1] ?? ''
  if (durationPattern.test(written)) return durationMs(written)
  const seconds = Number(written)
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 3_600_000
}
