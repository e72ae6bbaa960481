import * as z from 'zod'
import {kindInWords, kindNames, kinds, oneOfKind} from '../kinds.ts'
import {wantedKeys} from './describe.ts'
import type {ReferenceNote} from './field.ts'
import {freeKeyPattern} from './fit.ts'
import {schemas} from './index.ts'
import {settingsSchemaOf} from './settings.ts'
import type {SourceKind} from './source-kind.ts'
import {usualVocabulary, type Vocabulary, type VocabularyName} from './vocabulary.ts'

/** A JSON Schema, as editors read it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/**
 * Gives the JSON Schema of each kind's frontmatter, by kind, and of `settings`.
 *
 * They say what authors may write: defaults need not be written, unknown keys are not allowed. What JSON Schema cannot say, such as
 * that a day exists, only the checker finds. Draft 7, which all editors know.
 *
 * @param vocabulary The words that settings list; without it those of the program.
 */
export function editorSchemas(sourceKinds: readonly SourceKind[], vocabulary: Vocabulary = usualVocabulary): Record<string, JsonSchema> {
  const entries = kindNames.map(kind => [
    kind,
    {...unlessExtended(editorSchema(schemas[kind], kindInWords(kind), kinds[kind].note, vocabulary)), ...freeFields},
  ])
  const settings = editorSchema(
    settingsSchemaOf(sourceKinds),
    'settings',
    'The organisation, its severity scale and how strict the checker is.',
    vocabulary,
  )
  return Object.fromEntries([...entries, ['settings', settings]])
}

// What an entry lacks that stands on another, that one has.
function unlessExtended({required, ...schema}: JsonSchema): JsonSchema {
  return required === undefined ? schema : {...schema, if: {not: {required: ['extends']}}, then: {required}}
}

const freeFields = {
  patternProperties: {[freeKeyPattern]: {description: 'A field of your own: shown on the page and found by search, checked by nobody.'}},
}

function editorSchema(schema: z.ZodType, title: string, description: string, vocabulary: Vocabulary): JsonSchema {
  const {$schema, ...body} = z.toJSONSchema(schema, {
    target: 'draft-07',
    io: 'input',
    override: ({zodSchema, jsonSchema}) => {
      withWords(jsonSchema, vocabulary)
      describe(zodSchema, jsonSchema)
    },
  })
  return {$schema, title, description, ...body}
}

// A word of a list of the settings is one of those words; their type follows from them.
function withWords(schema: JsonSchema, vocabulary: Vocabulary): void {
  const {word, type, anyOf, ...rest} = schema as JsonSchema & {word?: VocabularyName}
  if (!word) return
  for (const key of Object.keys(schema)) delete schema[key]
  Object.assign(schema, {...(type !== undefined && {type}), enum: [...vocabulary[word]]}, rest)
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
