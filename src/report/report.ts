import type {BaselineEntry} from '../core/baseline.ts'
import type {Diagnostic, SuppressedDiagnostic} from '../core/diagnostic.ts'

/** What a check found, and about how much. */
export interface Report {
  diagnostics: readonly Diagnostic[]
  /** What suppressions keep back; missing where nobody asked. */
  suppressed?: readonly SuppressedDiagnostic[]
  /** Set where findings of a baseline are left out. */
  baseline?: BaselineReport
  /** Set where only what a change brought about is reported. */
  since?: Since
  /** Content files read. */
  files: number
  durationMs: number
  /** Gives a line of a file without its line end, 1-based; empty where unknown. */
  line(file: string, number: number): string
}

/** What a report is compared with, and what it therefore leaves out. */
export interface Since {
  /** The revision as it was asked for, e.g. `origin/main`. */
  ref: string
  /** Full id of the commit whose content was checked. */
  commit: string
  /** Findings that were there before. */
  older: number
}

/** What of a baseline is still found, and what is not. */
export interface BaselineReport {
  /** Path as it was asked for. */
  file: string
  /** Findings left out because the baseline has them. */
  known: number
  /** Entries that are found no more; the file can do without them. */
  fixed: readonly BaselineEntry[]
}

/** Numbers of findings by severity. */
export interface Counts {
  errors: number
  warnings: number
  notes: number
}

/** Counts findings by severity. */
export function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const counts = {error: 0, warning: 0, note: 0}
  for (const {severity} of diagnostics) counts[severity]++
  return {errors: counts.error, warnings: counts.warning, notes: counts.note}
}

/** Says a number with its noun: `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
