import {withoutSecrets} from '../../core/content/mask.ts'
import {onOneLine} from '../../core/format/visible.ts'
import type {ActiveAlert, SnapshotMark, VendorState} from '../snapshot.ts'

/** What a signal asks a source. */
export interface SignalQuestion {
  /** The signal, `integration/signal`. */
  signal: string
  query: string
  /** How old its value may be, in milliseconds. */
  maxAgeMs: number
}

/** How one value was read; without a value `reason` says why. */
export type Measure =
  | {
      value: number
      observedAt: string
      maintenance?: boolean
      /** Why the value may be too good, such as that a part of the data was missing: inside its thresholds nobody knows whether it is. */
      doubt?: string
    }
  | {
      value: null
      reason: string
      observedAt?: string
      maintenance?: boolean
      /** True where nobody answered, so that the last value is still the newest; else the source says that there is none. */
      isUnread?: boolean
    }

/** What a source said of an alert; who read it and when is added by the collector. */
export type SaidAlert = Omit<ActiveAlert, 'source' | 'fetchedAt'>

/** A change or incident on the time axis; who told it is added by the collector. */
export type SaidMark = Omit<SnapshotMark, 'source'>

/** What a status page said. */
export interface SaidStatus {
  state: VendorState
  observedAt: string
  reason?: string
  components: {name: string; state: VendorState}[]
  incidents: {title: string; state: string; since: string; url?: string}[]
}

/** What a source said in one round. */
export interface SourceAnswer {
  /** By signal; a signal that is missing was not asked. */
  measures: Map<string, Measure>
  /** Missing where the source knows no alerts, or could not tell them. */
  alerts?: SaidAlert[]
  /** By system; only a replay tells them of several systems. */
  vendors?: Map<string, SaidStatus>
  /** Changes and incidents that happened for this source alone; only a replay tells them. */
  marks?: SaidMark[]
  /** What a person should know beside the values: warnings, a part that could not be read. */
  remarks: string[]
}

/** Values of one signal in the past: milliseconds since the epoch and value, oldest first. */
export type Past = [at: number, value: number][]

/** A stretch of time on a regular grid, in milliseconds since the epoch. */
export interface Stretch {
  from: number
  to: number
  stepMs: number
}

/** Something that answers questions. */
export interface Source {
  /**
   * Reads the present.
   *
   * @throws {SourceFailure} When the source as a whole could not be read.
   */
  read(questions: readonly SignalQuestion[], now: number): Promise<SourceAnswer>
  /** Reads the past, to fill a history that has gaps; missing where the source keeps none. */
  past?(questions: readonly SignalQuestion[], stretch: Stretch): Promise<Map<string, Past>>
  /**
   * Reads the alerting rules or routes that it has, in the form of its files; missing where it has none.
   *
   * @throws {SourceFailure} When it does not tell them.
   */
  rules?(): Promise<object>
}

/** Why a source could not be read, in words without addresses or secrets. */
export class SourceFailure extends Error {
  /** True for what may pass by itself, so that asking again makes sense. */
  readonly passing: boolean
  /** True for what cannot lie in the question, such as a refused connection: further questions need not be asked. */
  readonly whole: boolean
  /** Status of the answer, where it is the status that says it. */
  readonly status: number | undefined

  constructor(reason: string, {passing = false, whole = false, status}: {passing?: boolean; whole?: boolean; status?: number} = {}) {
    // The reason goes to the log and into the snapshot, which everybody may read.
    super(withoutSecrets(onOneLine(reason)))
    this.name = 'SourceFailure'
    this.passing = passing
    this.whole = whole
    this.status = status
  }
}

/** What came back over the network. */
export interface Answered {
  status: number
  /** The parsed JSON. */
  body: unknown
  /** When the answer was made, by the clock of its server, milliseconds since the epoch; caches on the way are counted. */
  at: number
  /** When what it shows was last changed, if the server says so. */
  modifiedAt?: number
}

/** How to ask. */
export interface Asking {
  /** Parameters; long ones travel as a form. */
  parameters?: Record<string, string>
  /** What is sent as JSON; the question is then a POST. */
  json?: unknown
  /** True asks only for what has changed since the last time. */
  conditional?: boolean
}

/**
 * Asks over the network; `src/host/request.ts` implements it with time and size limits.
 *
 * @param path Path below the address of the source; empty for the address itself.
 * @returns Also answers 4xx that carry JSON.
 * @throws {SourceFailure} When nothing usable came back.
 */
export type Request = (path: string, asking?: Asking) => Promise<Answered>

/** Says that an answer has not the shape of its kind: `as Gatus does`. */
export function shapeFailure(status: number, as: string): SourceFailure {
  return new SourceFailure(status >= 400 ? `it answered ${status}` : `it did not answer ${as}`)
}

/** Says why something failed, whatever was thrown. */
export function reasonFor(error: unknown): string {
  return error instanceof SourceFailure ? error.message : 'it answered something that could not be understood'
}
