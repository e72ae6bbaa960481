import {stepsOf} from './find-field.ts'
import type {SpecMember, SpecValue} from './spec.ts'

/** The value that the fields of a contract begin at, and the steps from the outermost one to it. */
export interface ContractRoot {
  outer: SpecValue
  value: SpecValue
  above: readonly string[]
}

/** Objects that may be wrapped around what a contract writes. */
const mostWrappers = 4

/**
 * Gives the value that the fields of a contract begin at.
 *
 * Where nothing that they name is in the outermost object, it is the one inside that has most of them: the `input` of a mutation, the `data` of an
 * event, the items of a list.
 */
export function rootFor(outer: SpecValue, paths: readonly string[]): ContractRoot {
  const names = new Set(paths.map(path => stepsOf(path)[0] ?? ''))
  let [value, above]: [SpecValue, string[]] = [outer, []]
  for (let depth = 0; depth < mostWrappers; depth++) {
    const members = value.members()
    const item = members.length === 0 && !names.has('[]') ? value.item() : undefined
    const inner = item ?? (countIn(members, names) > 0 ? undefined : likeliest(members, names))
    if (!inner) break
    above = [...above, 'name' in inner ? inner.name : '[]']
    value = 'name' in inner ? inner.value() : inner
  }
  return {outer, value, above}
}

function likeliest(members: readonly SpecMember[], names: ReadonlySet<string>): SpecMember | undefined {
  const wrappers = members.filter(member => fieldsOf(member.value()).length > 0)
  const [best, ...others] = wrappers.toSorted((a, b) => countIn(fieldsOf(b.value()), names) - countIn(fieldsOf(a.value()), names))
  const isOnly = members.length === 1 && others.length === 0
  return best && (isOnly || countIn(fieldsOf(best.value()), names) > 0) ? best : undefined
}

function fieldsOf(value: SpecValue): readonly SpecMember[] {
  const own = value.members()
  return own.length > 0 ? own : (value.item()?.members() ?? [])
}

function countIn(members: readonly SpecMember[], names: ReadonlySet<string>): number {
  return members.filter(({name}) => names.has(name) || (name.includes('.') && names.has(name.split('.')[0] ?? ''))).length
}
