import type * as z from 'zod'
import {oneLine} from './content-file.ts'
import type {ExchangeFinding} from './finding.ts'
import type {Item} from './json-source.ts'

/** What the objects of a list are read as. */
export interface ReadAs<S extends z.ZodType> {
  shape: S
  /** What each of them is called in findings, such as `schedule`. */
  what: string
  /** List to which is added what cannot be read. */
  findings: ExchangeFinding[]
}

/**
 * Reads objects through a schema; one that does not fit is a finding, and the others are read on.
 *
 * Of several with one id the last counts, as in a newer answer of the same service. What the others say beside it is a finding; the very same
 * object again, from a page that was fetched twice, is none.
 */
export function readEach<S extends z.ZodType>(
  items: readonly Item[],
  {shape, what, findings}: ReadAs<S>,
  use: (value: z.output<S>, item: Item) => void,
): void {
  const read = items.flatMap((item, index) => {
    const value = item.source.read(shape, item.path, `${what} ${index + 1}`, findings)
    return value === undefined ? [] : [{value, item, id: idOf(value)}]
  })
  const last = new Map(read.map(each => [each.id, each]))
  for (const each of read) {
    const counts = each.id === undefined ? each : (last.get(each.id) ?? each)
    if (counts === each) use(each.value, each.item)
    else if (!isSame(each.value, counts.value)) findings.push(superseded(what, each.item, counts.item, nameOf(each.value)))
  }
}

function superseded(what: string, {source, path}: Item, counts: Item, name: string): ExchangeFinding {
  const other = counts.source === source ? 'further down' : `in \`${counts.source.file}\``
  return {
    severity: 'error',
    at: source.place(path),
    message: `${what} ${name} is left out: another of the same id stands ${other} and says something else`,
    help: 'Import the newer answer alone, or both in the order in which they were fetched: the last one counts.',
  }
}

type Named = Record<'id' | 'slug' | 'username' | 'name' | 'summary', unknown>

// What services know an object by: a user of Splunk On-Call by its name, a policy by its slug.
function idOf(value: unknown): string | undefined {
  const {id, slug, username} = (value ?? {}) as Partial<Named>
  const key = id ?? slug ?? username
  return typeof key === 'string' ? key : undefined
}

function nameOf(value: unknown): string {
  const {name, summary} = (value ?? {}) as Partial<Named>
  const id = idOf(value) ?? ''
  const said = [name, summary].find(each => typeof each === 'string' && each !== '')
  return said === undefined ? `\`${oneLine(id) ?? id}\`` : `\`${oneLine(String(said))}\` (\`${oneLine(id)}\`)`
}

/** Tells whether two objects that were read say the same, whatever undefined fields they have. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
