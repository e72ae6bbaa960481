import type {Span} from '../core/content/span.ts'
import {spanIn} from './edited.ts'
import type {ReferencePlace} from './target.ts'

/**
 * Gives the stretch of a reference that spells an id: `stuck-orders` in `runbook:stuck-orders#verify`, `"../runbooks/stuck-orders.mdx"`.
 *
 * @param id The id of the entry, or what a part is called inside its entry.
 * @returns Nothing where the id is spelled in another way, such as with `%20`.
 */
export function idSpan({reference: {from, written, address}, span}: ReferencePlace, id: string): Span | undefined {
  const start = from.lines.offset(span.start)
  const source = from.text.slice(start, from.lines.offset(span.end))
  const at = source.indexOf(written)
  const within = at < 0 ? undefined : address ? inAddress(written, id) : inValue(written, id)
  return within === undefined ? undefined : spanIn(from, start + at + within, start + at + within + id.length)
}

// `rotation:primary`, `orders-to-erp/orders-waiting`: the id ends the value, or stands before the name of a part.
function inValue(written: string, id: string): number | undefined {
  if (written.endsWith(id) && isBorder(written[written.length - id.length - 1])) return written.length - id.length
  const begin = written.indexOf(':') + 1
  if (written.startsWith(`${id}/`, begin)) return begin
  return written.startsWith(`${id}/`) ? 0 : undefined
}

function inAddress(written: string, id: string): number | undefined {
  const hash = written.indexOf('#')
  const address = hash < 0 ? written : written.slice(0, hash)
  const value = /^[a-z-]+:/.test(address) ? inValue(address, id) : undefined
  if (value !== undefined) return value
  // `../runbooks/stuck-orders.mdx`, `stuck-orders/index.md`
  const found = [...address.matchAll(/[^/]+/g)].findLast(([part]) => part === id || part === `${id}.mdx` || part === `${id}.md`)
  return found?.index
}

function isBorder(sign: string | undefined): boolean {
  return sign === undefined || sign === ':' || sign === '/'
}
