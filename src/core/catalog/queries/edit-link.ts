import {belowRoot, rootNameOf} from '../../content/roots.ts'
import type {Catalog} from '../catalog.ts'

/** Where a file is edited, or begun: the template of its own root, and its path there. */
export interface EditPlace {
  /** Missing where nobody says; the template of another repository would lead to a page that is not there. */
  template: string | undefined
  path: string
}

/** Tells where a content file is edited: by the settings in the first root, by what is said of its root in another. */
export function editPlace(catalog: Catalog, contentPath: string, deed: 'edit' | 'create' = 'edit'): EditPlace {
  const name = rootNameOf(contentPath)
  const root = name === undefined ? undefined : catalog.roots.find(each => each.name === name)
  return root ? {template: root[deed], path: belowRoot(contentPath)} : {template: catalog.settings.links[deed], path: contentPath}
}
