import type * as z from 'zod'
import {counted} from '../../format/plural.ts'
import {corrected, didYouMean, listed, nearest} from '../../format/suggest.ts'
import type {Frontmatter, Path} from '../frontmatter.ts'
import {masked} from '../mask.ts'
import {fieldAt, knownKeys, wantedKeys} from './describe.ts'
import {isCalendarDay} from './field.ts'
import {unknownWords, usualVocabulary, type Vocabulary} from './vocabulary.ts'

/** One way in which values do not fit their schema; `instead` is the one thing that can have been meant, `confidential` a value that may be a secret, `isEmpty` a key with nothing behind it. */
export type SchemaIssue =
  | {type: 'unknown-key'; path: Path; key: string; message: string; instead?: string}
  | {type: 'missing-key'; path: Path; key: string; message: string}
  | {
      type: 'invalid-value'
      path: Path
      message: string
      help?: string
      instead?: {from: string; to: string}
      confidential?: true
      isEmpty?: true
    }

/**
 * Compares frontmatter with its schema, in the checker's words. Empty when it fits and has all that is wanted.
 *
 * A field that is missing because its key is mistyped is one finding, about the key.
 *
 * @param vocabulary The words that settings list.
 */
export function schemaIssues(schema: z.ZodType, frontmatter: Frontmatter, vocabulary: Vocabulary = usualVocabulary): SchemaIssue[] {
  const issues = [
    ...allIssues(schema, frontmatter, vocabulary).flatMap(issue => describe(issue, schema, frontmatter)),
    ...wantedKeys(schema).flatMap(key => (frontmatter.data[key] === undefined ? [missingKey([key])] : [])),
  ]
  const unknown = Map.groupBy(issues.filter(({type}) => type === 'unknown-key') as UnknownKey[], parentOf)
  const isMistyped = (missing: MissingKey) => unknown.get(parentOf(missing))?.some(({key}) => nearest(key, [missing.key]) !== undefined)
  return issues.filter(issue => !(issue.type === 'missing-key' && isMistyped(issue)))
}

// A word of a list of the settings is judged by that list alone.
function allIssues(schema: z.ZodType, {data}: Frontmatter, vocabulary: Vocabulary): z.core.$ZodIssue[] {
  const words = unknownWords(schema, data, vocabulary)
  const judged = new Set(words.map(({path}) => path.join('\n')))
  const others = (schema.safeParse(data).error?.issues ?? []).filter(({path}) => !judged.has(path.join('\n')))
  return [...others, ...words.map(({path, value, words}) => unknownWord(path, value, words))]
}

function unknownWord(path: Path, input: unknown, values: readonly (string | number)[]): z.core.$ZodIssue {
  return {code: 'invalid_value', path: [...path], input, values: [...values], message: 'no word of the list'}
}

type UnknownKey = SchemaIssue & {type: 'unknown-key'}
type MissingKey = SchemaIssue & {type: 'missing-key'}

function parentOf({path}: SchemaIssue): string {
  return pathInWords(path.slice(0, -1))
}

function describe(issue: z.core.$ZodIssue, schema: z.ZodType, {data, written}: Pick<Frontmatter, 'data' | 'written'>): SchemaIssue[] {
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys') {
    const allowed = knownKeys(schema, path)
    const present = Object.keys(valueAt(data, path) as object)
    const absent = allowed.filter(key => !present.includes(key))
    return issue.keys.map(key => {
      const instead = corrected(key, absent)
      return {type: 'unknown-key', path: [...path, key], key, message: unknownKey(key, path, allowed), ...(instead && {instead})}
    })
  }
  const value = valueAt(data, path)
  if (value === undefined && path.length > 0) {
    return [missingKey(path)]
  }
  const name = path.length > 0 ? `\`${pathInWords(path)}\`: ` : ''
  const confidential = typeof value === 'string' && isConfidential(path)
  // What several fields must agree on has no one value to show.
  const as = written?.(path)
  const got =
    issue.code === 'custom' && typeof value === 'object' ? '' : `, got ${confidential ? `\`${masked(value)}\`` : shown(issue, value, as)}`
  const right = typeof value === 'string' ? valueInstead(issue, value) : undefined
  const instead = right !== undefined && {instead: {from: String(value), to: right}}
  const help = confidential
    ? 'Keep the value in the environment of the collector, and write the name of the variable here.'
    : (helpFor(issue, value, as) ?? helpByExample(schema, path))
  const message = `${name}${expectation(issue, value)}${got}${durationMeant(issue, value)}`
  const isEmpty = value === null && as === ''
  return [
    {type: 'invalid-value', path, message, ...(help && {help}), ...instead, ...(confidential && {confidential}), ...(isEmpty && {isEmpty})},
  ]
}

function missingKey(path: Path): SchemaIssue {
  const key = String(path.at(-1) ?? '')
  const where = path.length > 1 ? ` in \`${pathInWords(path.slice(0, -1))}\`` : ''
  return {type: 'missing-key', path, key, message: `\`${key}\` is missing${where}`}
}

