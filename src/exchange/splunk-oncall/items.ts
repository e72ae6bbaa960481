import {type ExchangeFinding, UnreadableInput} from '../finding.ts'
import type {Item, JsonPath, JsonSource} from '../json-source.ts'

/** What an object of an answer is. */
export type SplunkPart = 'user' | 'team' | 'members' | 'contacts' | 'rotation' | 'policy'

const lists = {users: 'user', teams: 'team', rotations: 'rotation', rotationGroups: 'rotation'} as const

/**
 * Finds the objects of answers; a list of policies without their steps and overrides become findings.
 *
 * @throws {UnreadableInput} When a file has nothing of Splunk On-Call.
 */
export function splunkItems(sources: readonly JsonSource[], findings: ExchangeFinding[]): Map<SplunkPart, Item[]> {
  const items = new Map<SplunkPart, Item[]>()
  for (const source of sources) {
    const list = Array.isArray(source.data)
      ? source.data.map((value, index) => ({value, path: [index] as JsonPath}))
      : [{value: source.data, path: []}]
    const found = list.map(({value, path}) => itemsIn(value, path))
    if (list.length > 0 && found.every(each => each === undefined)) {
      throw new UnreadableInput(
        {...source.place([]), path: '$'},
        'expected an answer of Splunk On-Call with users, teams, rotations or an escalation policy',
        'Save what `GET /api-public/v2/user`, `/v1/team`, `/v2/team/{team}/rotations` or `/v1/policies/{policy}` answers.',
      )
    }
    for (const [index, each] of found.entries()) {
      const at = source.place(list[index]?.path ?? [])
      if (each === undefined || typeof each === 'string') {
        const message = each ?? 'an object is left out: it is neither user, team, rotation nor policy'
        findings.push({
          severity: 'error',
          at,
          message,
          ...(each !== undefined && {help: 'Ask for each policy with `GET /api-public/v1/policies/{policy}`.'}),
        })
      } else for (const [part, path] of each) items.set(part, [...(items.get(part) ?? []), {source, path}])
    }
  }
  return items
}

/** Lists the objects in a value with their paths; in words what is known and cannot be used; nothing where it is none of theirs. */
function itemsIn(value: unknown, path: JsonPath): [SplunkPart, JsonPath][] | string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const had = value as Record<string, unknown>
  for (const [key, part] of Object.entries(lists)) {
    const list = had[key]
    if (!Array.isArray(list)) continue
    // The first version of the API answers users in a list within a list.
    return list.flatMap((each, index): [SplunkPart, JsonPath][] =>
      Array.isArray(each)
        ? each.map((_, inner): [SplunkPart, JsonPath] => [part, [...path, key, index, inner]])
        : [[part, [...path, key, index]]],
    )
  }
  if ('steps' in had) return [['policy', path]]
  if ('members' in had) return [['members', path]]
  if ('phones' in had || 'emails' in had) return [['contacts', path]]
  if ('username' in had) return [['user', path]]
  if ('slug' in had && 'name' in had) return [['team', path]]
  if ('policies' in had || 'policy' in had) return 'a list of policies is left out: it does not say their steps'
  return undefined
}
