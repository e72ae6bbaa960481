import type {Catalog} from '../core/catalog.ts'
import type {Diagnostic} from '../core/diagnostic.ts'
import type {Rule} from '../core/rule.ts'

/** What a check found, and about how much. */
export interface Report {
  diagnostics: readonly Diagnostic[]
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
export function reportOf(catalog: Catalog, check: Pick<Report, 'diagnostics' | 'rules' | 'durationMs'>): Report {
  const {documents, settingsFile} = catalog
  const lines = new Map(documents.map(document => [document.file, document]))
  const line = (file: string, number: number): string => {
    const source = file === settingsFile?.file ? settingsFile : lines.get(file)
    return source?.lines.line(number) ?? ''
  }
  return {...check, files: documents.length, line}
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

/** Says the numbers of findings: `2 errors, 1 note`, or `no findings`. */
export function countsInWords(diagnostics: readonly Diagnostic[]): string {
  const {errors, warnings, notes} = countsOf(diagnostics)
  const said = [errors && counted(errors, 'error'), warnings && counted(warnings, 'warning'), notes && counted(notes, 'note')]
  return said.filter(Boolean).join(', ') || 'no findings'
}

/** Says a number with its noun: `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Groups findings by file, in their order. */
export function byFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const known = files.get(diagnostic.file)
    if (known) known.push(diagnostic)
    else files.set(diagnostic.file, [diagnostic])
  }
  return files
}
