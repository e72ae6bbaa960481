/** Version of the snapshot's shape; a reader that meets another one shows "unknown". */
export const snapshotVersion = 1

/**
 * What the collector writes and pages read. Instants are ISO 8601 in UTC; a value that nobody measured is `null`, never 0.
 *
 * The zod schema of the same shape stands in `snapshot-schema.ts`; browsers use `read-snapshot.ts`, which needs no zod.
 */
export interface Snapshot {
  version: typeof snapshotVersion
  /** End of the round. */
  writtenAt: string
  everySeconds: number
  sources: SourceReport[]
  /** By signal, `integration/signal`. */
  signals: Record<string, Reading>
  /** Firing and pending alerts, worst and oldest first. */
  alerts: ActiveAlert[]
  /** Alerts that fired and do so no longer, the latest first; absent where the collector remembers none. */
  lastSeen?: SeenAlert[]
  /** By system: what its vendor says. */
  vendors: Record<string, VendorReading>
  /** Changes and incidents of a replay, the earliest first; absent where no source tells any. */
  marks?: SnapshotMark[]
}

/** How reading one source went. */
export interface SourceReport {
  id: string
  kind: string
  title: string
  /** True for recorded data; wherever its values show, they are labelled so. */
  demo: boolean
  /** True where it can say which alerts are active; a snapshot of an older collector does not tell. */
  knowsAlerts?: boolean
  ok: boolean
  /** Why it could not be read, in words without addresses or secrets. */
  reason?: string
  /** When it last answered; absent while it never did. */
  answeredAt?: string
  /** When it last told its active alerts; absent where it knows none, so that no alert of it says nothing. */
  alertsAt?: string
  /** What a person should know although it answered: its own warnings, a part that failed, a wrong clock. */
  remarks?: string[]
  tookMs: number
}

/** One signal as last read. */
export interface Reading {
  /** Source of the value, or the one that was asked last. */
  source?: string
  value: number | null
  /** When the source measured the value; a value without it is not shown as current. */
  observedAt?: string
  /** When the collector read it. */
  fetchedAt: string
  /** Why there is no value, or none newer. */
  reason?: string
  /** The source announces planned work. */
  maintenance?: boolean
  /** Why the value may be too good, such as that a part of the data was missing; inside its thresholds it is then unknown. */
  doubt?: string
  history: History
}

/** Values on a regular grid, oldest first; the worst of each step. */
export interface History {
  /** Begin of the first step. */
  from: string
  stepSeconds: number
  values: (number | null)[]
}

/** An alert that a source reports as active. */
export interface ActiveAlert {
  name: string
  state: 'firing' | 'pending' | 'silenced'
  since: string
  source: string
  fetchedAt: string
  /** What tells this one from another of the same name. */
  labels: Record<string, string>
  /** The notification's own words, as plain text. */
  summary?: string
  /** Value that raised it, as the source wrote it. */
  value?: number
}

/** When an alert was last seen firing. */
export interface SeenAlert {
  name: string
  at: string
}

/** A change or incident that a source has on its time axis, beside those that the content dates. */
export interface SnapshotMark {
  /** `change:<id>` or `incident:<id>`. */
  entry: string
  source: string
  from: string
  /** Absent while it lasts. */
  to?: string
}

/** What a vendor's status page says. */
export interface VendorReading {
  source: string
  state: VendorState
  /** When it was last read; a page that cannot be read keeps its last state with this time, and the reason. */
  fetchedAt: string
  observedAt?: string
  reason?: string
  /** Components that matter to us, as the page names them. */
  components: {name: string; state: VendorState}[]
  /** Incidents that are not resolved. */
  incidents: {title: string; state: string; since: string; url?: string}[]
}

/** A vendor's word in ours: operational is `ok`, degraded or partial `warning`, major `critical`. */
export type VendorState = 'ok' | 'warning' | 'critical' | 'maintenance' | 'unknown'
