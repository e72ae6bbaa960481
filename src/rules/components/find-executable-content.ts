import {readLink} from '../../core/catalog/body-links.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Link, Program} from '../../core/content/body.ts'
import type {Span} from '../../core/content/span.ts'
import {placeInWords} from '../../core/lint/diagnostic.ts'
import {isUnknown, usedComponents} from './find-components.ts'

/**
 * Lists imports, exports and expressions of all bodies, in document order; one element with several expressions once.
 *
 * Expressions of an element that content may not use at all are left out: the element goes, and they with it.
 */
export function runningCode(catalog: Catalog): Program[] {
  const seen = new Set(
    usedComponents(catalog)
      .filter(used => isUnknown(used, false))
      .map(({component}) => placeInWords(component.span)),
  )
  const found: Program[] = []
  for (const program of catalog.documents.flatMap(({body}) => body.programs)) {
    const place = placeInWords(program.span)
    if (program.what === 'script' || seen.has(place)) continue
    seen.add(place)
    found.push(program)
  }
  return found
}

const scriptSchemes = ['javascript', 'vbscript', 'data']

/** A script in a body: an element by its name, or a link by its address. */
export type Script = {element: string; span: Span} | {link: string; span: Span}

/** Lists the elements and links of all bodies that would run a script or load a foreign page, in document order. */
export function scripts(catalog: Catalog): Script[] {
  return catalog.documents.flatMap(({body, contentPath}): Script[] => {
    const elements = body.programs.filter(({what}) => what === 'script').map(({name = '', span}) => ({element: name, span}))
    const links = body.links.filter(link => isScriptLink(link, contentPath))
    return [...elements, ...links.map(({url, span}) => ({link: url, span}))]
  })
}

/** Tells whether following a link would run a script; a picture runs none. */
export function isScriptLink({url, image}: Link, contentPath: string): boolean {
  const meaning = readLink(url, contentPath)
  return !image && meaning.type === 'outside' && scriptSchemes.includes(meaning.scheme)
}
