import type {AnswerPart, OnCallRule} from './on-call-now.ts'
import {onCallInChain} from './shifts.ts'
import type {Instant} from './zone.ts'

/** Says who is on call at an instant, in as few words as a table takes: `Noor`, `nobody; next: Kai`, or `nobody`. */
export function onCallLabel({rules, people}: OnCallRule, instant: Instant): AnswerPart[] {
  const {person, next} = onCallInChain(rules, instant)
  const name = (id: string): AnswerPart => {
    const existing = people[id]
    return existing ? {text: existing.title, href: existing.href} : id
  }
  if (person !== undefined) return [name(person)]
  return next ? ['nobody; next: ', name(next.person)] : ['nobody in sight']
}
