import type {APIRoute} from 'astro'
import {exactLookup} from '../../core/catalog/queries/lookup.ts'
import {href, site} from '../site.ts'

/** What search looks up before any full text: codes, alert names, ids, numbers, titles and aliases with their pages. */
export const GET: APIRoute = () => {
  const entries = exactLookup(site().catalog).map(({address, detail: _, ...entry}) => ({...entry, url: href(address)}))
  return new Response(JSON.stringify(entries), {headers: {'content-type': 'application/json'}})
}
