import {type AnswerForm, furtherPages, itemsByPart, objectsUnder} from '../answer-items.ts'
import type {ExchangeFinding} from '../finding.ts'
import type {Item, JsonSource} from '../json-source.ts'

/** What an object of an answer is. */
export type GrafanaPart = 'schedule' | 'shift' | 'chain' | 'step' | 'user' | 'team' | 'final'

/**
 * Finds the objects of answers by their fields, for an answer does not say what it holds; missing pages become findings.
 *
 * @throws {UnreadableInput} When a file has nothing of Grafana OnCall.
 */
export function grafanaItems(sources: readonly JsonSource[], findings: ExchangeFinding[]): Map<GrafanaPart, Item[]> {
  for (const source of sources) {
    const {next} = (source.data ?? {}) as {next?: unknown}
    if (typeof next === 'string') findings.push(furtherPages(source, ['next'], 'page'))
  }
  return itemsByPart(sources, form, findings)
}

const form: AnswerForm<GrafanaPart> = {
  objectsOf: data => objectsUnder(data, ['results']),
  partOf,
  expected:
    'expected an answer of Grafana OnCall with schedules, shifts, escalation chains, escalation policies, users or teams in `results`',
  help: 'Save what `GET /api/v1/schedules/`, `/on_call_shifts/`, `/escalation_chains/`, `/escalation_policies/`, `/users/` or `/teams/` answers.',
  neither: 'neither schedule, shift, chain, policy, user nor team',
}

function partOf(value: unknown): GrafanaPart | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('escalation_chain_id' in value) return 'step'
  if ('shift_start' in value) return 'final'
  if ('start' in value && 'duration' in value) return 'shift'
  if ('on_call_now' in value || 'ical_url_primary' in value || 'ical_url_overrides' in value || 'shifts' in value) return 'schedule'
  if ('username' in value) return 'user'
  if ('avatar_url' in value || ('name' in value && 'email' in value)) return 'team'
  return 'name' in value && 'id' in value ? 'chain' : undefined
}
