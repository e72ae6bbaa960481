import type {Kind} from '../core/kinds.ts'
import {site} from './site.ts'

/** Lists the pages of a kind for `getStaticPaths`, one per entry. */
export function entryPaths(kind: Kind): {params: {id: string}}[] {
  return site()
    .catalog.list(kind)
    .map(({id}) => ({params: {id}}))
}
