import {diffArrays} from 'diff'
import type {Catalog} from '../catalog/catalog.ts'
import {entryPlace} from '../content/markup.ts'
import type {Diagnostic, Severity} from './diagnostic.ts'
import {contentPaths, identityOf} from './fingerprint.ts'
import {movedFiles} from './moved-files.ts'

/** Content with what the check found in it. */
export interface CheckedContent {
  catalog: Catalog
  diagnostics: readonly Diagnostic[]
}

/**
 * Lists the findings that a change brought about, wherever they are: those of the content after it that were not there before.
 *
 * A finding whose line or file has moved is the same one. One that has become more severe is new.
 */
export function causedBetween(before: CheckedContent, after: CheckedContent): Diagnostic[] {
  const left = Map.groupBy(before.diagnostics, identityIn(before))
  const identity = identityIn(after)
  const moves = movedFiles(before.catalog.documents, after.catalog.documents)
  const pathOf = contentPaths(after.catalog)
  const oldIdentity = (diagnostic: Diagnostic) => {
    const path = pathOf(diagnostic.file)
    const from = moves.get(path)
    if (from === undefined) return identity(diagnostic)
    const {ruleId, message, key} = diagnostic
    return identityOf({ruleId, message: renamed(message, path, from), ...(key !== undefined && {key: renamed(key, path, from)})}, from)
  }
  const caused = new Set<Diagnostic>()
  for (const [key, group] of Map.groupBy(after.diagnostics, oldIdentity)) {
    const old = left.get(key) ?? []
    const excess = group.length > old.length && old.length > 0
    for (const each of unmatched(old, excess ? oldestFirst(group, old, before, after) : group)) caused.add(each)
  }
  return after.diagnostics.filter(diagnostic => caused.has(diagnostic))
}

function identityIn({catalog}: CheckedContent): (diagnostic: Diagnostic) => string {
  const pathOf = contentPaths(catalog)
  return diagnostic => identityOf(diagnostic, pathOf(diagnostic.file))
}

// Each old finding accounts for one of now that is no more severe.
function unmatched(old: readonly Diagnostic[], now: readonly Diagnostic[]): Diagnostic[] {
  const left = [...old]
  return now.filter(({severity}) => {
    const index = left.findIndex(each => ranks[each.severity] >= ranks[severity])
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}

const ranks: Record<Severity, number> = {note: 0, warning: 1, error: 2}

// Of several equal findings in one file, those on lines that were there before are the old ones.
function oldestFirst(group: Diagnostic[], old: Diagnostic[], before: CheckedContent, after: CheckedContent): Diagnostic[] {
  const [was] = old
  const [is] = group
  const linesOf = ({catalog}: CheckedContent, file = '') =>
    catalog.documents.find(each => each.file === file)?.text.split(/\r\n|\n|\r/) ?? []
  const kept = keptLines(linesOf(before, was?.file), linesOf(after, is?.file), new Set(old.map(({start}) => start.line)))
  return [...group].sort((a, b) => Number(kept.has(b.start.line)) - Number(kept.has(a.start.line)))
}

// Gives the numbers that the lines asked for have now.
function keptLines(before: string[], after: string[], wanted: Set<number>): Set<number> {
  const kept = new Set<number>()
  let was = 1
  let is = 1
  for (const {added, removed, count} of diffArrays(before, after)) {
    if (!added && !removed) for (let i = 0; i < count; i++) if (wanted.has(was + i)) kept.add(is + i)
    if (!added) was += count
    if (!removed) is += count
  }
  return kept
}

// A message may name the entry itself, which has another id now: `stuck-orders` → `orders-stuck`.
function renamed(message: string, path: string, from: string): string {
  return message.replaceAll(`\`${idOf(path)}\``, `\`${idOf(from)}\``)
}

function idOf(path: string): string {
  return entryPlace(path).id
}
