import type {Catalog, Target} from '../core/catalog/catalog.ts'
import {severityRank} from '../core/catalog/queries/ranks.ts'
import {compareSpans, type Span} from '../core/content/span.ts'
import type {Shift} from '../oncall/shifts.ts'

/**
 * How bad a consequence is: something that no longer works, something that works later or with less behind it, or a place that
 * only names what is gone.
 */
export type Harm = 'breaks' | 'weakens' | 'names'

/** What kind of thing is harmed. */
export type Harmed =
  | 'failure-mode'
  | 'level'
  | 'cover'
  | 'responsibility'
  | 'owner'
  | 'alert'
  | 'runbook'
  | 'flow'
  | 'reference'
  | 'finding'

/** One thing that is no longer as it was. */
export interface Consequence {
  harm: Harm
  what: Harmed
  /** Whose it is; missing for a file that is no entry. */
  target?: Target
  /** True where what goes is named at this very place. */
  direct: boolean
  /** The place to look at: the value that names what goes, or the one that leads to it. */
  at: Span
  /** One clause, without a final stop. */
  message: string
  /** Worst severity concerned, e.g. `SEV1`. */
  severity?: string
  /** Hours of cover that are lost, in order of time. */
  lost?: {timeZone: string; shifts: Shift[]; ms: number}
  /** Rules that report it once it has gone. */
  rules: string[]
}

const harms: readonly Harm[] = ['breaks', 'weakens', 'names']
const kinds: readonly Harmed[] = [
  'failure-mode',
  'level',
  'cover',
  'responsibility',
  'owner',
  'alert',
  'runbook',
  'flow',
  'reference',
  'finding',
]

/** Orders consequences: worst harm, then worst severity, then what is harmed, then place; for sorting. */
export function consequenceOrder(catalog: Catalog): (a: Consequence, b: Consequence) => number {
  return (a, b) =>
    harms.indexOf(a.harm) - harms.indexOf(b.harm) ||
    severityRank(catalog, a.severity) - severityRank(catalog, b.severity) ||
    kinds.indexOf(a.what) - kinds.indexOf(b.what) ||
    compareSpans(a.at, b.at) ||
    (a.message < b.message ? -1 : 1)
}
