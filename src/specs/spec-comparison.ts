import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {type Direction, directionOf} from '../core/catalog/queries/direction.ts'
import {specPath} from '../core/content/spec-files.ts'
import type {Comparison} from './comparison.ts'
import {answerFor, type Side} from './field-answer.ts'
import {operationOf} from './find-operation.ts'
import {rootFor} from './root-for.ts'
import {mostSchemas, type SpecOperation} from './spec.ts'
import {specBook} from './spec-book.ts'
import {unsentFields} from './unsent.ts'
import {isPinned} from './version.ts'

const comparisonsByCatalog = new WeakMap<Catalog, readonly Comparison[]>()

/** Compares each contract that names a specification with it, by id of the contract; each catalog is compared once. */
export function comparisons(catalog: Catalog): readonly Comparison[] {
  const found =
    comparisonsByCatalog.get(catalog) ??
    catalog.list('contract').flatMap(contract => (contract.data.spec ? [compare(catalog, contract)] : []))
  comparisonsByCatalog.set(catalog, found)
  return found
}

/** Gives the comparison of one contract; nothing where it names no specification. */
export function comparisonOf(catalog: Catalog, {id}: Entry<'contract'>): Comparison | undefined {
  return comparisons(catalog).find(({contract}) => contract.id === id)
}

function compare(catalog: Catalog, contract: Entry<'contract'>): Comparison {
  const path = specPath(contract.document)
  const at = {contract, path}
  if (path === undefined) return {...at, state: 'no path'}
  const spec = specBook(catalog).get(path)
  if (!spec) return {...at, state: 'no file'}
  if (spec.operations.length === 0) return {...at, state: 'unread', spec}
  const operation = operationOf(spec, contract.data.spec?.operation)
  if (!operation) return {...at, state: 'no operation', spec}
  spec.left = mostSchemas
  const {direction} = directionOf(catalog, contract)
  const {version, fields} = contract.data
  const paths = fields.map(({name}) => name)
  const sides = sidesOf(operation, direction, contract.data.transport).map(({value, way}) => ({root: rootFor(value, paths), way}))
  const [main] = sides
  return {
    ...at,
    state: 'compared',
    spec,
    operation,
    direction,
    fields: fields.map((field, index) =>
      answerFor(
        {field, index},
        sides.map(({root, way}) => ({value: root.value, way})),
        direction,
      ),
    ),
    unsent: main?.way === 'outbound' ? unsentFields(main.root, paths) : [],
    ...(version !== undefined && spec.version && {isPinned: isPinned(version, spec.version.text)}),
  }
}

/**
 * What a contract may speak of, that which travels its way first.
 *
 * What comes back of a call that we make is read, whichever way the contract goes, and what we ask with is sent.
 */
function sidesOf({sent, received}: SpecOperation, direction: Direction, transport: string): Side[] {
  const [out, back] = [sent?.(), received?.()]
  if (direction === 'both' || direction === 'unknown') return [out, back].flatMap(value => (value ? [{value, way: direction}] : []))
  // A webhook is sent to us, and described as a call of ours where the specification is our own.
  const isAnswer = direction === 'inbound' && transport !== 'webhook' && back !== undefined
  const asked: Side[] = out ? [{value: out, way: isAnswer ? 'outbound' : direction}] : []
  const answered: Side[] = back ? [{value: back, way: 'inbound'}] : []
  return isAnswer ? [...answered, ...asked] : [...asked, ...answered]
}
