import type {PlacedNode, PlacedText, TextFault} from '../core/content/placed-yaml.ts'

/** A text and where it stands. */
export interface PlacedValue {
  text: string
  node: PlacedNode
}

/** A rule that really fires, whatever system it stands in. */
export interface FiringRule {
  /** Id of its format, e.g. `prometheus`. */
  format: string
  /** Path of its file, as diagnostics show it. */
  file: string
  /** Name as it is written, e.g. `orders-silent`. */
  title: PlacedValue
  /** Name of the alert here: the title, or its words in a row, e.g. `OrdersSilent`. */
  name: string
  /** The whole rule. */
  node: PlacedNode
  /** Name of its group or folder; missing where the format has none. */
  group?: string
  /** Its condition; missing where it has none in one text. */
  expr?: PlacedValue
  /** True where the condition is PromQL and can be compared with ours. */
  isPromql: boolean
  /** How long it must hold, in milliseconds; missing where the format cannot say. */
  held?: {ms: number; node: PlacedNode}
  /** The limit it compares with, where it stands apart from the condition. */
  threshold?: {value: number; node: PlacedNode}
  /** Labels it sets itself, in their order. */
  labels: ReadonlyMap<string, PlacedValue>
  /** Urgency that stands in no label, e.g. a priority. */
  urgency?: PlacedValue
  /** Where it leads readers. */
  runbook?: PlacedValue
  /** Receivers that it names itself; missing where routes decide. */
  notifies?: readonly PlacedValue[]
}

/** How a matcher of a route compares. */
export type MatchOperator = '=' | '!=' | '=~' | '!~'

/** One condition of a route on a label. */
export interface Matcher {
  name: string
  operator: MatchOperator
  value: string
  node: PlacedNode
}

/** A route of Alertmanager or a notification policy of Grafana. */
export interface Route {
  node: PlacedNode
  /** Missing where the route above decides. */
  receiver?: PlacedValue
  matchers: readonly Matcher[]
  continues: boolean
  /** Names of intervals in which it is silent. */
  mutes: readonly PlacedValue[]
  /** Names of intervals outside of which it is silent. */
  actives: readonly PlacedValue[]
  routes: readonly Route[]
}

/** Somebody or something that is told. */
export interface Receiver extends PlacedValue {
  /** True where it tells nobody, as a place for what is not wanted. */
  isSilent: boolean
}

/** Hours of a week. */
export interface TimeInterval {
  name: string
  node: PlacedNode
  /** Minutes of a week in which it holds, Sunday first; on single days of a month or year it holds no longer. */
  spans: readonly {from: number; to: number}[]
  /** True where it holds on some days of a month or year alone, or on another clock than UTC. */
  isRough: boolean
}

/** Alerts that keep others back while they fire. */
export interface Inhibition {
  node: PlacedNode
  source: readonly Matcher[]
  target: readonly Matcher[]
  /** Labels that both must share. */
  equal: readonly string[]
}

/** A tree of routes with its receivers. */
export interface Routing {
  /** Id of the format it stands in. */
  format: string
  file: string
  root: Route
  intervals: ReadonlyMap<string, TimeInterval>
  inhibitions: readonly Inhibition[]
}

/** What one file of the alerting system says. */
export interface FiringFile {
  file: string
  source: PlacedText
  rules: FiringRule[]
  receivers: Receiver[]
  routings: Routing[]
  faults: TextFault[]
}

/** One way in which an alerting system writes its files. */
export interface AlertFormat {
  id: string
  /** What it reads, for the guide, e.g. `Prometheus rule files`. */
  title: string
  /** Tells whether a document is of this form. */
  knows(document: PlacedNode): boolean
  /** Adds what a document says to the file. */
  read(document: PlacedNode, into: FiringFile): void
}

/** Gives the text of a value with its place; nothing where there is none. */
export function placed(node: PlacedNode | undefined): PlacedValue | undefined {
  const text = node?.scalar
  return node && text !== undefined ? {text, node} : undefined
}

/** Reads a mapping of texts, such as labels. */
export function placedMap(node: PlacedNode | undefined): Map<string, PlacedValue> {
  const values = new Map<string, PlacedValue>()
  for (const {key, value} of node?.pairs() ?? []) {
    const text = placed(value)
    if (text && !values.has(key)) values.set(key, text)
  }
  return values
}

/** Gives a value as plain data; of one that is too deep or too large only the beginning. */
export function plainOf(node: PlacedNode, depth = 0): unknown {
  if (depth > 12) return null
  if (node.kind === 'list') return node.items.slice(0, 1000).map(item => plainOf(item, depth + 1))
  if (node.kind === 'map') return [...node.pairs()].slice(0, 1000).map(({key, value}) => [key, plainOf(value, depth + 1)])
  return node.scalar ?? null
}

/** Rules that one file may hold, those that aliases repeat included. */
const mostRules = 50_000

/** Adds a rule; one file holds so many, and what is more is one fault. */
export function addRule(into: FiringFile, rule: FiringRule): boolean {
  if (into.rules.length < mostRules) {
    into.rules.push(rule)
    return true
  }
  const reason = `it has more than ${mostRules.toLocaleString('en-US')} rules, and the others are not read`
  if (!into.faults.some(fault => fault.reason === reason)) into.faults.push({at: rule.node.span, reason})
  return false
}

/** Makes the name of an alert of a title in words: `Orders silent (prod)` → `OrdersSilentProd`; a name stays as it is. */
export function alertNameOf(title: string): string {
  if (/^[A-Za-z_]\w*$/.test(title)) return title
  const words = title.replace(/\{\{.*?\}\}/gs, ' ').match(/[\p{L}\p{N}_]+/gu) ?? []
  const joined = words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /^[A-Za-z_]/.test(joined) ? joined : `Alert${joined}`
}
