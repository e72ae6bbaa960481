import type {Entry} from '../core/catalog/catalog.ts'
import type {ContractScope} from './contract-scope.ts'
import {type Difference, type DifferenceClass, identified, type Side} from './difference.ts'
import type {FieldPair, PlacedField} from './field-pairs.ts'
import {classOf, type DifferenceKind} from './rule-set.ts'
import {sameWords} from './same-words.ts'
import {typeChange} from './type-change.ts'

/** Lists the differences of one field; a difference that follows from another one's rename is not told twice. */
export function fieldDifferences(scope: ContractScope, {before, after, isRename}: FieldPair): Difference[] {
  if (before && after) {
    const own = changesOf(scope, before, after)
    return isRename ? [renamed(scope, before, after), ...own] : own
  }
  if (before) return [alone(scope, before, before.field.required ? 'required-field-removed' : 'field-removed')]
  return after ? [alone(scope, after, after.field.required ? 'required-field-added' : 'field-added')] : []
}

/** Lists the difference that the order of fields makes where a field is known by its position: in EDI without element numbers, and in files. */
export function orderDifferences(scope: ContractScope, pairs: readonly FieldPair[]): Difference[] {
  const {transport} = scope.after.data
  if (transport !== 'edi' && transport !== 'file') return []
  const positional = pairs.filter(pair => [pair.before, pair.after].every(each => !each || !/\d{2}$/.test(each.field.name)))
  const both = positional.filter((pair): pair is Required<FieldPair> => pair.before !== undefined && pair.after !== undefined)
  const fields = (list: readonly PlacedField[]) => list.toSorted((a, b) => a.index - b.index)
  const was = fields(both.map(({before}) => before))
  const is = fields(both.map(({after}) => after))
  const moved = is.find((field, index) => nameBefore(both, field) !== was[index]?.field.name)
  // A new one at the end moves nobody.
  const last = Math.max(-1, ...is.map(({index}) => index))
  const inserted = positional.find(({before, after}) => !before && after && after.index < last)?.after
  const place = moved ?? inserted
  if (!place) return []
  return [
    make(scope, {
      kind: 'order-changed',
      name: place.field.name,
      after: {value: `place ${place.index + 1}`, at: spanOf(scope.after, place.index, 'name')},
      message: `field \`${scope.after.id}/${place.field.name}\` moves the fields behind it, which are known by their position`,
    }),
  ]
}

function nameBefore(pairs: readonly Required<FieldPair>[], field: PlacedField): string | undefined {
  return pairs.find(({after}) => after === field)?.before.field.name
}

type Field = PlacedField['field']
type Key = 'name' | keyof Field

interface Made {
  kind: DifferenceKind
  name: string
  was?: string
  before?: Side
  after?: Side
  message: string
  isGuess?: true
  /** In place of the class of the kind. */
  class?: DifferenceClass
}

function make(scope: ContractScope, {kind, name, was, class: own, ...rest}: Made): Difference {
  const {after, direction} = scope
  const contract = after.id
  return identified({
    kind,
    class: own ?? classOf(kind, direction),
    of: {kind: 'field', id: `${contract}/${name}`},
    ...(was !== undefined && {was}),
    contract,
    direction,
    ...rest,
  })
}

function alone(scope: ContractScope, {field, index}: PlacedField, kind: DifferenceKind): Difference {
  const isGone = kind.endsWith('-removed')
  const side = {value: field.name, at: spanOf(isGone ? scope.before : scope.after, index, 'name')}
  const words = `${field.required ? 'required ' : ''}field \`${scope.after.id}/${field.name}\` is ${isGone ? 'gone' : 'new'}`
  return make(scope, {kind, name: field.name, ...(isGone ? {before: side} : {after: side}), message: words})
}

function renamed(scope: ContractScope, before: PlacedField, after: PlacedField): Difference {
  const was = `${scope.before.id}/${before.field.name}`
  return make(scope, {
    kind: 'field-renamed',
    name: after.field.name,
    was,
    before: {value: before.field.name, at: spanOf(scope.before, before.index, 'name')},
    after: {value: after.field.name, at: spanOf(scope.after, after.index, 'name')},
    message: `field \`${was}\` seems to be \`${after.field.name}\` now`,
    isGuess: true,
  })
}

function changesOf(scope: ContractScope, before: PlacedField, after: PlacedField): Difference[] {
  const [was, is] = [before.field, after.field]
  const change = (kind: DifferenceKind, key: Key, says: string, values: {was?: string | undefined; is?: string | undefined}) =>
    make(scope, {
      kind,
      name: is.name,
      ...(values.was !== undefined && {before: {value: values.was, at: spanOf(scope.before, before.index, key)}}),
      ...(values.is !== undefined && {after: {value: values.is, at: spanOf(scope.after, after.index, key)}}),
      message: inWords(`${says} of field \`${scope.after.id}/${is.name}\``, values),
    })
  const text = (key: 'unit' | 'default' | 'transform', says: string) => {
    const values = {was: was[key], is: is[key]}
    if (sameWords(values.was, values.is)) return []
    return [change(`${key}-${moveOf(values)}`, key, says, values)]
  }
  const type = typeChange(was.type, is.type)
  const mapping = {was: was.mapsTo, is: is.mapsTo}
  const isMappedAlike = mapping.was === mapping.is || (mapping.was !== undefined && scope.fieldNow(mapping.was) === mapping.is)
  return [
    ...(type === 'same' ? [] : [change(`type-${type}`, 'type', 'type', {was: was.type, is: is.type})]),
    ...text('unit', 'unit'),
    ...(was.required === is.required
      ? []
      : [
          change(is.required ? 'field-required' : 'field-optional', 'required', '`required`', {
            was: String(was.required),
            is: String(is.required),
          }),
        ]),
    ...enumChanges(was.enum, is.enum).map(kind => change(kind, 'enum', 'values', {was: valuesOf(was), is: valuesOf(is)})),
    ...text('default', 'default'),
    ...(isMappedAlike ? [] : [change(`mapping-${moveOf(mapping)}`, 'mapsTo', 'target', mapping)]),
    ...text('transform', 'transform'),
  ]
}

function valuesOf({enum: values}: Field): string {
  return values.length === 0 ? 'any' : values.join(', ')
}

function enumChanges(was: readonly string[], is: readonly string[]): DifferenceKind[] {
  // No values means any.
  if (was.length === 0 || is.length === 0) return was.length === is.length ? [] : [is.length === 0 ? 'enum-widened' : 'enum-narrowed']
  const isMore = is.some(value => !was.includes(value))
  const isLess = was.some(value => !is.includes(value))
  if (isMore && isLess) return ['enum-changed']
  return isMore ? ['enum-widened'] : isLess ? ['enum-narrowed'] : []
}

function moveOf({was, is}: {was?: string | undefined; is?: string | undefined}): 'added' | 'removed' | 'changed' {
  return was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
}

function inWords(name: string, {was, is}: {was?: string | undefined; is?: string | undefined}): string {
  if (was === undefined) return `${name} is new: \`${is}\``
  return is === undefined ? `${name} is gone: it was \`${was}\`` : `${name} is \`${is}\`, and was \`${was}\``
}

function spanOf({document}: Entry<'contract'>, index: number, key: Key) {
  return document.frontmatter.valueSpan(['fields', index, key])
}
