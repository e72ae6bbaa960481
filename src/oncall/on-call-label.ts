import {type AnswerPart, numberOf, type OnCallRule} from './on-call-now.ts'
import {onCallInChain} from './shifts.ts'
import type {Instant} from './zone.ts'

/**
 * Says who is on call at an instant, in as few words as a table takes: `Noor`, `nobody; next: Kai`, or `nobody in sight`.
 *
 * Where the rule has numbers, the one of who is on call follows the name: `Noor +1-555-0104`.
 */
export function onCallLabel({rules, people}: OnCallRule, instant: Instant): AnswerPart[] {
  const {person, next} = onCallInChain(rules, instant)
  const name = (id: string): AnswerPart => {
    const existing = people[id]
    return existing ? {text: existing.title, href: existing.href} : id
  }
  if (person !== undefined) return [name(person), ...numberOf(people[person])]
  return next ? ['nobody; next: ', name(next.person)] : ['nobody in sight']
}
