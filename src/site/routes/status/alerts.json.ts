import type {APIRoute} from 'astro'
import {knownAlerts} from '../../status-metadata.ts'

/** The way from each alert to its failure mode, runbook and owner; read by a page once an alert is active. */
export const GET: APIRoute = () => new Response(JSON.stringify(knownAlerts()), {headers: {'content-type': 'application/json'}})
