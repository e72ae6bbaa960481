import {nearest} from '../core/format/suggest.ts'
import type {Spec, SpecOperation} from './spec.ts'

/** Finds an operation by its id, in any case, or by another of its names; without a name the main one, or the only one that there is. */
export function operationOf({operations}: Spec, name: string | undefined): SpecOperation | undefined {
  if (name === undefined) return operations.find(({isMain}) => isMain) ?? onlyOne(operations)
  const wanted = plain(name)
  return (
    operations.find(({id}) => plain(id) === wanted) ??
    operations.find(({names}) => names.includes(name.trim())) ??
    operations.find(({id}) => withoutNames(id) === withoutNames(name))
  )
}

// Records that travel in others are no choice where something travels as a whole.
function onlyOne(operations: readonly SpecOperation[]): SpecOperation | undefined {
  const whole = operations.filter(({transport}) => transport !== undefined)
  const [only, ...others] = whole.length > 0 ? whole : operations
  return others.length === 0 ? only : undefined
}

/** Gives the name of the operation that a mistyped one most likely means, by any of the names that it has. */
export function nearestOperation({operations}: Spec, name: string): string | undefined {
  const names = operations.flatMap(({id, names}) => [id, ...names])
  return nearest(name, names)
}

function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}

// What a parameter of a path is called says nothing: `/orders/{id}` and `/orders/{orderId}`.
function withoutNames(id: string): string {
  return plain(id).replace(/\{[^{}]*\}|<[^<>]*>|:\w+(?=\/|$)/g, '{}')
}
