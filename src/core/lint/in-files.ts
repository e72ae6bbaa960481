import type {Catalog} from '../catalog/catalog.ts'
import {compareDiagnostics, type Diagnostic, type Edit, type SuppressedDiagnostic} from './diagnostic.ts'

/** What a check found. */
export interface Checked {
  /** Findings in reading order: path, line, column, rule id. */
  diagnostics: Diagnostic[]
  /** Findings that suppressions keep back, in the same order. */
  suppressed: SuppressedDiagnostic[]
}

/** Gives findings with their places in files: what an entry takes over from another is mended there. */
export function inFiles(catalog: Catalog, checked: Checked): Checked {
  if (catalog.overlays.length === 0) return checked
  const placed = <D extends Diagnostic>(diagnostic: D): D => {
    const {fix, ...rest} = diagnostic
    const at = catalog.placeOf(diagnostic)
    const edits = fix && editsInFile(catalog, fix)
    const related = diagnostic.related.map(each => ({...each, at: catalog.placeOf(each.at)}))
    return {...(rest as D), file: at.file, start: at.start, end: at.end, related, ...(edits && {fix: edits})}
  }
  return {
    diagnostics: checked.diagnostics.map(placed).sort(compareDiagnostics),
    suppressed: checked.suppressed
      .map(each => ({...placed(each), suppression: {...each.suppression, at: catalog.placeOf(each.suppression.at)}}))
      .sort(compareDiagnostics),
  }
}

// A repair is of the entry's own file; what stands in another is repaired there.
function editsInFile(catalog: Catalog, fix: readonly Edit[]): readonly Edit[] | undefined {
  const edits = fix.map(({at, text}) => ({at: catalog.placeOf(at), text, own: at.file}))
  return edits.every(({at, own}) => at.file === own) ? edits.map(({at, text}) => ({at, text})) : undefined
}
