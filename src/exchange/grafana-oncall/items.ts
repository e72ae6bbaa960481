import {type ExchangeFinding, UnreadableInput} from '../finding.ts'
import type {Item, JsonPath, JsonSource} from '../json-source.ts'

/** What an object of an answer is. */
export type Part = 'schedule' | 'shift' | 'chain' | 'step' | 'user' | 'team' | 'final'

/**
 * Finds the objects of answers by their fields, for an answer does not say what it holds; missing pages become findings.
 *
 * @throws {UnreadableInput} When a file has nothing of Grafana OnCall.
 */
export function grafanaItems(sources: readonly JsonSource[], findings: ExchangeFinding[]): Map<Part, Item[]> {
  const items = new Map<Part, Item[]>()
  for (const source of sources) {
    const found = objectsOf(source.data).map(({path, value}) => ({part: partOf(value), item: {source, path}}))
    if (found.length > 0 && !found.some(({part}) => part)) {
      throw new UnreadableInput(
        {...source.place([]), path: '$'},
        'expected an answer of Grafana OnCall with schedules, shifts, escalation chains, escalation policies, users or teams in `results`',
        'Save what `GET /api/v1/schedules/`, `/on_call_shifts/`, `/escalation_chains/`, `/escalation_policies/`, `/users/` or `/teams/` answers.',
      )
    }
    if (typeof (source.data as {next?: unknown} | null)?.next === 'string')
      findings.push({
        severity: 'warning',
        at: source.place(['next']),
        message: 'there are further pages of this list, which are not in the file',
        help: 'Ask for them with `page`, and import all pages together.',
      })
    for (const {part, item} of found) {
      if (part) items.set(part, [...(items.get(part) ?? []), item])
      else
        findings.push({
          severity: 'error',
          at: source.place(item.path),
          message: 'an object is left out: it is neither schedule, shift, chain, policy, user nor team',
        })
    }
  }
  return items
}

function objectsOf(data: unknown): {path: JsonPath; value: unknown}[] {
  const isPage = typeof data === 'object' && data !== null && 'results' in data
  const [inner, path]: [unknown, JsonPath] = isPage ? [(data as Record<string, unknown>).results, ['results']] : [data, []]
  return Array.isArray(inner) ? inner.map((value, index) => ({path: [...path, index], value})) : [{path, value: inner}]
}

function partOf(value: unknown): Part | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('escalation_chain_id' in value) return 'step'
  if ('shift_start' in value) return 'final'
  if ('start' in value && 'duration' in value) return 'shift'
  if ('on_call_now' in value || 'ical_url_primary' in value || 'ical_url_overrides' in value || 'shifts' in value) return 'schedule'
  if ('username' in value) return 'user'
  if ('avatar_url' in value || ('name' in value && 'email' in value)) return 'team'
  return 'name' in value && 'id' in value ? 'chain' : undefined
}
