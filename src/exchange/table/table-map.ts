import * as z from 'zod'
import {isKind, type Kind, kindNames} from '../../core/content/kinds.ts'
import {schemas} from '../../core/content/schema/index.ts'
import {didYouMean, listed} from '../../core/format/suggest.ts'
import {type Place, UnreadableInput} from '../finding.ts'
import {type Row, rowsOf} from './rows.ts'

/** Where the value of a field comes from: a column, a constant, or a list or group of these. */
export type Source = string | Column | readonly Source[] | {readonly [field: string]: Source}

/** A column and what is done with it. */
export interface Column {
  column?: string
  /** A constant, instead of a column. */
  value?: unknown
  /** What holds where the column is empty. */
  default?: unknown
  /** Value of the column → what is written for it; others are written as they are. */
  words?: Record<string, unknown>
  /** Sign between several values of one cell. */
  split?: string
  as?: 'number' | 'boolean' | 'text'
  /** Kind of the entry that the value names, by its id, title or e-mail address. */
  ref?: Kind
}

/** Which column is which field of which kind. */
export interface TableMap {
  /** Name of the file that it is for; all files where missing. */
  file?: string | undefined
  kind: Kind
  rows?: string | undefined
  delimiter?: string | undefined
  id?: Source | undefined
  fields: Readonly<Record<string, Source>>
  body?: Source | undefined
  /** Columns that are left out on purpose. */
  ignore: readonly string[]
}

const shape = z.strictObject({
  file: z.string().optional(),
  kind: z.string({error: () => 'expected `kind`, such as `person`'}),
  rows: z.string().optional(),
  delimiter: z
    .string()
    .length(1, {error: () => 'expected one sign'})
    .optional(),
  id: z.unknown().optional(),
  fields: z.record(z.string(), z.unknown(), {error: () => 'expected `fields`: which field is which column'}),
  body: z.unknown().optional(),
  ignore: z.array(z.string()).default([]),
})

const optionKeys = ['column', 'value', 'default', 'words', 'split', 'as', 'ref']

/**
 * Reads a map; one file may hold a list of them, and each then makes entries of every row.
 *
 * @throws {UnreadableInput} When it is no map, or names a kind, field or option that is not there.
 */
export function readMaps(file: string, text: string): TableMap[] {
  // A map alone is read as a list of one, whose text stands a line lower and two signs further in.
  const isList = /^\s*(#.*\n\s*)*-\s/.test(text)
  const back = ({line, column}: Place): Place => {
    const [down, right] = isList ? [0, 0] : [1, 2]
    return {file, line: Math.max(1, (line ?? 1) - down), column: Math.max(1, (column ?? 1) - right)}
  }
  return rowsIn(isList ? text : `map:\n${text.replace(/^/gm, '  ')}`, back).map(({values, place}) => {
    const {$key: _, ...map} = values
    return mapOf(map, column => back(place(column)))
  })
}

function rowsIn(text: string, back: (at: Place) => Place): Row[] {
  try {
    return rowsOf({file: 'map.yaml', text}, {})
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    const isYaml = error.message.startsWith('expected YAML')
    throw new UnreadableInput(
      back(error.at),
      isYaml ? error.message : 'the map is none: expected `kind` and `fields`',
      'The guide shows a map.',
    )
  }
}

function mapOf(values: Record<string, unknown>, at: (column?: string) => Place): TableMap {
  const parsed = shape.safeParse(values)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new UnreadableInput(
      at(issue?.path.join('.') || undefined),
      `the map is none: ${issue?.message}`,
      `It has ${listed(Object.keys(shape.shape), 9)}.`,
    )
  }
  const {kind, id, fields, body, ...rest} = parsed.data
  if (!isKind(kind))
    throw new UnreadableInput(
      at('kind'),
      `there is no kind \`${kind}\`${didYouMean(kind, kindNames)}`,
      `Write one of ${listed(kindNames, kindNames.length)}.`,
    )
  const fieldNames = Object.keys((schemas[kind] as unknown as {shape?: Record<string, unknown>}).shape ?? {})
  for (const [field, source] of Object.entries(fields)) {
    if (fieldNames.length > 0 && !fieldNames.includes(field))
      throw new UnreadableInput(
        at(`fields.${field}`),
        `a ${kind} has no field \`${field}\`${didYouMean(field, fieldNames)}`,
        `It has ${listed(fieldNames, fieldNames.length)}.`,
      )
    checkSource(source, () => at(`fields.${field}`))
  }
  for (const [key, source] of Object.entries({id, body})) if (source !== undefined) checkSource(source, () => at(key))
  return {
    ...rest,
    kind,
    fields: fields as TableMap['fields'],
    ...(id !== undefined && {id: id as Source}),
    ...(body !== undefined && {body: body as Source}),
  }
}

function checkSource(source: unknown, at: () => Place): void {
  const help = 'Write the name of a column, `{value: …}`, or `{column: …}` with `default`, `words`, `split`, `as` or `ref`.'
  if (typeof source === 'string') return
  if (typeof source !== 'object' || source === null) throw new UnreadableInput(at(), `expected a column, got \`${String(source)}\``, help)
  if (Array.isArray(source) || !isColumn(source as Source)) {
    for (const each of Object.values(source)) checkSource(each, at)
    return
  }
  const strange = Object.keys(source).find(key => !optionKeys.includes(key))
  if (strange !== undefined)
    throw new UnreadableInput(at(), `\`${strange}\` is nothing that can be said of a column${didYouMean(strange, optionKeys)}`, help)
  const {ref, as} = source as {ref?: unknown; as?: unknown}
  if (ref !== undefined && !isKind(String(ref)))
    throw new UnreadableInput(at(), `there is no kind \`${String(ref)}\`${didYouMean(String(ref), kindNames)}`, help)
  if (as !== undefined && !['number', 'boolean', 'text'].includes(String(as)))
    throw new UnreadableInput(at(), `expected \`as\` to be \`number\`, \`boolean\` or \`text\`, got \`${String(as)}\``, help)
}

/** Tells a column with options from a group of fields. */
export function isColumn(source: Source): source is Column {
  return typeof source === 'object' && !Array.isArray(source) && ('column' in source || 'value' in source)
}

/** Lists the columns that a source reads. */
export function columnsIn(source: Source | undefined): string[] {
  if (source === undefined) return []
  if (typeof source === 'string') return [source]
  if (isColumn(source)) return source.column === undefined ? [] : [source.column]
  return Object.values(source as Record<string, Source>).flatMap(columnsIn)
}
