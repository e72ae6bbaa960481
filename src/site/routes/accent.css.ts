import type {APIRoute} from 'astro'
import {accentStyles} from '../appearance.ts'
import {site} from '../site.ts'

/** The colours that settings give to what can be pressed; a site without such a setting has no such file. */
export const GET: APIRoute = () => new Response(accentStyles(site().catalog.settings) ?? '', {headers: {'Content-Type': 'text/css'}})
