import {type AnswerForm, furtherPages, itemsByPart, objectsUnder} from '../answer-items.ts'
import type {ExchangeFinding} from '../finding.ts'
import type {Item, JsonSource} from '../json-source.ts'

/** What an object of an answer is. */
export type OpsgeniePart = 'schedule' | 'escalation' | 'user' | 'team' | 'override'

/**
 * Finds the objects of answers, by what they are; what is none of ours becomes a finding, and so do missing pages.
 *
 * @throws {UnreadableInput} When a file has nothing of Opsgenie.
 */
export function opsgenieItems(sources: readonly JsonSource[], findings: ExchangeFinding[]): Map<OpsgeniePart, Item[]> {
  for (const source of sources) {
    const {paging, links} = (source.data ?? {}) as Record<'paging' | 'links', {next?: unknown} | null | undefined>
    const [key, next] = links?.next === undefined ? ['paging', paging?.next] : ['links', links.next]
    if (typeof next === 'string' && next !== '') findings.push(furtherPages(source, [key, 'next'], 'offset'))
  }
  return itemsByPart(sources, form, findings)
}

const form: AnswerForm<OpsgeniePart> = {
  // Jira Service Management, into which Opsgenie has moved, answers the same objects in `values`, its teams in `platformTeams`.
  objectsOf: data => objectsUnder(data, ['data', 'values', 'platformTeams']),
  partOf,
  expected: 'expected an answer of Opsgenie or Jira Service Management with schedules, escalations, users or teams in `data` or `values`',
  help: 'Save what Opsgenie answers to `GET /v2/schedules?expand=rotation`, `/v2/escalations`, `/v2/users` or `/v2/teams`, or Jira Service Management to `/v1/schedules?expand=rotation`, `/v1/teams/{id}/escalations` or `/v1/teams`, and Jira to `/rest/api/3/users/search`.',
  neither: 'neither schedule, escalation, user, team nor override',
}

function partOf(value: unknown): OpsgeniePart | undefined {
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
