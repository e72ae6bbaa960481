import {compile, JSONPathError} from 'json-p3'
import {jsonQueryOf} from '../../../status/source/json-query.ts'

/** What is wrong with a path: the 0-based offset in it, and the words of the parser. */
export interface JsonPathFault {
  at: number
  reason: string
}

/**
 * Finds the first fault of a query into a JSON document, `sum($.orders[*].total) at $.measuredAt` and the like.
 *
 * The offset is that in the whole query.
 */
export function jsonQueryFault(query: string): JsonPathFault | undefined {
  const {value, time} = jsonQueryOf(query)
  for (const path of time === undefined ? [value] : [value, time]) {
    const fault = jsonPathFault(path)
    if (fault) return {...fault, at: (path === value ? query.indexOf(path) : query.lastIndexOf(path)) + fault.at}
  }
  return undefined
}

/**
 * Finds the first fault of a JSON path.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9535
 */
export function jsonPathFault(path: string): JsonPathFault | undefined {
  try {
    compile(path)
    return undefined
  } catch (error) {
    // The parser goes down a step for each filter inside of another.
    if (error instanceof RangeError) return {at: 0, reason: 'its filters are nested too deeply'}
    if (!(error instanceof JSONPathError)) throw error
    const at = Math.min(error.token.index, path.length)
    // The parser repeats the place at the end, and has no words of its own for a path that only ends too early.
    const said = error.message.replace(/ \('.*':\d+\)$/s, '').replaceAll(/'([^']*)'/g, '`$1`')
    return {at, reason: said.startsWith("can't backup") ? 'it ends where more is expected' : said}
  }
}
