import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Document, Problem} from '../../core/content/document.ts'

/** Lists what could not be read, of one type: documents in their order, then the settings file. */
export function unreadable(catalog: Catalog, type: Problem['type']): (Problem & {document?: Document})[] {
  const {settingsFile} = catalog
  const ofYaml = settingsFile?.frontmatter.problem
  const ofSettings: (Problem | undefined)[] = [settingsFile?.problem, ofYaml?.type === 'frontmatter-syntax' ? ofYaml : undefined]
  return [...problemsOf(catalog, type), ...ofSettings.filter(problem => problem?.type === type)] as (Problem & {document?: Document})[]
}

/** Lists what could not be read, of one type, in document order. */
export function problemsOf(catalog: Catalog, type: Problem['type']): (Problem & {document: Document})[] {
  return catalog.documents.flatMap(document =>
    document.problems.filter(problem => problem.type === type).map(problem => ({...problem, document})),
  )
}
