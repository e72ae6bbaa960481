import {
  type ActiveAlert,
  type History,
  type Reading,
  type SeenAlert,
  type Snapshot,
  type SnapshotMark,
  type SourceReport,
  snapshotVersion,
  type VendorReading,
} from './snapshot.ts'

/** What became of a text that should be a snapshot. */
export type ReadSnapshot =
  | {
      snapshot: Snapshot
      /** What could not be understood, in words; it is unknown in the snapshot, or left out where nothing can stand for it. */
      leftOut: string[]
    }
  | {problem: string}

/** An object whose members nobody has looked at yet. */
type Raw = Record<string, unknown>

const longestText = 400
const longestList = 2000
const longestHistory = 1000

/**
 * Reads a snapshot from parsed JSON of any shape, entry by entry: one bad entry becomes unknown and hides no other.
 *
 * Needs no schema library, so that it is small enough for every page. Texts are cut, and characters that could change the
 * direction or course of a line become `�`.
 */
export function readSnapshot(value: unknown): ReadSnapshot {
  if (!isObject(value)) return {problem: 'the answer is not a status snapshot'}
  if (value.version === undefined) return {problem: 'the answer is not a status snapshot: it names no version'}
  if (value.version !== snapshotVersion) {
    return {problem: `the snapshot has version ${shown(value.version)}, this page reads version ${snapshotVersion}`}
  }
  const writtenAt = instant(value.writtenAt)
  if (!writtenAt) return {problem: 'the snapshot does not say when it was written'}
  const leftOut: string[] = []
  const snapshot: Snapshot = {
    version: snapshotVersion,
    writtenAt,
    everySeconds: everySecondsOf(value.everySeconds, leftOut),
    sources: listOf(value.sources, 'source', sourceOf, leftOut),
    signals: recordOf(value.signals, 'signal', raw => readingOf(raw, writtenAt), leftOut),
    alerts: listOf(value.alerts, 'alert', (raw, note) => alertOf(raw, writtenAt, note), leftOut),
    ...(value.lastSeen !== undefined && {lastSeen: listOf(value.lastSeen, 'alert that was seen', seenOf, leftOut)}),
    vendors: recordOf(value.vendors, 'vendor', raw => vendorOf(raw, writtenAt), leftOut),
    ...(value.marks !== undefined && {marks: listOf(value.marks, 'mark', markOf, leftOut)}),
  }
  return {snapshot, leftOut}
}

function everySecondsOf(value: unknown, leftOut: string[]): number {
  const seconds = number(value)
  if (seconds !== undefined && seconds >= 1 && seconds <= 86_400) return seconds
  leftOut.push('the time between two rounds')
  return 30
}

type Note = (what: string) => void

function listOf<T>(value: unknown, what: string, read: (raw: Raw, note: Note) => T | undefined, leftOut: string[]): T[] {
  if (!Array.isArray(value)) {
    leftOut.push(`the list of ${what}s`)
    return []
  }
  if (value.length > longestList) leftOut.push(`${what}s after the first ${longestList}`)
  return value.slice(0, longestList).flatMap((raw, index) => {
    const note = (problem: string) => void leftOut.push(`${what} ${index + 1}: ${problem}`)
    const entry = isObject(raw) ? read(raw, note) : undefined
    if (entry === undefined) note('not understood')
    return entry === undefined ? [] : [entry]
  })
}

// Without a prototype, so that a key such as `__proto__` is a key, and a question for `constructor` finds nothing.
function recordOf<T>(value: unknown, what: string, read: (raw: unknown) => T, leftOut: string[]): Record<string, T> {
  const record: Record<string, T> = Object.create(null)
  if (!isObject(value)) {
    leftOut.push(`the ${what}s`)
    return record
  }
  const keys = Object.keys(value)
  if (keys.length > longestList) leftOut.push(`${what}s after the first ${longestList}`)
  for (const key of keys.slice(0, longestList)) record[key] = read(value[key])
  return record
}

function seenOf(raw: Raw): SeenAlert | undefined {
  const [name, at] = [text(raw.name), instant(raw.at)]
  return name && at ? {name, at} : undefined
}

function sourceOf(raw: Raw): SourceReport | undefined {
  const id = text(raw.id)
  if (!id) return undefined
  const answeredAt = instant(raw.answeredAt)
  const remarks = Array.isArray(raw.remarks) ? raw.remarks.slice(0, 10).flatMap(remark => text(remark) ?? []) : []
  return {
    id,
    kind: text(raw.kind) ?? 'unknown',
    title: text(raw.title) ?? id,
    // What does not clearly say that it is real is labelled.
    demo: raw.demo !== false,
    ...(typeof raw.knowsAlerts === 'boolean' && {knowsAlerts: raw.knowsAlerts}),
    ok: raw.ok === true,
    ...optional('reason', text(raw.reason)),
    ...optional('answeredAt', answeredAt),
    ...optional('alertsAt', instant(raw.alertsAt)),
    ...(remarks.length > 0 && {remarks}),
    tookMs: number(raw.tookMs) ?? 0,
  }
}

