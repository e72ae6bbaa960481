import type {Catalog} from '../core/catalog/catalog.ts'
import {kindNames, kindOfFolder, kinds} from '../core/content/kinds.ts'
import {type KindPlace, placeGroups} from '../core/content/schema/kind.ts'

/** A place in the list at the left: a kind of page, never a single entry. */
export interface NavItem extends KindPlace {
  /** What a page says it belongs to; of a kind its folder. */
  key: string
  address: string
}

/** Places that are no kind of entry. */
const others: readonly NavItem[] = [
  {key: 'start', title: 'Start', address: '/', group: 'now', rank: 10},
  {key: 'status', title: 'Status', address: '/status/', group: 'now', rank: 20},
  {key: 'oncall', title: 'On call', address: '/oncall/', group: 'now', rank: 30},
  {key: 'alerts', title: 'Alerts', address: '/alerts/', group: 'recovery', rank: 30},
  {key: 'codes', title: 'Error codes', address: '/codes/', group: 'recovery', rank: 40},
  {key: 'source-of-truth', title: 'Source of truth', address: '/source-of-truth/', group: 'landscape', rank: 40},
  {key: 'coverage', title: 'Coverage', address: '/coverage/', group: 'landscape', rank: 60},
  {key: 'facts', title: 'Facts', address: '/facts/', group: 'landscape', rank: 50},
  {key: 'rules', title: 'Rules', address: '/rules/', group: 'help', rank: 10},
  {key: 'guide', title: 'Guide', address: '/guide/', group: 'help', rank: 20},
]

/**
 * Lists the places in the order people need them: the incident first, planning last.
 *
 * @param added Places of a configuration, such as a page of its own.
 */
export function navigation(added: readonly NavItem[] = []): NavItem[] {
  const placed = kindNames.flatMap(kind => {
    const {place, folder} = kinds[kind]
    return place ? [{...place, key: folder, address: `/${folder}/`}] : []
  })
  const groupOf = ({group}: NavItem) => placeGroups.indexOf(group)
  return [...others, ...placed, ...added].toSorted((a, b) => groupOf(a) - groupOf(b) || a.rank - b.rank)
}

/** Tells whether a place has anything to show: a kind without entries has not, nor have alerts and codes that nobody wrote down. */
export function hasPages(catalog: Catalog, key: string): boolean {
  if (key === 'alerts') return catalog.parts('alert').length > 0
  if (key === 'codes') return catalog.list('failure-mode').some(({data}) => data.codes.length > 0)
  if (key === 'source-of-truth') return catalog.list('data-object').length > 0
  const kind = kindOfFolder(key)
  return kind === undefined || catalog.list(kind).length > 0
}

/** Tells whether a place is the first of its group, but for the group that begins the list. */
export function beginsGroup(place: NavItem, list: readonly NavItem[]): boolean {
  const before = list[list.indexOf(place) - 1]
  return before !== undefined && before.group !== place.group
}
