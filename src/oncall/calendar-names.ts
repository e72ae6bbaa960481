import type {CalendarEvent} from './ical/event.ts'

/** Whom an event of a calendar puts on call. */
export type Named =
  | {state: 'mapped'; name: string; person: string}
  /** Nobody, or several people: the name as the calendar writes it. */
  | {state: 'unmapped'; name: string}
  | {state: 'ambiguous'; name: string; people: string[]}

/**
 * Names whom an event puts on call.
 *
 * A name of the mapping counts that is the whole summary; else one that is the name or address of an attendee; else one that stands
 * in the summary as whole words, as in `On Call - Kai D. - Order ops`, and in no longer one that stands there too. Upper and lower
 * case are the same, and a level such as `[L1]` before the summary is no part of it.
 */
export function nameOf({summary, attendees}: Pick<CalendarEvent, 'summary' | 'attendees'>, names: Readonly<Record<string, string>>): Named {
  const text = plain(withoutLevel(summary))
  const keys = Object.keys(names).map(key => ({key, plain: plain(key)}))
  const invited = attendees.flatMap(({name, address}) => [plain(name ?? ''), plain(address)])
  const found =
    nonEmpty(keys.filter(each => each.plain === text)) ?? nonEmpty(keys.filter(each => invited.includes(each.plain))) ?? longest(text, keys)
  const people = [...new Set(found.map(({key}) => names[key] as string))]
  const [first] = attendees
  const name = withoutLevel(summary) || first?.name || first?.address || ''
  const [person] = people
  if (person === undefined) return {state: 'unmapped', name}
  return people.length === 1 ? {state: 'mapped', name: found[0]?.key ?? name, person} : {state: 'ambiguous', name, people}
}

/** Reads the level of a summary, as Grafana OnCall writes it: `[L2] kai` → 2; without one, 0. A higher level goes first. */
export function levelOf({summary}: Pick<CalendarEvent, 'summary'>): number {
  return Number(level.exec(summary)?.[1] ?? 0)
}

const level = /^\s*\[L(\d)\]\s*/i

interface Key {
  key: string
  plain: string
}

function withoutLevel(summary: string): string {
  return summary.replace(level, '').trim()
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
}

function nonEmpty(keys: Key[]): Key[] | undefined {
  return keys.length > 0 ? keys : undefined
}

// `Kai` in `Kai Dawson` does not count where both are mapped.
function longest(text: string, keys: readonly Key[]): Key[] {
  const places = keys.flatMap(each => wordsAt(text, each.plain).map(from => ({...each, from, to: from + each.plain.length})))
  return places.filter(
    place => !places.some(other => other.plain.length > place.plain.length && other.from <= place.from && other.to >= place.to),
  )
}

function wordsAt(text: string, part: string): number[] {
  const found: number[] = []
  if (part === '') return found
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const around = [text.slice(0, at), text.slice(at + part.length)] as const
    // Only where the name itself ends in a letter can another letter make it longer.
    const joinsBefore = /^[\p{L}\p{N}]/u.test(part) && /[\p{L}\p{N}]$/u.test(around[0])
    const joinsAfter = /[\p{L}\p{N}]$/u.test(part) && /^[\p{L}\p{N}]/u.test(around[1])
    if (!joinsBefore && !joinsAfter) found.push(at)
  }
  return found
}
