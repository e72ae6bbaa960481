import {furtherPages} from '../answer-items.ts'
import {type ExchangeFinding, UnreadableInput} from '../finding.ts'
import type {Item, JsonSource} from '../json-source.ts'

/** What each answer is called, alone and in a list. */
const parts = [
  ['schedule', 'schedules'],
  ['escalation_policy', 'escalation_policies'],
  ['user', 'users'],
  ['team', 'teams'],
  ['override', 'overrides'],
  ['service', 'services'],
] as const

/** What an object of an answer is. */
export type PagerdutyPart = (typeof parts)[number][0] | 'new schedule'

/**
 * Finds the objects of answers, by what they are; missing pages become findings.
 *
 * @throws {UnreadableInput} When a file has nothing of PagerDuty.
 */
export function pagerdutyItems(sources: readonly JsonSource[], findings: ExchangeFinding[]): Map<PagerdutyPart, Item[]> {
  for (const source of sources) {
    const {more} = (source.data ?? {}) as {more?: unknown}
    if (more === true) findings.push(furtherPages(source, ['more'], 'offset'))
  }
  const items = new Map<PagerdutyPart, Item[]>([...parts.map(([one]): [PagerdutyPart, Item[]] => [one, []]), ['new schedule', []]])
  for (const source of sources) {
    const {data} = source
    const found = parts.flatMap(([one, many]): [PagerdutyPart, Item][] => {
      const list = (data as Record<string, unknown> | null)?.[many]
      const single = (data as Record<string, unknown> | null)?.[one]
      if (Array.isArray(list)) return list.map((_, index) => [one, {source, path: [many, index]}])
      return typeof single === 'object' && single !== null ? [[one, {source, path: [one]}]] : []
    })
    const isKnown = typeof data === 'object' && data !== null && parts.some(([one, many]) => one in data || many in data)
    if (!isKnown) {
      throw new UnreadableInput(
        {...source.place([]), path: '$'},
        'expected an answer of PagerDuty with `schedules`, `escalation_policies`, `services`, `users` or `teams`',
        'Save what `GET /schedules/{id}?since=…&until=…`, `/escalation_policies` or `/users?include[]=contact_methods` answers.',
      )
    }
    for (const [part, item] of found) items.get(part === 'schedule' && isNew(item) ? 'new schedule' : part)?.push(item)
  }
  return items
}

// The schedules of v3 are made of events in rotations, those of v2 of layers.
function isNew({source, path}: Item): boolean {
  const value = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], source.data)
  return typeof value === 'object' && value !== null && 'rotations' in value && !('schedule_layers' in value)
}
