import type {Direction} from '../core/catalog/queries/direction.ts'
import type {Data} from '../core/content/schema/index.ts'
import {nearest} from '../core/format/suggest.ts'
import type {FieldAnswer, FieldFault} from './comparison.ts'
import {type FoundField, findField} from './find-field.ts'
import type {SpecValue} from './spec.ts'
import {type Fit, typesAgree} from './wire-type.ts'

type Field = Data<'contract'>['fields'][number]

const fits: Readonly<Record<Direction, Fit>> = {
  outbound: 'ours into theirs',
  inbound: 'theirs into ours',
  both: 'either',
  unknown: 'either',
}

/** Where a field may be, and which way that travels. */
export interface Side {
  value: SpecValue
  way: Direction
}

/**
 * Says what a specification says of one field.
 *
 * @param sides Where the field may be, the one that travels as the contract does first.
 */
export function answerFor({field, index}: {field: Field; index: number}, sides: readonly Side[], direction: Direction): FieldAnswer {
  const found = sides.map(({value}) => findField(value, field.name))
  const best = found.find(({state}) => state === 'found') ?? found.find(({state}) => state === 'open') ?? found[0]
  if (!best || best.state === 'open') return {field, index, state: 'open', isTyped: false, faults: []}
  if (best.state === 'missing') return {field, index, state: 'missing', isTyped: false, faults: [missingFault(best)]}
  const way = sides[found.indexOf(best)]?.way ?? direction
  // What we ask with and what comes back is needed by nobody to the letter; the contract is about the other side.
  const isMain = best === found[0] && way === direction
  const faults = fieldFaults(field, best, way).filter(({is}) => isMain || is !== 'required')
  const isTyped = typesAgree(field.type, best.value, fits[way]) !== undefined
  return {field, index, state: 'found', isTyped, theirs: best.value.written, faults}
}

/** Lists in what ways a field is not as the specification says where it was found. */
export function fieldFaults(field: Field, found: Found, direction: Direction): FieldFault[] {
  const {value} = found
  const agree = typesAgree(field.type, value, fits[direction])
  return [
    ...(agree === false ? [{is: 'type', theirs: value.written, at: value.at} as const] : []),
    ...requiredFaults(field, found, direction),
    ...enumFaults(field, found, direction),
  ]
}

function missingFault({step, before, known}: Extract<FoundField, {state: 'missing'}>): FieldFault {
  return {is: 'missing', near: nearest(step, known), before}
}

type Found = Extract<FoundField, {state: 'found'}>

function requiredFaults({required}: Field, {member}: Found, direction: Direction): FieldFault[] {
  const {isRequired, at} = member
  if (required === isRequired || direction === 'unknown' || direction === 'both') return []
  if (direction === 'outbound' && isRequired) return [{is: 'required', by: 'them', at}]
  return direction === 'inbound' && required ? [{is: 'required', by: 'us', at}] : []
}

function enumFaults(field: Field, {value, member}: Found, direction: Direction): FieldFault[] {
  const ours = field.enum
  const theirs = value.values ?? value.item()?.values
  if (ours.length === 0 || !theirs) return []
  const unknown = ours.filter(each => !theirs.includes(each))
  const unlisted = direction === 'inbound' ? theirs.filter(each => !ours.includes(each)) : []
  return [
    ...(unknown.length > 0 ? [{is: 'enum', side: 'ours', values: unknown, at: member.at} as const] : []),
    ...(unlisted.length > 0 ? [{is: 'enum', side: 'theirs', values: unlisted, at: member.at} as const] : []),
  ]
}
