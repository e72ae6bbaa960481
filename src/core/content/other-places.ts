import type {KindPlace} from './schema/kind.ts'

/** A place in the list at the left: a kind of page, never a single entry. */
export interface Place extends KindPlace {
  /** What a page says it belongs to; of a kind its folder. */
  key: string
  address: string
}

/** Places that are no kind of entry; no kind can have their addresses. */
export const otherPlaces: readonly Place[] = [
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
