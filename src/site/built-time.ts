import type {Catalog} from '../core/catalog/catalog.ts'
import {instantInWords} from '../core/format/dates.ts'

const mark = /<time data-built(?:="(?:true)?")?>[^<]*<\/time>/g

/**
 * Writes the time of the build where rendered HTML asks for it with `<time data-built>`.
 *
 * Bodies are kept from one build to the next, so the time cannot stand in them.
 */
export function withBuiltTime(html: string, site: {catalog: Catalog; readonly now: string}): string {
  if (!html.includes('<time data-built')) return html
  const {catalog, now} = site
  const time = `<time datetime="${now}">${instantInWords(now, catalog.settings)}</time>`
  return html.replaceAll(mark, () => time)
}
