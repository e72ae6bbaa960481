import type {APIRoute} from 'astro'
import {lookup} from 'mrmime'
import {filesToServe} from '../../../core/catalog/attached-files.ts'
import {readContentFile} from '../../../host/content-files.ts'
import {site} from '../../site.ts'

/** The images and documents that bodies use. */
export function getStaticPaths() {
  const {catalog, root} = site()
  return filesToServe(catalog).flatMap(path => (readContentFile(root, path) ? [{params: {path}}] : []))
}

/** One of them, as it is. */
export const GET: APIRoute = ({params: {path = ''}}) => {
  const bytes = readContentFile(site().root, path)
  if (!bytes) return new Response('Not found', {status: 404})
  return new Response(new Uint8Array(bytes), {headers: {'Content-Type': lookup(path) ?? 'application/octet-stream'}})
}
