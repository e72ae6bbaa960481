import type {Catalog} from '../catalog/catalog.ts'
import {type Document, parseDocument} from '../content/document.ts'
import {rootPrefix} from '../content/roots.ts'
import {checkCatalog} from './check.ts'
import type {Diagnostic} from './diagnostic.ts'
import {applyFixes} from './edit.ts'
import type {Rule} from './rule.ts'

/** A file before and after its repair. */
export interface FixedFile {
  file: string
  contentPath: string
  before: string
  after: string
}

/** Content after its repair. */
export interface Fixed {
  catalog: Catalog
  /** Files that have changed, in path order. */
  files: FixedFile[]
  /** Findings that were repaired. */
  count: number
}

/** A repair may lay bare the next one, such as sections that overlap; nothing needs more passes than this. */
const mostPasses = 20

/**
 * Repairs what has exactly one right answer, again and again until nothing is left; `settings.yaml` is left alone, and so is what stands in
 * further roots: it is repaired where it is kept.
 */
export function fixCatalog(catalog: Catalog, rules: readonly Rule[], {now}: {now: string}): Fixed {
  const before = new Map(catalog.written.map(document => [document.contentPath, document]))
  let at = catalog
  let count = 0
  for (let pass = 0; pass < mostPasses; pass++) {
    const byFile = Map.groupBy(
      checkCatalog(at, rules, {now}).filter(({fix}) => fix),
      ({file}) => file,
    )
    const ours = at.written.filter(({contentPath}) => rootPrefix(contentPath) === '')
    const changed = ours.flatMap(document => fixDocument(document, byFile.get(document.file) ?? []) ?? [])
    if (changed.length === 0) break
    count += changed.reduce((sum, {applied}) => sum + applied, 0)
    at = at.rewritten(changed.map(({document}) => document))
  }
  const files = at.written.flatMap(({file, contentPath, text}) => {
    const was = before.get(contentPath)?.text ?? ''
    return was === text ? [] : [{file, contentPath, before: was, after: text}]
  })
  return {catalog: at, files, count}
}

function fixDocument(document: Document, diagnostics: readonly Diagnostic[]): {document: Document; applied: number} | undefined {
  const {text, applied} = applyFixes(
    document.text,
    diagnostics.flatMap(({fix}) => (fix ? [fix] : [])),
  )
  if (applied === 0 || text === document.text) return undefined
  const {file, contentPath} = document
  const fixed = parseDocument({file, contentPath, content: text})
  // A repair that breaks the file, or swallows a section, is none.
  const isSound = fixed.problems.length <= document.problems.length && fixed.body.sections.length === document.body.sections.length
  return isSound ? {document: fixed, applied} : undefined
}
