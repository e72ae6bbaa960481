import {readFileSync} from 'node:fs'
import path from 'node:path'
import type {APIRoute} from 'astro'
import {lookup} from 'mrmime'
import {programRoot} from '../host/program.ts'

/** A file of `public/`, as it is; the address of the route names it. */
export const GET: APIRoute = ({routePattern}) => {
  const bytes = readFileSync(path.join(programRoot, 'public', routePattern))
  return new Response(new Uint8Array(bytes), {headers: {'Content-Type': lookup(routePattern) ?? 'application/octet-stream'}})
}
