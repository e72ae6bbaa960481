import {type ExchangeFinding, UnreadableInput} from './finding.ts'
import type {Item, JsonPath, JsonSource} from './json-source.ts'

/** How the answers of a partner are taken apart. */
export interface AnswerForm<Part extends string> {
  /** Lists the objects of an answer with their paths. */
  objectsOf(data: unknown): {path: JsonPath; value: unknown}[]
  /** Tells what an object is; nothing for what is none of the partner's. */
  partOf(value: unknown): Part | undefined
  /** What an answer has to hold, and how to get one; for a file that has nothing of it. */
  expected: string
  help: string
  /** What an object is not that is left out, such as `neither user nor team`. */
  neither: string
}

/**
 * Sorts the objects of answers by what they are; what is none of the partner's becomes a finding.
 *
 * @throws {UnreadableInput} When a file has objects and none of the partner's.
 */
export function itemsByPart<Part extends string>(
  sources: readonly JsonSource[],
  {objectsOf, partOf, expected, help, neither}: AnswerForm<Part>,
  findings: ExchangeFinding[],
): Map<Part, Item[]> {
  const items = new Map<Part, Item[]>()
  for (const source of sources) {
    const found = objectsOf(source.data).map(({path, value}) => ({part: partOf(value), item: {source, path}}))
    if (found.length > 0 && !found.some(({part}) => part)) throw new UnreadableInput({...source.place([]), path: '$'}, expected, help)
    for (const {part, item} of found) {
      if (part) items.set(part, [...(items.get(part) ?? []), item])
      else findings.push({severity: 'error', at: source.place(item.path), message: `an object is left out: it is ${neither}`})
    }
  }
  return items
}

/**
 * Lists the objects of a list, which may stand under a key of the answer: `{results: […]}`, `[…]`, or one object alone.
 *
 * @param keys Under which a list may stand, the first that is there counts.
 */
export function objectsUnder(data: unknown, keys: readonly string[]): {path: JsonPath; value: unknown}[] {
  // A list has methods of such names.
  const isList = typeof data !== 'object' || data === null || Array.isArray(data)
  const key = isList ? undefined : keys.find(each => each in data)
  const [inner, path]: [unknown, JsonPath] = key === undefined ? [data, []] : [(data as Record<string, unknown>)[key], [key]]
  return Array.isArray(inner) ? inner.map((value, index) => ({path: [...path, index], value})) : [{path, value: inner}]
}

/**
 * Makes the finding for an answer that says there are further pages: without them it looks whole, and whoever is on them would be missing
 * in silence.
 *
 * @param path Where the answer says so.
 * @param parameter What to ask for them with.
 */
export function furtherPages(source: JsonSource, path: JsonPath, parameter: string): ExchangeFinding {
  return {
    severity: 'warning',
    at: source.place(path),
    message: 'there are further pages of this list, which are not in the file',
    help: `Ask for them with \`${parameter}\`, and import all pages together.`,
  }
}
