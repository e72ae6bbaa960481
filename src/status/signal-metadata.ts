import type {ShownSignal} from './signal-view.ts'

/** Something with a page; `href` has the base path. */
export interface Linked {
  title: string
  href: string
}

/** What a page must know of a signal to show it: everything that was written down, nothing that was measured. */
export type SignalMetadata = ShownSignal & Linked

/** Signals by `integration/signal`, in the order in which they are written down. */
export type SignalMetadataById = Record<string, SignalMetadata>

/** What is written down about an alert: the way from it to its recovery. */
export interface AlertMetadata {
  /** Its page. */
  href: string
  urgency: 'page' | 'ticket' | 'information'
  /** Its business sentence, with the placeholders of its signal's sentence where it has none of its own. */
  says?: string
  /** Signal that it watches. */
  signal?: string
  /** Id of the integration or service that fails. */
  integration: string
  /** The failure mode to check first; `rank` is the place of its severity on a scale that is not ours, 0 the worst. */
  mode: Linked & {severity: string; rank?: number}
  /** How many other failure modes may stand behind it. */
  others: number
  runbook?: Linked
  owner?: Linked
  escalation?: Linked
  /** Who is called first: a person, or a rotation with its key in the rules of who is on call. */
  onCall?: Linked & {rule?: string}
}

/** Alerts by name. */
export type AlertMetadataByName = Record<string, AlertMetadata>
