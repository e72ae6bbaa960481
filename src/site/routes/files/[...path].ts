import type {APIRoute} from 'astro'
import {lookup} from 'mrmime'
import {filesToServe} from '../../../core/catalog/attached-files.ts'
import {publishedPath} from '../../../core/catalog/attached-kinds.ts'
import {unwatched} from '../../../core/catalog/reads.ts'
import {readContentFile} from '../../../host/content-files.ts'
import {attachedHeaders} from '../../attached-headers.ts'
import {site} from '../../site.ts'

interface Props {
  contentPath: string
}

/** The images and documents that bodies use, each under the path it is published at. */
export function getStaticPaths() {
  const {catalog, root} = site()
  // These are made in each build; no other page depends on which there are.
  return unwatched(() => filesToServe(catalog)).flatMap(contentPath =>
    readContentFile(root, contentPath) ? [{params: {path: publishedPath(contentPath)}, props: {contentPath}}] : [],
  )
}

/** One of them, as it is. */
export const GET: APIRoute<Props> = ({props: {contentPath}, params: {path = ''}}) => {
  const bytes = readContentFile(site().root, contentPath)
  if (!bytes) return new Response('Not found', {status: 404})
  return new Response(new Uint8Array(bytes), {
    headers: {'Content-Type': lookup(path) ?? 'application/octet-stream', ...attachedHeaders(path)},
  })
}