function readingOf(raw: unknown, writtenAt: string): Reading {
  const none: History = {from: writtenAt, stepSeconds: 60, values: []}
  if (!isObject(raw)) return {value: null, fetchedAt: writtenAt, reason: 'its entry in the snapshot is not understood', history: none}
  const {value} = raw
  const finite = number(value)
  const reason = text(raw.reason) ?? (value === null || finite !== undefined ? undefined : `the source gave no number: ${shown(value)}`)
  const observedAt = instant(raw.observedAt)
  return {
    ...optional('source', text(raw.source)),
    value: finite ?? null,
    ...optional('observedAt', observedAt),
    fetchedAt: instant(raw.fetchedAt) ?? writtenAt,
    ...optional('reason', reason),
    ...(raw.maintenance === true && {maintenance: true}),
    ...optional('doubt', text(raw.doubt)),
    history: historyOf(raw.history) ?? none,
  }
}

function historyOf(raw: unknown): History | undefined {
  if (!isObject(raw) || !Array.isArray(raw.values)) return undefined
  const from = instant(raw.from)
  const stepSeconds = number(raw.stepSeconds)
  if (!from || stepSeconds === undefined || stepSeconds < 1 || raw.values.length > longestHistory) return undefined
  return {from, stepSeconds, values: raw.values.map(value => number(value) ?? null)}
}

const alertStates = ['firing', 'pending', 'silenced'] as const

function alertOf(raw: Raw, writtenAt: string, note: Note): ActiveAlert | undefined {
  const name = text(raw.name)
  if (!name) return undefined
  const readable = alertStates.find(state => state === raw.state)
  if (!readable) note(`its state ${shown(raw.state)} is not known, so it counts as firing`)
  return {
    name,
    state: readable ?? 'firing',
    since: instant(raw.since) ?? writtenAt,
    source: text(raw.source) ?? 'unknown',
    fetchedAt: instant(raw.fetchedAt) ?? writtenAt,
    labels: labelsOf(raw.labels),
    ...optional('summary', text(raw.summary)),
    ...optional('value', number(raw.value)),
  }
}

function labelsOf(raw: unknown): Record<string, string> {
  const labels: Record<string, string> = Object.create(null)
  if (!isObject(raw)) return labels
  for (const [name, value] of Object.entries(raw).slice(0, 64)) labels[name] = text(value) ?? shown(value)
  return labels
}

const vendorStates = ['ok', 'warning', 'critical', 'maintenance', 'unknown'] as const

function vendorOf(raw: unknown, writtenAt: string): VendorReading {
  if (!isObject(raw)) {
    const reason = 'its entry in the snapshot is not understood'
    return {source: 'unknown', state: 'unknown', fetchedAt: writtenAt, reason, components: [], incidents: []}
  }
  const state = vendorStateOf(raw.state)
  return {
    source: text(raw.source) ?? 'unknown',
    state: state ?? 'unknown',
    fetchedAt: instant(raw.fetchedAt) ?? writtenAt,
    ...optional('observedAt', instant(raw.observedAt)),
    ...optional('reason', text(raw.reason) ?? (state ? undefined : `its state ${shown(raw.state)} is not known`)),
    components: members(raw.components).flatMap(({name, state}) => {
      const readable = text(name)
      return readable ? [{name: readable, state: vendorStateOf(state) ?? 'unknown'}] : []
    }),
    incidents: members(raw.incidents).flatMap(({title, state, since, url}) => {
      const readable = text(title)
      return readable
        ? [{title: readable, state: text(state) ?? 'unknown', since: instant(since) ?? writtenAt, ...optional('url', webAddress(url))}]
        : []
    }),
  }
}

function vendorStateOf(value: unknown) {
  return vendorStates.find(state => state === value)
}

function markOf(raw: Raw): SnapshotMark | undefined {
  const [entry, from, to] = [text(raw.entry), instant(raw.from), instant(raw.to)]
  if (!entry || !from) return undefined
  return {entry, source: text(raw.source) ?? 'unknown', from, ...optional('to', to)}
}

function members(value: unknown): Raw[] {
  return Array.isArray(value) ? value.slice(0, longestList).filter(isObject) : []
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

// ISO 8601 with a zone: what `Date` reads otherwise differs from browser to browser.
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/

function instant(value: unknown): string | undefined {
  return typeof value === 'string' && instantPattern.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined
}

function webAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2000 || !URL.canParse(value)) return undefined
  return /^https?:$/.test(new URL(value).protocol) ? value : undefined
}

function text(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const plain = value.slice(0, longestText).replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
  return value.length > longestText ? `${plain}…` : plain
}

function shown(value: unknown): string {
  const json = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return `“${text(json.slice(0, 40)) ?? ''}”`
}

function optional<K extends string, T>(key: K, value: T | undefined): {[key in K]?: T} {
  return value === undefined ? {} : ({[key]: value} as {[key in K]: T})
}
