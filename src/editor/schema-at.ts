import type * as z from 'zod'
import {settingsName} from '../core/content/entry-names.ts'
import type {Path} from '../core/content/frontmatter.ts'
import {describeItems, type FieldDescription, fieldAt, knownKeys} from '../core/content/schema/describe.ts'
import {schemas} from '../core/content/schema/index.ts'
import {settingsSchemaOf} from '../core/content/schema/settings.ts'
import type {Edited} from './edited.ts'

/** Gives the schema of a file's header; nothing for a file of no kind. */
export function schemaOf({catalog, document: {kind, contentPath}, sourceKinds}: Edited): z.ZodType | undefined {
  if (contentPath === settingsName) return catalog.settingsFile?.schema ?? settingsSchemaOf(sourceKinds)
  return kind && schemas[kind]
}

/** Describes the fields that may stand in the mapping at a path, in the order of the schema. */
export function fieldsAt(schema: z.ZodType, path: Path): FieldDescription[] {
  return knownKeys(schema, path).flatMap(key => fieldAt(schema, [...path, key]) ?? [])
}

/** Describes what may stand as a value at a path: a field, or an item of its list. */
export function valueAt(schema: z.ZodType, path: Path): {field: FieldDescription; isItem: boolean} | undefined {
  const isItem = typeof path.at(-1) === 'number'
  const field = fieldAt(schema, isItem ? path.slice(0, -1) : path)
  const of = field && isItem ? describeItems(field) : field
  return of && {field: of, isItem}
}

/** Lists the words that a field takes; none where it takes any text. */
export function wordsOf({type}: FieldDescription): string[] {
  if (type === 'true or false') return ['true', 'false']
  return /^one of (.*)$/.exec(type)?.[1]?.split(', ') ?? []
}
