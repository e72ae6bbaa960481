import type {APIRoute} from 'astro'
import {textIndexOf} from '../../search/text-index.ts'
import {href, site} from '../site.ts'

/** What search finds in plain words, and the codes that stand in texts; loaded after the names, and before any full text. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(textIndexOf(site().catalog, href)), {headers: {'content-type': 'application/json'}})
