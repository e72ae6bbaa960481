import {fitsX12, x12Type} from '../core/format/x12-type.ts'
import type {SpecValue, WireType} from './spec.ts'

/** Which of two types must fit into the other one; `either`: they must have something in common. */
export type Fit = 'ours into theirs' | 'theirs into ours' | 'either'

// What people call types in contracts, the first that fits. What is not here, such as `reference to customer`, is compared with nothing.
const words: readonly [RegExp, WireType][] = [
  [/\bnull\b/, 'null'],
  [/\bstring\b|\btext\b|\buuid\b|\buri\b|\burl\b|\bgid\b|^id$|\bdate\b|\btimestamp\b|\bdate-?time\b|\btime\b|\be-?mail\b/, 'string'],
  [/\barray\b|^list of\b/, 'array'],
  [/\bobject\b|\bmap\b/, 'object'],
  [/\bint(eger)?(32|64)?\b|\blong\b/, 'integer'],
  [/\bnumber\b|\bdecimal\b|\bfloat\b|\bdouble\b|^currency$/, 'number'],
  [/\bbool(ean)?\b/, 'boolean'],
]

/**
 * Tells whether a type as a contract writes it and one of a specification are the same thing on the wire.
 *
 * @returns Nothing where one of the two does not say enough.
 */
export function typesAgree(ours: string, theirs: SpecValue, fit: Fit): boolean | undefined {
  if (x12Type(ours) || x12Type(theirs.written)) return x12Agree(ours, theirs.written, fit)
  const wire = wireTypes(ours)
  if (!wire) return ours.toLowerCase() === theirs.written.toLowerCase() || undefined
  if (theirs.types.size === 0) return undefined
  return wireAgree(wire, theirs.types, fit) && formatsAgree(ours, theirs)
}

function x12Agree(ours: string, theirs: string, fit: Fit): boolean | undefined {
  const [into, from] = [fitsX12(ours, theirs), fitsX12(theirs, ours)]
  if (into === undefined || from === undefined) return undefined
  if (fit === 'either') return into || from
  return fit === 'ours into theirs' ? into : from
}

/** Gives what a type of a contract is on the wire: `integer or null`. Nothing where a part of it is no word that is known. */
export function wireTypes(text: string): ReadonlySet<WireType> | undefined {
  const parts = text
    .toLowerCase()
    .replaceAll('`', '')
    .split(/\s+or\s+|\s*\|\s*/)
  const found = parts.map(part => words.find(([word]) => word.test(part))?.[1])
  return found.includes(undefined) ? undefined : new Set(found as WireType[])
}

function wireAgree(ours: ReadonlySet<WireType>, theirs: ReadonlySet<WireType>, fit: Fit): boolean {
  if (fit === 'ours into theirs') return [...ours].every(type => takes(theirs, type))
  if (fit === 'theirs into ours') return [...theirs].every(type => takes(ours, type))
  return [...ours].some(type => type !== 'null' && takes(theirs, type)) || [...theirs].some(type => type !== 'null' && takes(ours, type))
}

function takes(types: ReadonlySet<WireType>, type: WireType): boolean {
  return types.has(type) || (type === 'integer' && types.has('number'))
}

// A day where an instant is meant, and the other way round, is a text both times and breaks who reads it.
function formatsAgree(ours: string, {format}: SpecValue): boolean {
  const isInstant = /\btimestamp\b|\bdate-?time\b/i.test(ours)
  const isDay = !isInstant && /\bdate\b/i.test(ours)
  return !((isInstant && format === 'date') || (isDay && format === 'date-time'))
}
