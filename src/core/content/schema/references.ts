import * as z from 'zod'
import type {Path} from '../frontmatter.ts'
import type {TargetKind} from '../kinds.ts'
import type {ReferenceNote} from './field.ts'

/** A value of frontmatter that names something else. */
export interface WrittenReference {
  path: Path
  /** As the author wrote it. */
  written: string
  /** Kind and id it names; the kind is missing when a `kind:` prefix is unknown. */
  target: {kind?: TargetKind; id: string}
  note: ReferenceNote
}

type Plan = {type: 'reference'; note: ReferenceNote} | {type: 'object'; entries: [string, Plan][]} | {type: 'array' | 'record'; item: Plan}

const plans = new WeakMap<z.core.$ZodType, Plan | 'none'>()

/**
 * Finds the references in frontmatter by walking the schema that declares them.
 *
 * Works on values as written, valid or not, so that a dangling reference beside another mistake is still found.
 */
export function* referencesIn(schema: z.core.$ZodType, data: unknown): Generator<WrittenReference> {
  const plan = planOf(schema)
  if (plan !== 'none') yield* walk(plan, data, [])
}

function* walk(plan: Plan, value: unknown, path: Path): Generator<WrittenReference> {
  if (plan.type === 'reference') {
    if (typeof value !== 'string' || plan.note.or?.includes(value)) return
    yield {path, written: value, target: targetOf(value, plan.note), note: plan.note}
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

function targetOf(written: string, note: ReferenceNote): WrittenReference['target'] {
  const only = note.kinds.length === 1 ? note.kinds[0] : undefined
  if (only !== undefined) return {kind: only, id: written}
  const colon = written.indexOf(':')
  const kind = note.kinds.find(candidate => candidate === written.slice(0, colon))
  return {id: written.slice(colon + 1), ...(kind && {kind})}
}

function planOf(schema: z.core.$ZodType): Plan | 'none' {
  const cached = plans.get(schema)
  if (cached !== undefined) return cached
  const plan = makePlan(schema)
  plans.set(schema, plan)
  return plan
}

function makePlan(schema: z.core.$ZodType): Plan | 'none' {
  const note = z.globalRegistry.get(schema)?.reference as ReferenceNote | undefined
  if (note) return {type: 'reference', note}
  const {def} = schema._zod
  const inner = innerOf(def)
  if (inner) return planOf(inner)
  if (def.type === 'object') {
    const entries = Object.entries((def as z.core.$ZodObjectDef).shape).flatMap(([key, child]): [string, Plan][] => {
      const plan = planOf(child)
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
  const plan = item ? planOf(item) : 'none'
  return plan === 'none' ? 'none' : {type: def.type as 'array' | 'record', item: plan}
}

// Optional, default and the like wrap the schema that says what the value is.
function innerOf(def: z.core.$ZodTypeDef): z.core.$ZodType | undefined {
  return (def as {innerType?: z.core.$ZodType}).innerType ?? (def.type === 'pipe' ? (def as z.core.$ZodPipeDef).in : undefined)
}
