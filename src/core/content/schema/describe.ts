import * as z from 'zod'
import type {FieldDraft, ReferenceNote} from './field.ts'
import {usualVocabulary, type Vocabulary, type VocabularyName} from './vocabulary.ts'

/** What the authoring guide, the editor schema and the tests know of one field. */
export interface FieldDescription {
  /** Dotted path; `[]` marks the items of a list, e.g. `levels[].after`. */
  path: string
  key: string
  is: string
  example: unknown
  /** Type in words, e.g. `list of texts`, `one of stuck, rejected`. */
  type: string
  required: boolean
  /** True where the checker misses it though the schema does not. */
  wanted?: true
  /** What holds when the field is left out: its default, or a sentence. */
  absent?: string
  reference?: ReferenceNote
  /** What a new entry does with it. */
  draft?: FieldDraft
  /** The validator itself. */
  schema: z.core.$ZodType
  /** The words that it is described with. */
  vocabulary: Vocabulary
}

interface FieldMeta {
  description?: string
  examples?: unknown[]
  absent?: string
  reference?: ReferenceNote
  word?: VocabularyName
  wanted?: boolean
  draft?: FieldDraft
}

/** Lists the top-level keys that a schema does without and the checker does not. */
export function wantedKeys(schema: z.core.$ZodType): string[] {
  const {def} = bare(schema)._zod
  if (def.type !== 'object') return []
  return Object.entries((def as z.core.$ZodObjectDef).shape).flatMap(([key, child]) => (metaOf(child).wanted ? [key] : []))
}

/**
 * Lists every field of a schema, nested ones after their parent.
 *
 * @param vocabulary The words that settings list; without it those of the program.
 */
export function describeFields(schema: z.core.$ZodType, vocabulary: Vocabulary = usualVocabulary, prefix = ''): FieldDescription[] {
  const object = bare(schema)
  if (object._zod.def.type !== 'object') return []
  const shape = (object._zod.def as z.core.$ZodObjectDef).shape
  return Object.entries(shape).flatMap(([key, child]) => {
    const path = prefix + key
    const inner = bare(child)
    const list = inner._zod.def.type === 'array'
    const item = list ? bare((inner._zod.def as z.core.$ZodArrayDef).element) : inner
    return [describeField(key, path, child, vocabulary), ...describeFields(item, vocabulary, `${path}${list ? '[]' : ''}.`)]
  })
}

/** Describes the field at a path of keys and indexes; nothing for the whole, for an item of a list, or for what the schema does not know. */
export function fieldAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  vocabulary: Vocabulary = usualVocabulary,
): FieldDescription | undefined {
  const dotted = path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[]` : text ? `${text}.${String(step)}` : String(step)),
    '',
  )
  const bySchema = fieldsBySchema.get(vocabulary) ?? new WeakMap<z.core.$ZodType, FieldsByPath>()
  const fields = bySchema.get(schema) ?? new Map(describeFields(schema, vocabulary).map(field => [field.path, field]))
  fieldsBySchema.set(vocabulary, bySchema.set(schema, fields))
  return fields.get(dotted)
}

type FieldsByPath = ReadonlyMap<string, FieldDescription>

const fieldsBySchema = new WeakMap<Vocabulary, WeakMap<z.core.$ZodType, FieldsByPath>>()

/** Describes what a list holds, as a field of the same key; nothing where the value is no list. */
export function describeItems({key, path, schema, vocabulary}: FieldDescription): FieldDescription | undefined {
  const {def} = bare(schema)._zod
  return def.type === 'array' ? describeField(key, path, (def as z.core.$ZodArrayDef).element, vocabulary) : undefined
}

/** Lists the keys an object schema knows at a path of keys and indexes; empty where there is no object. */
export function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let at = bare(schema)
  for (const step of path) {
    const {def} = at._zod
    const next =
      def.type === 'object'
        ? (def as z.core.$ZodObjectDef).shape[String(step)]
        : def.type === 'array'
          ? (def as z.core.$ZodArrayDef).element
          : def.type === 'record'
            ? (def as z.core.$ZodRecordDef).valueType
            : undefined
    if (!next) return []
    at = bare(next)
  }
  return at._zod.def.type === 'object' ? Object.keys((at._zod.def as z.core.$ZodObjectDef).shape) : []
}

function describeField(key: string, path: string, schema: z.core.$ZodType, vocabulary: Vocabulary): FieldDescription {
  const meta = metaOf(schema)
  const fallback = defaultOf(schema)
  const absent = fallback === undefined ? meta.absent : fallback
  return {
    path,
    key,
    is: meta.description ?? '',
    example: meta.examples?.[0],
    type: typeInWords(schema, vocabulary),
    // Left out at will is `optional`; left out for a default is `defaulted`.
    required: schema._zod.optin === undefined || meta.wanted === true,
    schema,
    vocabulary,
    ...(absent !== undefined && {absent}),
    ...(meta.reference && {reference: meta.reference}),
    ...(meta.wanted && {wanted: true as const}),
    ...(meta.draft && {draft: meta.draft}),
  }
}

// Notes may sit on the field or on the type it wraps; the outer one wins.
function metaOf(schema: z.core.$ZodType): FieldMeta {
  const own = (z.globalRegistry.get(schema) ?? {}) as FieldMeta
  const inner = wrapped(schema)
  const below = inner ? metaOf(inner) : {}
  return {...below, ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))}
}

function defaultOf(schema: z.core.$ZodType): string | undefined {
  const {def} = schema._zod
  if (def.type === 'default') return JSON.stringify((def as z.core.$ZodDefaultDef).defaultValue)
  const inner = wrapped(schema)
  return inner ? defaultOf(inner) : undefined
}

function typeInWords(schema: z.core.$ZodType, vocabulary: Vocabulary): string {
  const {reference, word} = metaOf(schema)
  if (reference) return reference.kinds.length === 1 ? `${reference.kinds[0]} id` : `kind:id (${reference.kinds.join(', ')})`
  if (word) return `one of ${vocabulary[word].join(', ')}`
  const {def} = bare(schema)._zod
  switch (def.type) {
    case 'array':
      return `list of ${typeInWords((def as z.core.$ZodArrayDef).element, vocabulary)}`
    case 'object':
      return 'group of fields'
    case 'record':
      return `name → ${typeInWords((def as z.core.$ZodRecordDef).valueType, vocabulary)}`
    case 'enum':
      return `one of ${Object.values((def as z.core.$ZodEnumDef).entries).join(', ')}`
    case 'union':
      return [...new Set((def as z.core.$ZodUnionDef).options.map(option => typeInWords(option, vocabulary)))].join(' or ')
    case 'custom':
      return 'made by code'
    case 'string':
      return 'text'
    default:
      return def.type === 'boolean' ? 'true or false' : def.type
  }
}

function wrapped(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const {def} = schema._zod
  return (def as {innerType?: z.core.$ZodType}).innerType ?? (def.type === 'pipe' ? (def as z.core.$ZodPipeDef).in : undefined)
}

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const inner = wrapped(schema)
  return inner ? bare(inner) : schema
}
