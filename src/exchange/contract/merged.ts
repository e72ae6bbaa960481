import type {Entry} from '../../core/catalog/catalog.ts'
import type {FieldFault} from '../../specs/comparison.ts'
import {fieldFaults} from '../../specs/field-answer.ts'
import {isPinned} from '../../specs/version.ts'
import type {ContentFile} from '../content-file.ts'
import type {ExchangeFinding} from '../finding.ts'
import {type TextEdit, withEdits} from '../markdown/edits.ts'
import {addedFields} from './added-fields.ts'
import type {ContractSource, SourceField} from './import.ts'
import {scalarOf} from './new-contract.ts'

type Contract = Entry<'contract'>

/**
 * Brings a contract up to date with its specification: types, what is required there, the version, and fields that were asked for.
 *
 * All that people wrote beside stays as it is, to the letter; what only they can decide is told.
 */
export function mergedContract(source: ContractSource, there: Contract): {file: ContentFile; findings: ExchangeFinding[]} {
  const placed = source.fields.map(each => ({...each, index: there.data.fields.findIndex(({name}) => name === each.name)}))
  const old = placed.filter(({index}) => index >= 0).map(each => ({...each, faults: faultsOf(source, there, each)}))
  const edits = [
    ...versionEdits(source, there),
    ...old.flatMap(({index, faults}) => faults.flatMap(fault => fieldEdits(there, index, fault))),
    ...addedFields(
      there,
      placed.filter(({index}) => index < 0),
    ),
  ]
  const findings = old.flatMap(({name, index, faults}) => faults.flatMap(fault => undecided(there, {name, index}, fault)))
  const {text, contentPath} = there.document
  const file: ContentFile = {kind: 'contract', id: source.id, contentPath, text: withEdits(text, edits), standing: () => 'untouched'}
  return {file, findings}
}

function faultsOf({direction}: ContractSource, there: Contract, {index, found}: SourceField & {index: number}): FieldFault[] {
  const field = there.data.fields[index]
  return field ? fieldFaults(field, found, direction ?? 'unknown') : []
}

function versionEdits({spec}: ContractSource, {data, document}: Contract): TextEdit[] {
  if (!spec.version || data.version === undefined || isPinned(data.version, spec.version.text)) return []
  return [edit(document, ['version'], scalarOf(spec.version.text))]
}

function fieldEdits({document}: Contract, index: number, fault: FieldFault): TextEdit[] {
  if (fault.is === 'type') return [edit(document, ['fields', index, 'type'], scalarOf(fault.theirs))]
  if (fault.is !== 'required' || fault.by !== 'them') return []
  const fields = document.frontmatter.data.fields as Record<string, unknown>[]
  if (fields[index]?.required !== undefined) return [edit(document, ['fields', index, 'required'], 'true')]
  const {start} = document.frontmatter.keySpan(['fields', index, 'type'])
  const at = document.lines.offset(document.frontmatter.valueSpan(['fields', index, 'type']).end)
  const isBlock = /^[\s-]*$/.test(document.lines.line(start.line).slice(0, start.column - 1))
  return [{start: at, end: at, text: isBlock ? `\n${' '.repeat(start.column - 1)}required: true` : ', required: true'}]
}

function edit({frontmatter, lines}: Contract['document'], path: readonly (string | number)[], text: string): TextEdit {
  const {start, end} = frontmatter.valueSpan([...path])
  return {start: lines.offset(start), end: lines.offset(end), text}
}

// Whether a message without the field is fine, and what becomes of a new value, no specification says.
function undecided({document}: Contract, {name, index}: {name: string; index: number}, fault: FieldFault): ExchangeFinding[] {
  const at = {file: document.file, ...document.frontmatter.valueSpan(['fields', index, 'name']).start}
  const tell = (message: string): ExchangeFinding[] => [{severity: 'warning', at, message}]
  if (fault.is === 'required' && fault.by === 'us') return tell(`\`${name}\` is required here, and the specification does not promise it`)
  if (fault.is !== 'enum') return []
  const values = fault.values.map(value => `\`${value}\``).join(', ')
  return tell(
    fault.side === 'ours'
      ? `\`${name}\` lists ${values}, which the specification does not know`
      : `\`${name}\` does not list ${values}, which may come`,
  )
}
