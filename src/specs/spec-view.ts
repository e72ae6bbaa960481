import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {counted, plural} from '../core/format/plural.ts'
import {listed} from '../core/format/suggest.ts'
import type {Comparison, FieldAnswer, FieldFault} from './comparison.ts'
import {specFormats} from './format/index.ts'
import {comparisonOf} from './spec-comparison.ts'

/** What the page of a contract says of one field. */
export interface FieldView {
  name: string
  ours: string
  /** Type as the specification has it; missing where it has no such field, or names none. */
  theirs?: string
  answer: 'agrees' | 'differs' | 'not there' | 'not compared'
  /** Each way in which it differs, or why it is not compared, as a clause. */
  why: readonly string[]
}

/** What the page of a contract says of its specification. */
export interface SpecView {
  /** Path from the content root, as the contract writes it. */
  path: string
  title?: string
  /** The form it is written in, such as `OpenAPI 3`. */
  format?: string
  version?: string
  /** False where the contract pins another version; missing where one of the two has none. */
  isPinned?: boolean
  /** Missing for the whole document. */
  operation?: string
  /** Why nothing is compared, as a clause; missing where the contract is compared. */
  problem?: string
  fields: readonly FieldView[]
  /** Fields that they require and the contract does not have. */
  unsent: readonly string[]
  /** What came of it, in a sentence. */
  sum: string
}

/** Gives what the page of a contract says of its specification; nothing where it names none. */
export function specView(catalog: Catalog, contract: Entry<'contract'>): SpecView | undefined {
  const comparison = comparisonOf(catalog, contract)
  if (!comparison) return undefined
  const path = contract.data.spec?.file ?? ''
  if (comparison.state !== 'compared') return {path, fields: [], unsent: [], sum: '', problem: problemOf(comparison)}
  const {spec, operation, isPinned, fields, unsent} = comparison
  const views = fields.map(viewOf)
  const format = specFormats.find(({id}) => id === spec.format)?.title
  return {
    path,
    ...(spec.title !== undefined && {title: spec.title}),
    ...(format !== undefined && {format}),
    ...(spec.version && {version: spec.version.text}),
    ...(isPinned !== undefined && {isPinned}),
    ...(operation.id !== '#' && {operation: operation.id}),
    fields: views,
    unsent: unsent.map(each => each.path),
    sum: sumOf(views),
  }
}

function problemOf(comparison: Exclude<Comparison, {state: 'compared'}>): string {
  if (comparison.state === 'no operation') return 'it does not have the operation that the contract names'
  if (comparison.state !== 'unread') return comparison.state === 'no path' ? 'it is no path from the content root' : 'there is no such file'
  const {problem, faults} = comparison.spec
  return problem ?? faults[0]?.reason ?? 'it cannot be read'
}

function sumOf(views: readonly FieldView[]): string {
  const count = (answer: FieldView['answer']) => views.filter(view => view.answer === answer).length
  const parts = [
    `${count('agrees')} of ${counted(views.length, 'field')} ${plural(count('agrees'), 'agrees', 'agree')}`,
    count('differs') > 0 && `${count('differs')} ${plural(count('differs'), 'differs', 'differ')}`,
    count('not there') > 0 && `${count('not there')} not there`,
    count('not compared') > 0 && `${count('not compared')} not compared`,
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}

function viewOf({field, state, theirs, isTyped, faults}: FieldAnswer): FieldView {
  const facts = {name: field.name, ours: field.type, ...(theirs !== undefined && {theirs})}
  if (state === 'missing') return {...facts, answer: 'not there', why: []}
  if (faults.length > 0) return {...facts, answer: 'differs', why: faults.map(faultInWords)}
  if (state === 'open') return {...facts, answer: 'not compared', why: ['any field may stand there']}
  return isTyped
    ? {...facts, answer: 'agrees', why: []}
    : {...facts, answer: 'not compared', why: ['it is there; its type is no common word']}
}

function faultInWords(fault: FieldFault): string {
  if (fault.is === 'missing') return 'it is not there'
  if (fault.is === 'type') return 'another type'
  if (fault.is === 'required') return fault.by === 'them' ? 'required there' : 'optional there'
  return fault.side === 'ours' ? `${listed(fault.values)} not known there` : `${listed(fault.values)} may come, and is not listed here`
}
