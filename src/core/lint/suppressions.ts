import type {Catalog} from '../catalog/catalog.ts'
import type {Document} from '../content/document.ts'
import {isCalendarDay} from '../content/schema/field.ts'
import type {Point, Span} from '../content/span.ts'
import {type SuppressionComment, suppressionParts, suppressionWord} from '../content/suppression-comments.ts'
import {commentsBeside} from './beside-comments.ts'
import type {Diagnostic} from './diagnostic.ts'

/** What a suppression must say. */
export type SuppressionPart = (typeof suppressionParts)[number]

/** A promise to live with a rule's findings for a while: in the frontmatter for the whole entry, in a comment for one place. */
export interface Suppression {
  /** Path of its file, as diagnostics show it. */
  file: string
  /** Missing where it stands in a file of the alerting system. */
  document?: Document
  form: 'entry' | 'comment'
  /** Id of a rule as written; empty where it is missing. */
  rule: string
  /** What was written, each of the right form; only one that has all of them keeps something back. */
  parts: Partial<Record<SuppressionPart, string>>
  /** What was written in a wrong form. */
  misformed: SuppressionPart[]
  /** Place of the rule's id, or of the whole where there is none. */
  at(): Span
  /** Place of a part, or of the whole where it is missing. */
  partAt(part: SuppressionPart): Span
  /** Place it is about; missing for a whole entry. */
  covers?: Span
}

const suppressionsByCatalog = new WeakMap<Catalog, Suppression[]>()

/** Lists all suppressions, entry by entry, frontmatter first, then those in files of the alerting system; comments with another word are left out. */
export function suppressionsOf(catalog: Catalog): readonly Suppression[] {
  const remembered = suppressionsByCatalog.get(catalog)
  if (remembered) return remembered
  const beside = commentsBeside(catalog).filter(({word}) => word.value === suppressionWord)
  const all = [...catalog.documents.flatMap(suppressionsIn), ...beside.map(ofComment)]
  suppressionsByCatalog.set(catalog, all)
  return all
}

/** Lists the suppressions of one document. */
export function suppressionsIn(document: Document): Suppression[] {
  return [...ofEntry(document), ...ofComments(document)]
}

/** Lists what a suppression lacks, in the order in which people write it. */
export function missingParts({parts}: Suppression): SuppressionPart[] {
  return suppressionParts.filter(part => parts[part] === undefined)
}

/** Finds the suppression that keeps a finding back: a comment before the entry's own. */
export function suppressionFor(
  diagnostic: Pick<Diagnostic, 'ruleId' | 'file' | 'start'>,
  candidates: readonly Suppression[],
): Suppression | undefined {
  const fits = candidates.filter(
    ({rule, file, covers}) => rule === diagnostic.ruleId && file === diagnostic.file && (!covers || isInside(diagnostic.start, covers)),
  )
  return fits.find(({form}) => form === 'comment') ?? fits[0]
}

function ofEntry(document: Document): Suppression[] {
  const {kind, frontmatter, fitted} = document
  if (fitted?.suppress.length === 0) return []
  const written = frontmatter.data.suppress
  if (!kind || !Array.isArray(written)) return []
  return written.flatMap((item: unknown, index): Suppression[] => {
    if (typeof item !== 'object' || item === null) return []
    const {rule, ...values} = item as Record<string, unknown>
    if (typeof rule !== 'string') return []
    const partAt = (part: SuppressionPart) => frontmatter.valueSpan(['suppress', index, part])
    const at = () => frontmatter.valueSpan(['suppress', index, 'rule'])
    return [{file: document.file, document, form: 'entry', rule: rule.trim(), ...partsOf(part => values[part]), at, partAt}]
  })
}

function ofComments(document: Document): Suppression[] {
  return document.suppressions.filter(({word}) => word.value === suppressionWord).map(comment => ({...ofComment(comment), document}))
}

function ofComment(comment: SuppressionComment): Suppression {
  const {rule, word, covers} = comment
  return {
    file: word.span.file,
    form: 'comment',
    rule: rule?.value ?? '',
    // An empty text in a comment is as good as none; in frontmatter the schema has said so.
    ...partsOf(part => comment[part]?.value.trim() || undefined),
    at: () => (rule ?? word).span,
    partAt: part => (comment[part] ?? word).span,
    covers,
  }
}

function partsOf(written: (part: SuppressionPart) => unknown): Pick<Suppression, 'parts' | 'misformed'> {
  const parts: Suppression['parts'] = {}
  const misformed: SuppressionPart[] = []
  for (const part of suppressionParts) {
    const value = written(part)
    if (value === undefined) continue
    if (typeof value === 'string' && value.trim() !== '' && (part !== 'until' || isCalendarDay(value))) parts[part] = value.trim()
    else misformed.push(part)
  }
  return {parts, misformed}
}

function isInside({line, column}: Point, {start, end}: Span): boolean {
  const after = line > start.line || (line === start.line && column >= start.column)
  return after && (line < end.line || (line === end.line && column < end.column))
}
