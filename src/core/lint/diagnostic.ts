import {compareSpans, type Point, type Span} from '../content/span.ts'

/** How much a finding matters: an error fails the check, a note never does. */
export type Severity = 'error' | 'warning' | 'note'

/** A second place that explains a finding. */
export interface Related {
  at: Span
  message: string
}

/** A stretch of a file and the text that takes its place; only what has to change. */
export interface Edit {
  at: Span
  text: string
}

/** What a rule says about one place. */
export interface Finding {
  /** The smallest thing to change. */
  at: Span
  /** One clause with the actual value, no final stop. */
  message: string
  /**
   * What makes the fault the same one on another day, in place of a message that says a date, an age or a count which changes with the
   * clock; it need not name the file. Absent: the message itself.
   */
  key?: string
  /** What to do, as a sentence. */
  help?: string
  related?: Related[]
  /** Milder than the rule's, for what came true by the mere passing of time; settings win over both. */
  severity?: Severity
  /** True where what stands there may not be repeated, such as a secret: reports show the line with a mask over it. */
  confidential?: true
  /** Edits of the finding's own file, made all or none; only where exactly one repair is right. */
  fix?: Edit[] | undefined
}

/** A finding with everything a report needs. */
export interface Diagnostic {
  ruleId: string
  severity: Severity
  file: string
  start: Point
  end: Point
  message: string
  /** Stands for the message in the fingerprint; see {@link Finding.key}. */
  key?: string
  help?: string
  /** Page of the rule. */
  url: string
  /** Stays the same when lines move and days pass; 16 hexadecimal digits. */
  fingerprint: string
  related: Related[]
  /** See {@link Finding.confidential}. */
  confidential?: true
  fix?: readonly Edit[]
}

/** A finding that a suppression keeps back. */
export interface SuppressedDiagnostic extends Diagnostic {
  suppression: {
    reason?: string
    owner?: string
    /** Last day on which it holds. */
    until?: string
    at: Span
  }
}

/** Orders diagnostics by path, line, column, then rule id. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return compareSpans(a, b) || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : a.message < b.message ? -1 : 1)
}

/** Writes a place as `file:1:2-1:8`, the form rule examples use. */
export function placeInWords(span: Span): string {
  return `${span.file}:${span.start.line}:${span.start.column}-${span.end.line}:${span.end.column}`
}
