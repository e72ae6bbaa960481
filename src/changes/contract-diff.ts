import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {type Direction, directionOf} from '../core/catalog/queries/direction.ts'
import {type ContractPair, type PairedContracts, pairedContracts} from './contract-pairs.ts'
import {type ContractScope, ofContract, sideAt} from './contract-scope.ts'
import {type Difference, identified} from './difference.ts'
import {fieldDifferences, orderDifferences} from './field-diff.ts'
import {limitDifferences} from './limit-diff.ts'
import {classOf, type DifferenceKind} from './rule-set.ts'
import {sameWords} from './same-words.ts'
import {versionMove} from './version-order.ts'

/** Lists the differences of all contracts of two catalogs, in no order. */
export function contractDifferences(before: Catalog, after: Catalog): Difference[] {
  const {pairs, fieldNow} = pairedContracts(before, after)
  return pairs.flatMap(pair => {
    if (pair.before && pair.after) return ofPair({...pair, before: pair.before, after: pair.after}, {before, after, fieldNow})
    return pair.before ? [whole('contract-removed', before, pair.before)] : pair.after ? [whole('contract-added', after, pair.after)] : []
  })
}

interface Catalogs {
  before: Catalog
  after: Catalog
  fieldNow: PairedContracts['fieldNow']
}

function ofPair(pair: Required<ContractPair>, catalogs: Catalogs): Difference[] {
  const {before, after, fields} = pair
  if (before.document === after.document) return []
  const scope: ContractScope = {before, after, direction: judgedDirection(pair, catalogs), fieldNow: catalogs.fieldNow}
  return [
    ...renamed(scope),
    ...settings(scope),
    ...keys(scope),
    ...limitDifferences(scope),
    ...fields.flatMap(field => fieldDifferences(scope, field)),
    ...orderDifferences(scope, fields),
  ]
}

// Where it is said anew which way data travels, both ways count: a word must not make a break harmless.
function judgedDirection({before, after}: Required<ContractPair>, catalogs: Catalogs): Direction {
  const [was, is] = [directionOf(catalogs.before, before).direction, directionOf(catalogs.after, after).direction]
  if (was === is || was === 'unknown') return is
  return is === 'unknown' ? was : 'both'
}

function whole(kind: 'contract-removed' | 'contract-added', catalog: Catalog, contract: Entry<'contract'>): Difference {
  const {direction} = directionOf(catalog, contract)
  const side = sideAt(contract, ['title'], contract.title)
  return identified({
    kind,
    class: classOf(kind, direction),
    of: {kind: 'contract', id: contract.id},
    contract: contract.id,
    direction,
    ...(kind === 'contract-removed' ? {before: side} : {after: side}),
    message: `contract \`${contract.id}\` is ${kind === 'contract-removed' ? 'gone' : 'new'}`,
  })
}

function renamed({before, after, direction}: ContractScope): Difference[] {
  if (before.id === after.id) return []
  const sides = {before: sideAt(before, ['title'], before.id), after: sideAt(after, ['title'], after.id)}
  const message = `contract \`${before.id}\` is \`${after.id}\` now`
  return [
    identified({
      kind: 'contract-renamed',
      class: 'compatible',
      of: {kind: 'contract', id: after.id},
      was: before.id,
      contract: after.id,
      direction,
      ...sides,
      message,
    }),
  ]
}

type Plain = 'endpoint' | 'transport' | 'system' | 'integration' | 'version' | 'idempotencyKey'

// What it is called, and the kinds of difference: new, gone, another one.
const plain: Record<Exclude<Plain, 'version'>, {says: string; kinds: readonly [DifferenceKind, DifferenceKind, DifferenceKind]}> = {
  endpoint: {says: 'endpoint', kinds: ['endpoint-changed', 'endpoint-changed', 'endpoint-changed']},
  transport: {says: 'transport', kinds: ['transport-changed', 'transport-changed', 'transport-changed']},
  system: {says: 'system', kinds: ['system-changed', 'system-changed', 'system-changed']},
  integration: {says: 'integration', kinds: ['integration-changed', 'integration-changed', 'integration-changed']},
  idempotencyKey: {says: 'idempotency key', kinds: ['idempotency-added', 'idempotency-removed', 'idempotency-changed']},
}

function settings(scope: ContractScope): Difference[] {
  const {before, after} = scope
  const stated = [before.data.direction, after.data.direction]
  const turned = stated[0] && stated[1] && stated[0] !== stated[1]
  return [
    ...Object.entries(plain).flatMap(([key, {says, kinds}]) => {
      const [was, is] = [before.data[key as Plain], after.data[key as Plain]]
      if (sameWords(was, is)) return []
      const kind = was === undefined ? kinds[0] : is === undefined ? kinds[1] : kinds[2]
      return [ofContract(scope, kind, [key], says, was, is)]
    }),
    ...version(scope),
    ...(turned ? [ofContract(scope, 'direction-changed', ['direction'], 'direction', stated[0], stated[1])] : []),
  ]
}

function version(scope: ContractScope): Difference[] {
  const {version: was} = scope.before.data
  const {version: is} = scope.after.data
  if (sameWords(was, is)) return []
  const move = was !== undefined && is !== undefined ? versionMove(was, is) : was === undefined ? 'added' : 'removed'
  return move === 'same' ? [] : [ofContract(scope, `version-${move}`, ['version'], 'version', was, is)]
}

function keys(scope: ContractScope): Difference[] {
  const nameNow = (name: string) => scope.fieldNow(`${scope.before.id}/${name}`).slice(scope.after.id.length + 1)
  const was = scope.before.data.keys
  const is = scope.after.data.keys
  const added = is.filter(key => !was.some(each => each === key || nameNow(each) === key))
  const removed = was.filter(key => !is.includes(key) && !is.includes(nameNow(key)))
  return [
    ...added.map(key => {
      const difference = ofContract(scope, 'key-added', ['keys', is.indexOf(key)], 'key', undefined, key)
      // Before any key was written down, nobody relied on one.
      return was.length === 0 ? {...difference, class: 'compatible' as const} : difference
    }),
    ...removed.map(key => ofContract(scope, 'key-removed', ['keys', was.indexOf(key)], 'key', key, undefined)),
  ]
}
