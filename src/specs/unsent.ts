import type {Unsent} from './comparison.ts'
import {stepsOf, written} from './find-field.ts'
import type {ContractRoot} from './root-for.ts'
import type {SpecValue} from './spec.ts'

/** Objects in objects that are looked at; nobody sends deeper. */
const deepest = 12

/**
 * Lists the fields that the other side needs and the contract does not have.
 *
 * What an object needs is asked only where the contract writes fields of it; one that stands there as a whole is taken to be complete.
 */
export function unsentFields({outer, above}: ContractRoot, paths: readonly string[]): Unsent[] {
  const sent = paths.map(path => [...above, ...stepsOf(path)])
  const wrapper = above.length === 0 ? '' : `${written(above)}.`
  return unsentBelow(outer, sent, []).map(({path, at}) => ({path: path.startsWith(wrapper) ? path.slice(wrapper.length) : path, at}))
}

function unsentBelow(value: SpecValue, sent: readonly (readonly string[])[], above: readonly string[]): Unsent[] {
  const item = value.members().length === 0 ? value.item() : undefined
  if (item && above.length < deepest) return unsentBelow(item, sent.map(skipList), [...above, '[]'])
  return value.members().flatMap(({name, isRequired, at, value: inner}) => {
    const own = sent.flatMap(steps => restBehind(steps, name) ?? [])
    const path = [...above, name]
    if (own.length === 0) return isRequired ? [{path: written(path), at}] : []
    const inside = own.filter(steps => steps.some(step => step !== '[]'))
    return inside.length > 0 && above.length < deepest ? unsentBelow(inner(), inside, path) : []
  })
}

function skipList(steps: readonly string[]): readonly string[] {
  return steps[0] === '[]' ? steps.slice(1) : steps
}

// In: the steps of `line.sku` and the name `line`. Out: `sku`, in a list; nothing where the path begins otherwise.
function restBehind(steps: readonly string[], name: string): (readonly string[])[] | undefined {
  const length = name.split('.').length
  return steps.slice(0, length).join('.') === name ? [steps.slice(length)] : undefined
}
