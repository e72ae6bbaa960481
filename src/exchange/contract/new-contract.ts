import {stringify} from 'yaml'
import type {Written} from '../../core/content/schema/index.ts'
import {didYouMean} from '../../core/format/suggest.ts'
import {type ContentFile, contentFile, oneLine} from '../content-file.ts'
import {textOf} from '../exchange-option.ts'
import {type ExchangeFinding, UnreadableInput} from '../finding.ts'
import type {ImportContext} from '../importer.ts'
import type {ContractSource, SourceField} from './import.ts'

/** How what a specification describes travels where an operation does not say. */
const transports = {openapi: 'rest', asyncapi: 'queue', graphql: 'graphql', x12: 'edi', 'json-schema': 'file', odcs: 'file'} as const

/**
 * Writes a contract of the fields of a specification.
 *
 * @throws {UnreadableInput} When no integration is named, or one that is not there.
 */
export function newContract(source: ContractSource, context: ImportContext): {file: ContentFile; findings: ExchangeFinding[]} {
  const {id, spec, operation, direction, fields} = source
  const system = textOf(context.options, 'system')
  const data: Written<'contract'> = {
    title: oneLine(operation.title) ?? oneLine(operation.id === '#' ? spec.title : operation.id) ?? id,
    integration: integrationIn(source, context),
    ...(system !== undefined && {system}),
    ...(direction && {direction}),
    transport: operation.transport ?? transports[spec.format as keyof typeof transports] ?? 'file',
    endpoint: operation.id === '#' ? spec.contentPath : operation.id,
    ...(spec.version && {version: spec.version.text}),
    spec: {file: spec.contentPath, ...(operation.id !== '#' && {operation: operation.id})},
    fields: fields.map(writtenField),
  }
  return {file: contentFile('contract', id, data, ''), findings: []}
}

/** Writes a field as the specification has it. */
export function writtenField({name, found: {member, value}}: SourceField): NonNullable<Written<'contract'>['fields']>[number] {
  const values = value.values ?? []
  return {name, type: value.written, ...(member.isRequired && {required: true}), ...(values.length > 0 && {enum: [...values]})}
}

/** Writes a text as YAML takes it in a list or mapping in brackets: in quotes where it must be. */
export function scalarOf(text: string): string {
  return /[[\]{},]/.test(text) ? `'${text.replaceAll("'", "''")}'` : stringify(text, {lineWidth: 0, singleQuote: true}).trimEnd()
}

function integrationIn({spec}: ContractSource, {catalog, options}: ImportContext): string {
  const id = textOf(options, 'integration')
  if (id === undefined)
    throw new UnreadableInput({file: spec.file}, 'no integration is named that depends on it', 'Name it: `--integration ID`.')
  if (catalog.documents.length === 0 || catalog.has('integration', id)) return id
  throw new UnreadableInput(
    {file: spec.file},
    `no integration \`${id}\`${didYouMean(id, catalog.ids('integration'))}`,
    'Name one that stands below `integrations/`.',
  )
}
