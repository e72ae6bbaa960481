import type * as z from 'zod'
import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Document} from '../../core/content/document.ts'
import type {Frontmatter} from '../../core/content/frontmatter.ts'
import type {Kind} from '../../core/content/kinds.ts'
import {wantedKeys} from '../../core/content/schema/describe.ts'
import {isForeignKey, isFreeKey} from '../../core/content/schema/fit.ts'
import {schemas} from '../../core/content/schema/index.ts'
import {type SchemaIssue, schemaIssues} from '../../core/content/schema/issues.ts'
import type {Vocabulary} from '../../core/content/schema/vocabulary.ts'

/** One mismatch between a file's values and the schema of its kind. */
export interface FrontmatterIssue<T extends SchemaIssue['type'] = SchemaIssue['type']> {
  file: string
  frontmatter: Frontmatter
  /** Missing for `settings.yaml`. */
  document?: Document
  /** What the values had to fit. */
  schema: z.ZodType
  /** The words that settings list. */
  vocabulary: Vocabulary
  issue: Extract<SchemaIssue, {type: T}>
}

/**
 * Lists the mismatches of one type over all entries, then `settings.yaml`.
 *
 * Files whose frontmatter cannot be read at all are left to the rules about that.
 */
export function* issuesOf<T extends SchemaIssue['type']>(catalog: Catalog, type: T): Generator<FrontmatterIssue<T>> {
  for (const {issue, ...place} of allIssues(catalog)) {
    if (issue.type === type) yield {...place, issue: issue as Extract<SchemaIssue, {type: T}>}
  }
}

// An entry that fits its schema can lack only what the schema merely wants.
function wantsMore(kind: Kind): boolean {
  return wantedKeys(schemas[kind]).length > 0
}

const issuesByCatalog = new WeakMap<Catalog, FrontmatterIssue[]>()

function allIssues(catalog: Catalog): FrontmatterIssue[] {
  const remembered = issuesByCatalog.get(catalog)
  if (remembered) return remembered
  const issues: FrontmatterIssue[] = []
  const {vocabulary} = catalog
  const allowsForeign = catalog.settings.foreignKeys === 'allowed'
  for (const document of catalog.documents) {
    const {file, kind, id, frontmatter, problems} = document
    const unreadable = problems.some(({type}) => type.startsWith('file-') || type.startsWith('frontmatter-'))
    if (!kind || unreadable || (!wantsMore(kind) && catalog.get(kind, id)?.document.file === file)) continue
    const isForeign = (issue: SchemaIssue) =>
      issue.type === 'unknown-key' &&
      issue.path.length === 1 &&
      (isFreeKey(issue.key) || (allowsForeign && isForeignKey(kind, frontmatter.data, issue.key)))
    const schema = schemas[kind]
    for (const issue of schemaIssues(schema, frontmatter, vocabulary))
      if (!isForeign(issue)) issues.push({file, frontmatter, document, schema, vocabulary, issue})
  }
  const settings = catalog.settingsFile
  if (settings && !settings.frontmatter.problem) {
    for (const issue of schemaIssues(settings.schema, settings.frontmatter, vocabulary))
      issues.push({file: settings.file, frontmatter: settings.frontmatter, schema: settings.schema, vocabulary, issue})
  }
  issuesByCatalog.set(catalog, issues)
  return issues
}
