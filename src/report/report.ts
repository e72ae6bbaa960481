import type {Catalog} from '../core/catalog/catalog.ts'
import {overlayOf} from '../core/catalog/overlay/lay-over.ts'
import {dotted} from '../core/content/mask.ts'
import {LineIndex} from '../core/content/span.ts'
import {counted} from '../core/format/plural.ts'
import type {BaselineEntry} from '../core/lint/baseline.ts'
import type {Diagnostic, SuppressedDiagnostic} from '../core/lint/diagnostic.ts'
import type {Rule} from '../core/lint/rule.ts'

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
  /** The rules that were asked, for formats that carry what a rule says. */
  rules: readonly RuleText[]
  /** Gives a line of a file without its line end, 1-based; empty where unknown. */
  line(file: string, number: number): string
}

/** What a rule says about itself, whatever it finds. */
export type RuleText = Pick<Rule, 'id' | 'severity' | 'summary' | 'why'>

/** Makes the report of a check; lines of files come from the catalog. */
export function reportOf(catalog: Catalog, check: Pick<Report, 'diagnostics' | 'suppressed' | 'rules' | 'durationMs'>): Report {
  const {documents, settingsFile, alertFiles, specFiles, overlays} = catalog
  const lines = new Map<string, {lines: LineIndex}>(documents.map(document => [document.file, document]))
  for (const file of [...alertFiles.files, ...specFiles.values()])
    if ('text' in file) lines.set(file.file, {lines: new LineIndex(file.text)})
  for (const {local, upstream} of overlays)
    for (const document of [upstream, local]) if (!overlayOf(document)) lines.set(document.file, document)
  const confidential = check.diagnostics.filter(diagnostic => diagnostic.confidential)
  const shownLine = (file: string, number: number): string => {
    const source = file === settingsFile?.file ? settingsFile : lines.get(file)
    const text = source?.lines.line(number) ?? ''
    return dotted(confidential.filter(each => each.file === file).reduce((shown, each) => withMask(shown, number, each), text))
  }
  // A line with many findings is asked for again and again; the last one is enough to know.
  let last = {place: '', text: ''}
  const line = (file: string, number: number): string => {
    const place = `${number} ${file}`
    if (last.place !== place) last = {place, text: shownLine(file, number)}
    return last.text
  }
  return {...check, files: documents.length, line}
}

// Logs of CI are read by many and kept for long. The beginning stays, so that an author finds the place; columns stay as they are.
function withMask(line: string, number: number, {start, end}: Diagnostic): string {
  if (number < start.line || number > end.line) return line
  const from = number === start.line ? Math.min(line.length, start.column + 3) : 0
  const to = number === end.line ? Math.max(from, end.column - 1) : line.length
  return line.slice(0, from) + '•'.repeat(Math.min(to, line.length) - from) + line.slice(to)
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
export function countsOf(diagnostics: readonly Pick<Diagnostic, 'severity'>[]): Counts {
  const counts = {error: 0, warning: 0, note: 0}
  for (const {severity} of diagnostics) counts[severity]++
  return {errors: counts.error, warnings: counts.warning, notes: counts.note}
}

/** Says the numbers of findings: `2 errors, 1 note`, or `no findings`. */
export function countsInWords(diagnostics: readonly Pick<Diagnostic, 'severity'>[]): string {
  const {errors, warnings, notes} = countsOf(diagnostics)
  const said = [errors && counted(errors, 'error'), warnings && counted(warnings, 'warning'), notes && counted(notes, 'note')]
  return said.filter(Boolean).join(', ') || 'no findings'
}

/** Says where a finding's rule is explained: the address of its page, or the command where the settings name no site. */
export function docsOf({ruleId, url}: Pick<Diagnostic, 'ruleId' | 'url'>): string {
  return isAddress(url) ? url : `clarity explain ${ruleId}`
}

/** Tells whether a rule's page has an address; without a site in the settings there is only its path on any site. */
export function isAddress(url: string): boolean {
  return /^https?:/.test(url)
}

/** Groups findings by file, in their order. */
export function byFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const cached = files.get(diagnostic.file)
    if (cached) cached.push(diagnostic)
    else files.set(diagnostic.file, [diagnostic])
  }
  return files
}
