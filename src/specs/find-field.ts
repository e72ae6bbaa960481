import type {SpecMember, SpecValue} from './spec.ts'

/** What a path leads to in a specification. */
export type FoundField =
  | {state: 'found'; member: SpecMember; value: SpecValue}
  /** Something there takes fields that are not listed. */
  | {state: 'open'}
  /** Where the path stops, and what could have followed. */
  | {state: 'missing'; step: string; before: string; known: readonly string[]}

/** Takes a path as contracts write it apart: `line_items[].sku` → `line_items`, `[]`, `sku`. */
export function stepsOf(path: string): string[] {
  return path
    .replace(/^\$\.?/, '')
    .replaceAll(/\[\d*\]/g, '.[]')
    .split('.')
    .filter(step => step !== '')
}

/** Follows a path of a field; a list that is not written as one is passed through. */
export function findField(root: SpecValue, path: string): FoundField {
  const steps = stepsOf(path)
  let value = root
  let member: SpecMember | undefined
  for (let at = 0; at < steps.length; ) {
    const step = steps[at] ?? ''
    const item = value.item()
    if (item && (step === '[]' || value.members().length === 0)) {
      value = item
      if (step === '[]') at++
      continue
    }
    if (step === '[]') return isVague(value) ? {state: 'open'} : missing(steps, at, value)
    const [next, length] = memberAt(value, steps.slice(at))
    if (!next) return value.isOpen ? {state: 'open'} : missing(steps, at, value)
    member = next
    value = next.value()
    at += length
  }
  return member ? {state: 'found', member, value} : {state: 'open'}
}

function isVague(value: SpecValue): boolean {
  return value.types.size === 0 && value.members().length === 0
}

// A name may hold points itself, so the longest one goes first.
function memberAt(value: SpecValue, steps: readonly string[]): [SpecMember | undefined, number] {
  const members = value.members()
  for (let length = steps.length; length > 0; length--) {
    const name = steps.slice(0, length).join('.')
    const found = members.find(member => member.name === name)
    if (found) return [found, length]
  }
  return [undefined, 0]
}

function missing(steps: readonly string[], at: number, value: SpecValue): FoundField {
  return {
    state: 'missing',
    step: steps[at] ?? '',
    before: written(steps.slice(0, at)),
    known: value.members().map(({name}) => name),
  }
}

/** Writes steps as contracts write a path: `line_items`, `[]`, `sku` → `line_items[].sku`. */
export function written(steps: readonly string[]): string {
  return steps.join('.').replaceAll('.[]', '[]')
}
