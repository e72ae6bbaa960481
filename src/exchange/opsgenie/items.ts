import {type ExchangeFinding, UnreadableInput} from '../finding.ts'
import type {Item, JsonPath, JsonSource} from '../json-source.ts'

/** What an object of an answer is. */
export type Part = 'schedule' | 'escalation' | 'user' | 'team' | 'override'

/**
 * Finds the objects of answers, by what they are; what is none of ours becomes a finding, and so do missing pages.
 *
 * @throws {UnreadableInput} When a file has nothing of Opsgenie.
 */
export function opsgenieItems(sources: readonly JsonSource[], findings: ExchangeFinding[]): Map<Part, Item[]> {
  for (const source of sources) findings.push(...furtherPages(source))
  const items = new Map<Part, Item[]>()
  for (const source of sources) {
    const found = objectsOf(source.data).map(({path, value}) => ({part: partOf(value), item: {source, path}}))
    if (!found.some(({part}) => part)) {
      throw new UnreadableInput(
        {...source.place([]), path: '$'},
        'expected an answer of Opsgenie or Jira Service Management with schedules, escalations, users or teams in `data` or `values`',
        'Save what Opsgenie answers to `GET /v2/schedules?expand=rotation`, `/v2/escalations`, `/v2/users` or `/v2/teams`, or Jira Service Management to `/v1/schedules?expand=rotation`, `/v1/teams/{id}/escalations` or `/v1/teams`, and Jira to `/rest/api/3/users/search`.',
      )
    }
    for (const {part, item} of found) {
      if (part) items.set(part, [...(items.get(part) ?? []), item])
      else
        findings.push({
          severity: 'error',
          at: source.place(item.path),
          message: 'an object is left out: it is neither schedule, escalation, user, team nor override',
        })
    }
  }
  return items
}

// A list without its further pages looks whole, and whoever is on them would be missing in silence.
function furtherPages(source: JsonSource): ExchangeFinding[] {
  const {paging, links} = (source.data ?? {}) as Record<'paging' | 'links', {next?: unknown} | null | undefined>
  const [key, next] = links?.next === undefined ? ['paging', paging?.next] : ['links', links.next]
  if (typeof next !== 'string' || next === '') return []
  const message = 'there are further pages of this list, which are not in the file'
  return [
    {
      severity: 'warning',
      at: source.place([key, 'next']),
      message,
      help: 'Ask for them with `offset`, and import all pages together.',
    },
  ]
}

// Jira Service Management, into which Opsgenie has moved, answers the same objects in `values`, its teams in `platformTeams`.
function objectsOf(data: unknown): {path: JsonPath; value: unknown}[] {
  // A list has a method `values`.
  const isList = typeof data !== 'object' || data === null || Array.isArray(data)
  const wrap = isList ? undefined : ['data', 'values', 'platformTeams'].find(key => key in data)
  const [inner, path]: [unknown, JsonPath] = wrap === undefined ? [data, []] : [(data as Record<string, unknown>)[wrap], [wrap]]
  return Array.isArray(inner) ? inner.map((value, index) => ({path: [...path, index], value})) : [{path, value: inner}]
}

function partOf(value: unknown): Part | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('rotations' in value && !('user' in value) && !('responder' in value)) return 'schedule'
  if ('timezone' in value) return 'schedule'
  if ('rules' in value) return 'escalation'
  if ('startDate' in value && ('user' in value || 'responder' in value)) return 'override'
  if ('username' in value || 'accountId' in value) return 'user'
  // A rotation by itself looks like a team otherwise.
  if ('startDate' in value) return undefined
  return 'name' in value || 'teamName' in value ? 'team' : undefined
}
