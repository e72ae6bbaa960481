import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {directionOf} from '../../core/catalog/queries/direction.ts'
import type {SpecFiles} from '../../core/content/spec-files.ts'
import {specPath} from '../../core/content/spec-files.ts'
import {didYouMean, guessInWords, listed} from '../../core/format/suggest.ts'
import {fieldPaths} from '../../specs/field-paths.ts'
import {type FoundField, findField} from '../../specs/find-field.ts'
import {nearestOperation, operationOf} from '../../specs/find-operation.ts'
import {rootFor} from '../../specs/root-for.ts'
import type {Spec, SpecOperation, SpecValue} from '../../specs/spec.ts'
import {SpecBook} from '../../specs/spec-book.ts'
import type {Imported} from '../content-file.ts'
import {textOf} from '../exchange-option.ts'
import {type ExchangeFinding, UnreadableInput} from '../finding.ts'
import {slugOf} from '../id-book.ts'
import type {ImportContext} from '../importer.ts'
import type {InputFile} from '../json-source.ts'
import {mergedContract} from './merged.ts'
import {newContract} from './new-contract.ts'

/** What a contract is made of or brought up to date with. */
export interface ContractSource {
  id: string
  spec: Spec
  operation: SpecOperation
  direction: 'inbound' | 'outbound' | undefined
  fields: readonly SourceField[]
}

/** A field that was asked for and is there. */
export interface SourceField {
  name: string
  found: Extract<FoundField, {state: 'found'}>
}

/**
 * Makes a contract of one operation of a specification, or brings the one up to date that names it.
 *
 * @throws {UnreadableInput} When the specification cannot be read, has no such operation, or nobody says which fields to keep.
 */
export function importContract(inputs: readonly InputFile[], context: ImportContext): Imported {
  const {catalog, options} = context
  const spec = specIn(inputs, context)
  const operation = operationIn(spec, textOf(options, 'operation'))
  const id = textOf(options, 'id') ?? idOf(catalog, spec, operation)
  const there = catalog.get('contract', id)
  const direction = directionIn(context, there, operation)
  const root = sideOf(operation, direction)
  const wanted = wantedFields(context, id, there)
  if (wanted.length === 0) throw noFields(spec, root)
  const from = rootFor(root, wanted).value
  const looked = wanted.map(name => ({name, found: findField(from, name)}))
  const fields = looked.flatMap(({name, found}) => (found.state === 'found' ? [{name, found}] : []))
  const missing = looked.flatMap(({name, found}) => (found.state === 'missing' ? [missingField(spec, operation, name, found)] : []))
  const source: ContractSource = {id, spec, operation, direction, fields}
  const made = there ? mergedContract(source, there) : newContract(source, context)
  return {files: [made.file], findings: [...faultsOf(spec), ...missing, ...made.findings], matched: []}
}

function specIn(inputs: readonly InputFile[], {fromRoot = file => file}: ImportContext): Spec {
  const files: SpecFiles = new Map(inputs.map(({file, text}) => [fromRoot(file), {file, contentPath: fromRoot(file), text}]))
  const [first] = inputs
  const spec = new SpecBook(files).get(fromRoot(first?.file ?? ''))
  if (spec && spec.operations.length > 0) return spec
  const [fault] = spec?.faults ?? []
  throw new UnreadableInput(
    {file: fault?.at.file ?? first?.file ?? '', ...fault?.at.start},
    fault?.reason ?? 'it describes no operation, event or record',
    'Name a specification, and behind it the files that it refers to.',
  )
}

function operationIn(spec: Spec, name: string | undefined): SpecOperation {
  const operation = operationOf(spec, name)
  if (operation) return operation
  const operations = listed(
    spec.operations.map(({id}) => id),
    12,
  )
  if (name === undefined)
    throw new UnreadableInput(
      {file: spec.file},
      'it has several operations, and none is named',
      `Name one: \`--operation\` with ${operations}.`,
    )
  const guess = guessInWords(nearestOperation(spec, name))
  throw new UnreadableInput({file: spec.file}, `it has no operation \`${name}\`${guess}`, `Known are ${operations}.`)
}

function idOf(catalog: Catalog, spec: Spec, operation: SpecOperation): string {
  const named = catalog.list('contract').find(({data, document}) => {
    return data.spec && specPath(document) === spec.contentPath && operationOf(spec, data.spec.operation) === operation
  })
  return named?.id ?? slugOf(operation.id === '#' ? (spec.title ?? spec.contentPath) : operation.id, 'contract')
}

function directionIn({catalog, options}: ImportContext, there: Entry<'contract'> | undefined, {id, transport}: SpecOperation) {
  const given = textOf(options, 'direction')
  if (given === 'inbound' || given === 'outbound') return given
  const present = there && directionOf(catalog, there).direction
  if (present === 'inbound' || present === 'outbound') return present
  if (transport === 'webhook' || transport === 'queue' || /^(GET|HEAD|query|subscription) /.test(id)) return 'inbound'
  return transport === 'rest' || id.startsWith('mutation ') ? 'outbound' : undefined
}

function sideOf({sent, received}: SpecOperation, direction: ContractSource['direction']): SpecValue {
  const nothing: SpecValue = {types: new Set(), written: 'nothing', at: emptySpan, isOpen: false, members: () => [], item: () => undefined}
  return (direction === 'outbound' ? (sent?.() ?? received?.()) : (received?.() ?? sent?.())) ?? nothing
}

const emptySpan = {file: '', start: {line: 1, column: 1}, end: {line: 1, column: 1}}

/** Fields that were asked for; else those of the contract that is there, and those that others map to it. */
function wantedFields({catalog, options}: ImportContext, id: string, there: Entry<'contract'> | undefined): string[] {
  const asked = textOf(options, 'fields')?.split(',') ?? []
  const mapped = catalog.references.filter(({target}) => target.kind === 'field' && target.id.startsWith(`${id}/`))
  const presentFields = [...(there?.data.fields.map(({name}) => name) ?? []), ...mapped.map(({target}) => target.id.slice(id.length + 1))]
  return [...new Set((asked.length > 0 ? [...asked, ...(there ? presentFields : [])] : presentFields).map(name => name.trim()))].filter(
    name => name !== '',
  )
}

function noFields(spec: Spec, root: SpecValue): UnreadableInput {
  const names = fieldPaths(root)
  return new UnreadableInput(
    {file: spec.file},
    'nobody says which of its fields we depend on',
    `Name them: \`--fields\` with some of ${listed(names, 40)}.`,
  )
}

function missingField(spec: Spec, operation: SpecOperation, name: string, found: FoundField): ExchangeFinding {
  const guess = found.state === 'missing' ? didYouMean(found.step, found.known) : ''
  return {
    severity: 'warning',
    at: {file: spec.file, ...operation.at.start},
    message: `\`${operation.id}\` has no field \`${name}\`${guess}`,
  }
}

function faultsOf(spec: Spec): ExchangeFinding[] {
  return spec.faults.map(({at, reason}) => ({severity: 'error', at: {file: at.file, ...at.start}, message: reason}))
}
