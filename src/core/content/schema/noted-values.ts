import * as z from 'zod'
import type {Path} from '../frontmatter.ts'

/** A note that a field bears beside its words: what its values name, or which list they are taken from. */
export type NoteName = 'reference' | 'word'

/** A value of frontmatter whose field bears a note. */
export interface NotedValue<N> {
  path: Path
  /** As the author wrote it. */
  value: unknown
  note: N
}

type Plan = {type: 'noted'; note: unknown} | {type: 'object'; entries: [string, Plan][]} | {type: 'array' | 'record'; item: Plan}

const plans: Record<NoteName, WeakMap<z.core.$ZodType, Plan | 'none'>> = {reference: new WeakMap(), word: new WeakMap()}

/**
 * Finds the values whose fields bear a note, by walking the schema that declares them.
 *
 * Works on values as written, valid or not, so that one beside another mistake is still found.
 */
export function* notedValues<N>(name: NoteName, schema: z.core.$ZodType, data: unknown): Generator<NotedValue<N>> {
  const plan = planOf(name, schema)
  if (plan !== 'none') yield* walk(plan, data, []) as Generator<NotedValue<N>>
}

function* walk(plan: Plan, value: unknown, path: Path): Generator<NotedValue<unknown>> {
  if (plan.type === 'noted') {
    yield {path, value, note: plan.note}
  } else if (typeof value !== 'object' || value === null) {
    return
  } else if (plan.type === 'object') {
    for (const [key, child] of plan.entries) {
      const inner = (value as Record<string, unknown>)[key]
      if (inner !== undefined) yield* walk(child, inner, [...path, key])
    }
  } else if (plan.type === 'array') {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* walk(plan.item, item, [...path, index])
  } else {
    for (const [key, item] of Object.entries(value)) yield* walk(plan.item, item, [...path, key])
  }
}

function planOf(name: NoteName, schema: z.core.$ZodType): Plan | 'none' {
  const cached = plans[name].get(schema)
  if (cached !== undefined) return cached
  const plan = makePlan(name, schema)
  plans[name].set(schema, plan)
  return plan
}

function makePlan(name: NoteName, schema: z.core.$ZodType): Plan | 'none' {
  const note = z.globalRegistry.get(schema)?.[name]
  if (note !== undefined) return {type: 'noted', note}
  const {def} = schema._zod
  const inner = innerOf(def)
  if (inner) return planOf(name, inner)
  if (def.type === 'object') {
    const entries = Object.entries((def as z.core.$ZodObjectDef).shape).flatMap(([key, child]): [string, Plan][] => {
      const plan = planOf(name, child)
      return plan === 'none' ? [] : [[key, plan]]
    })
    return entries.length > 0 ? {type: 'object', entries} : 'none'
  }
  const item =
    def.type === 'array'
      ? (def as z.core.$ZodArrayDef).element
      : def.type === 'record'
        ? (def as z.core.$ZodRecordDef).valueType
        : undefined
  const plan = item ? planOf(name, item) : 'none'
  return plan === 'none' ? 'none' : {type: def.type as 'array' | 'record', item: plan}
}

// Optional, default and the like wrap the schema that says what the value is.
function innerOf(def: z.core.$ZodTypeDef): z.core.$ZodType | undefined {
  return (def as {innerType?: z.core.$ZodType}).innerType ?? (def.type === 'pipe' ? (def as z.core.$ZodPipeDef).in : undefined)
}
