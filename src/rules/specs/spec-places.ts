import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Span} from '../../core/content/span.ts'
import type {Comparison, FieldAnswer, FieldFault} from '../../specs/comparison.ts'
import {comparisons} from '../../specs/spec-comparison.ts'

/** A comparison that found the operation. */
export type Compared = Extract<Comparison, {state: 'compared'}>

/** Gives the comparisons of contracts with the operation that they name, by id of the contract. */
export function compared(catalog: Catalog): Compared[] {
  return comparisons(catalog).flatMap(each => (each.state === 'compared' ? [each] : []))
}

/** One way in which one field is not as its specification says. */
export interface FaultyField<K extends FieldFault['is']> extends FieldAnswer {
  of: Compared
  fault: Extract<FieldFault, {is: K}>
}

/** Lists the fields with one kind of fault, by contract and in the order of its fields. */
export function faultyFields<K extends FieldFault['is']>(catalog: Catalog, kind: K): FaultyField<K>[] {
  const isOfKind = (fault: FieldFault): fault is Extract<FieldFault, {is: K}> => fault.is === kind
  return compared(catalog).flatMap(of =>
    of.fields.flatMap(answer => answer.faults.filter(isOfKind).map((fault): FaultyField<K> => ({...answer, of, fault}))),
  )
}

/** Gives the place of a part of a field in its contract; of the name where the part is not written. */
export function placeIn({contract}: Compared, index: number, part: string): Span {
  const {frontmatter} = contract.document
  const field = (frontmatter.data.fields as Record<string, unknown>[] | undefined)?.[index]
  return frontmatter.valueSpan(['fields', index, field?.[part] === undefined ? 'name' : part])
}

/** Names an operation with its file: `orders/create` of `specs/shopify.yaml`. */
export function operationInWords({operation, path, spec}: Compared): string {
  return operation.id === '#' ? `\`${path}\`` : `\`${operation.id}\` of \`${path ?? spec.contentPath}\``
}