// The name of a variable belongs here; what is pasted in its place is the secret itself, in whatever form.
function isConfidential(path: Path): boolean {
  return path.some(step => /^(?:auth|headers)$|bearer|passw|secret|token/i.test(String(step)))
}

function unknownKey(key: string, path: Path, known: string[]): string {
  const where = path.length > 0 ? ` in \`${pathInWords(path)}\`` : ''
  const guess = didYouMean(key, known)
  return `unknown key \`${key}\`${where}${guess || `; known are ${listed(known, known.length)}`}`
}

function valueInstead(issue: z.core.$ZodIssue, value: string): string | undefined {
  if (issue.code === 'invalid_value') return corrected(value, issue.values.map(String))
  return issue.message.startsWith('expected a date such') ? dayInstead(value) : undefined
}

// `2026/11/23` and `2026-1-5` can be read in one way only; a year at the end cannot.
function dayInstead(value: string): string | undefined {
  const [, year, , month = '', day = ''] = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(value) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDay(iso) ? iso : undefined
}

function expectation(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.message.startsWith('expected ')) return issue.message
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String)
      const guess = typeof value === 'string' ? nearest(value, values) : undefined
      return `expected one of ${listed(values, 12)}${guess ? ` (perhaps \`${guess}\`)` : ''}`
    }
    case 'too_small':
      return issue.origin === 'array' ? `expected at least ${counted(Number(issue.minimum), 'item')}` : `expected ${issue.minimum} or more`
    case 'too_big':
      return issue.origin === 'array' ? `expected at most ${issue.maximum} items` : `expected ${issue.maximum} or less`
    case 'invalid_type':
      return `expected ${typeInWords[issue.expected] ?? issue.expected}`
    case 'invalid_union':
      return 'expected a text or a whole number'
    default:
      return `expected another value (${issue.message})`
  }
}

const typeInWords: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a group of `key: value` lines',
  record: 'a group of `name: value` lines',
}

/** Writes a path as authors read it: `levels[0].after`. */
export function pathInWords(path: Path): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step), '')
}

// `15` is most likely so many minutes, which is what nearly all durations are counted in.
function durationMeant(issue: z.core.$ZodIssue, value: unknown): string {
  return issue.message.startsWith('expected a duration') && /^\d{1,4}$/.test(String(value)) ? `; did you mean \`${value}m\`?` : ''
}

function helpFor(issue: z.core.$ZodIssue, value: unknown, written = ''): string | undefined {
  if (value === null && written.startsWith('#')) return `Put it in quotes: \`'${written}'\`.`
  const {expected} = issue as {expected?: string}
  if (typeof value === 'string' && expected === 'boolean' && /^(?:true|false)$/i.test(value))
    return `Take the quotes away: \`${value.toLowerCase()}\`.`
  if (typeof value === 'string' && /^(?:number|int)$/.test(expected ?? '') && /^-?\d+(?:\.\d+)?$/.test(value))
    return `Take the quotes away: \`${value}\`.`
  const wantsText =
    !issue.message.includes(' such as ') && (expected === 'string' || /^expected (?:a text|some text|an? |the id)/.test(issue.message))
  if (wantsText && (typeof value === 'number' || typeof value === 'boolean')) {
    return `Put it in quotes: \`'${written || value}'\`.`
  }
  if (issue.code === 'invalid_value') return 'Write one of them.'
  return issue.code === 'invalid_type' && value === null ? 'Write the value behind the colon, or remove the line.' : undefined
}

function helpByExample(schema: z.ZodType, path: Path): string | undefined {
  const example = fieldAt(schema, path)?.example
  if (example === undefined || (Array.isArray(example) && example.length === 0)) return undefined
  const text = `${path.at(-1)}: ${flowYaml(example)}`
  return text.length > 120 ? undefined : `Write it as in \`${text}\`.`
}

// In: `{days: ['mon'], from: '08:00'}`. Out: `{days: [mon], from: '08:00'}`.
function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, each]) => `${key}: ${flowYaml(each)}`)
      .join(', ')}}`
  }
  const text = String(value)
  return typeof value !== 'string' || /^[a-z][\w./-]*(?: [\w./-]+)*$|^\d+[a-z]+[\da-z]*$|^\d{4}-\d\d-\d\d(?:T[\d:.Z+-]+)?$/i.test(text)
    ? text
    : `'${text.replaceAll("'", "''")}'`
}

// As it stands in the file: `004010` and `+15550104` are other numbers to YAML.
function shown(issue: z.core.$ZodIssue, value: unknown, written?: string): string {
  if (value === null) return written?.startsWith('#') ? `nothing, because \`${written}\` is a comment` : 'nothing'
  const isKind = issue.code === 'invalid_type' || issue.message.startsWith('expected a text')
  const kind = isKind && typeof value === 'string' ? 'the text ' : isKind && typeof value === 'number' ? 'the number ' : ''
  if (kind && written && !written.includes('\n')) return `${kind}\`${written.slice(0, 60)}\``
  if ((typeof value === 'number' || typeof value === 'boolean') && written) return `\`${written}\``
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'a group of values'
  const text = String(value)
  return text === '' ? 'an empty text' : `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined),
    data,
  )
}
