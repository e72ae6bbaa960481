import type {Catalog} from '../core/catalog/catalog.ts'
import {kindOfFolder} from '../core/content/kinds.ts'
import type {Place} from '../core/content/other-places.ts'
import {places} from '../core/content/site-places.ts'

/** A line of the menu: a place of the site, or a link that settings add. */
export type MenuItem = Pick<Place, 'title' | 'address'> & Partial<Pick<Place, 'key' | 'group'>>

/** Lists the menu of a page: what settings name, or all places; those without entries are left out, but for the one that the page is of. */
export function menuOf(catalog: Catalog, current: string): MenuItem[] {
  const all = places()
  const {menu} = catalog.settings.site
  const chosen = menu?.flatMap((item): MenuItem[] => (typeof item === 'string' ? all.filter(({key}) => key === item) : [item])) ?? all
  return chosen.filter(({key}) => key === undefined || key === current || hasPages(catalog, key))
}

// A kind without entries has nothing to show, nor have alerts and codes that nobody wrote down.
function hasPages(catalog: Catalog, key: string): boolean {
  if (key === 'alerts') return catalog.ids('alert').length > 0
  if (key === 'codes') return catalog.list('failure-mode').some(({data}) => data.codes.length > 0)
  if (key === 'source-of-truth') return catalog.list('data-object').length > 0
  const kind = kindOfFolder(key)
  return kind === undefined || catalog.list(kind).length > 0
}

/** Tells whether a line is the first of its group, but for the group that begins the list; a link belongs to what stands before it. */
export function beginsGroup(item: MenuItem, list: readonly MenuItem[]): boolean {
  const before = list.slice(0, list.indexOf(item)).findLast(({group}) => group !== undefined)
  return item.group !== undefined && before !== undefined && before.group !== item.group
}
