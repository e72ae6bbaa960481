import type {OnCallRule, Part} from './on-call-now.ts'
import {onCallInChain} from './shifts.ts'
import type {Instant} from './zone.ts'

/** Says who is on call at an instant, in as few words as a table takes: `Noor`, `nobody; next: Kai`, or `nobody`. */
export function onCallBriefly({rules, people}: OnCallRule, instant: Instant): Part[] {
  const {person, next} = onCallInChain(rules, instant)
  const name = (id: string): Part => {
    const known = people[id]
    return known ? {text: known.title, href: known.href} : id
  }
  if (person !== undefined) return [name(person)]
  return next ? ['nobody; next: ', name(next.person)] : ['nobody in sight']
}
