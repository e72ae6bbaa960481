import type {Catalog} from '../catalog/catalog.ts'
import type {RuleContext} from './rule.ts'

/** The content around a file that is being edited. */
export interface EditorContext extends Pick<RuleContext, 'fileState'> {
  catalog: Catalog
  /** Path as the check shows it. */
  file: string
  contentPath: string
}
