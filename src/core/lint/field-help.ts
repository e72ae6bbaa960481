import type * as z from 'zod'
import type {Path} from '../content/frontmatter.ts'
import {isKind, kindInWords} from '../content/kinds.ts'
import {describeItems, type FieldDescription, fieldAt} from '../content/schema/describe.ts'
import {exampleInYaml} from '../content/schema/example.ts'
import type {ReferenceNote} from '../content/schema/field.ts'
import type {Vocabulary} from '../content/schema/vocabulary.ts'
import {listed} from '../format/suggest.ts'
import {newCommand} from './new-command.ts'

/**
 * Says how to fill a field: the words it takes, or the command that begins the entry it names, or an example; then what it is.
 *
 * @param path Keys and indexes that lead to the field.
 * @param vocabulary The words that settings list.
 * @returns Two sentences that go on from `Add`; nothing for a field that the schema does not describe.
 */
export function fieldHelp(schema: z.ZodType, path: Path, vocabulary?: Vocabulary): string | undefined {
  const field = fieldAt(schema, path, vocabulary)
  return field && `\`${field.key}:\`${howToFill(field)} ${field.is}`.trimEnd()
}

function howToFill(field: FieldDescription): string {
  const item = describeItems(field)
  const reference = field.reference ?? item?.reference
  if (reference) return ` with ${item ? 'ids, each of one' : 'the id of one'} ${named(reference)}`
  const words = /^(?:list of )?one of (.*)$/.exec(field.type)?.[1]?.split(', ')
  if (words) return ` with ${item ? 'some' : 'one'} of ${listed(words, words.length)}.`
  return field.example === undefined ? '.' : `, for example \`${exampleInYaml(field)}\`.`
}

function named({kinds, or = []}: ReferenceNote): string {
  const what = kinds.map(kindInWords).join(' or ')
  const words = or.length > 0 ? `, or ${listed(or)}` : ''
  const commands = kinds.filter(isKind).map(kind => `\`${newCommand(kind)}\``)
  const begins = commands.length > 0 ? ` ${commands.join(' or ')} begins one.` : ''
  return `${what}${words}.${begins}`
}
