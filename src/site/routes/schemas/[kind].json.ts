import type {APIRoute} from 'astro'
import {editorSchemas, type JsonSchema} from '../../../core/content/schema/editor.ts'
import {sourceKinds} from '../../../status/source/index.ts'
import {href, site} from '../../site.ts'

/** Each kind of entry, and the settings, with the words that these settings list. */
export function getStaticPaths() {
  const schemas = editorSchemas(sourceKinds(), site().catalog.vocabulary)
  return Object.entries(schemas).map(([kind, schema]) => ({params: {kind}, props: {schema}}))
}

/** The JSON Schema of a kind's frontmatter, for editors that are not set up by a checkout. */
export const GET: APIRoute<{schema: JsonSchema}> = ({params, props: {schema}}) => {
  const address = href(`/schemas/${params.kind}.json`)
  const {site: host} = site().catalog.settings.links
  const $id = host === undefined ? address : new URL(address, host).href
  const text = JSON.stringify({$id, ...schema}, null, 2)
  return new Response(`${text}\n`, {headers: {'content-type': 'application/schema+json'}})
}
