import type {APIRoute} from 'astro'
import {onCallRules} from '../../status-metadata.ts'

/** The rules of who is on call for alerts; read by a page once an alert is active. */
export const GET: APIRoute = () => new Response(JSON.stringify(onCallRules()), {headers: {'content-type': 'application/json'}})
