import type {APIRoute} from 'astro'
import {signalMetadata} from '../../status-metadata.ts'

/** What pages must know of all signals to judge them: units, thresholds, how old a value may be. */
export const GET: APIRoute = () => new Response(JSON.stringify(signalMetadata()), {headers: {'content-type': 'application/json'}})
