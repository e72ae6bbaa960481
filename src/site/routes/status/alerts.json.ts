import type {APIRoute} from 'astro'
import {alertMetadata} from '../../status-metadata.ts'

/** The way from each alert to its failure mode, runbook and owner; read by a page once an alert is active. */
export const GET: APIRoute = () => new Response(JSON.stringify(alertMetadata()), {headers: {'content-type': 'application/json'}})
