import * as z from 'zod'
import {kindInWords, kindNames, kinds, oneOfKind} from '../kinds.ts'
import {wantedKeys} from './describe.ts'
import type {ReferenceNote} from './field.ts'
import {schemas} from './index.ts'
import {settingsSchemaOf} from './settings.ts'
import type {SourceKind} from './source-kind.ts'

/** A JSON Schema, as editors read it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/**
 * Gives the JSON Schema of each kind's frontmatter, by kind, and of `settings`.
 *
 * They say what authors may write: defaults need not be written, unknown keys are not allowed. What JSON Schema cannot say, such as
 * that a day exists, only the checker finds. Draft 7, which all editors know.
 */
export function editorSchemas(sourceKinds: readonly SourceKind[]): Record<string, JsonSchema> {
  const entries = kindNames.map(kind => [kind, editorSchema(schemas[kind], kindInWords(kind), kinds[kind].note)])
  const settings = editorSchema(
    settingsSchemaOf(sourceKinds),
    'settings',
    'The organisation, its severity scale and how strict the checker is.',
  )
  return Object.fromEntries([...entries, ['settings', settings]])
}

function editorSchema(schema: z.ZodType, title: string, description: string): JsonSchema {
  const {$schema, ...body} = z.toJSONSchema(schema, {
    target: 'draft-07',
    io: 'input',
    override: ({zodSchema, jsonSchema}) => describe(zodSchema, jsonSchema),
  })
  return {$schema, title, description, ...body}
}

// The notes on fields that only our own tools know become words an editor shows.
function describe(source: z.core.$ZodType, schema: JsonSchema): void {
  const {description, absent, reference} = schema as {description?: string; absent?: string; reference?: ReferenceNote}
  const means = reference && meaningOf(reference)
  const without = absent && `Without it: ${absent}.`
  const said = [description, means, without].filter(Boolean).join(' ')
  if (said) schema.description = said
  // zod leaves examples and defaults out where a value is turned into another, as they could mean either; ours are what authors write.
  const {examples} = z.globalRegistry.get(source) ?? {}
  if (Array.isArray(examples)) schema.examples = examples
  if (source instanceof z.ZodDefault) schema.default = source.def.defaultValue as JsonSchema['default']
  if (source instanceof z.ZodObject) requireWanted(source, schema)
  delete schema.absent
  delete schema.wanted
  delete schema.reference
  delete schema.draft
}

// What an entry should have is as good as required while somebody writes.
function requireWanted(source: z.ZodObject, schema: JsonSchema): void {
  const wanted = wantedKeys(source)
  const needed = [...(schema.required ?? []), ...wanted]
  if (wanted.length > 0) schema.required = Object.keys(source.shape).filter(key => needed.includes(key))
}

function meaningOf({kinds}: ReferenceNote): string {
  const words = kinds.map(oneOfKind)
  return words.length === 1 ? `The id of ${words[0]}.` : `\`kind:id\` of ${words.slice(0, -1).join(', ')} or ${words.at(-1)}.`
}
