import type {Document} from '../../content/document.ts'
import type {Catalog} from '../catalog.ts'

/** Lists the files that have no page, or an empty one, because they could not be read or do not fit their schema; in path order. */
export function unpublished(catalog: Catalog): Document[] {
  return catalog.documents.filter(({kind, id, problems, contentPath}) => {
    const entry = kind && catalog.get(kind, id)
    return problems.length > 0 || entry?.document.contentPath !== contentPath
  })
}
