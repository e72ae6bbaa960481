import {fitsX12} from '../core/format/x12-type.ts'

/** How the values that a type takes have changed. */
export type TypeChange = 'same' | 'widened' | 'narrowed' | 'changed'

/**
 * Compares two types as people write them in contracts.
 *
 * Understood are unions (`string or null`), X12 lengths (`AN 1/22`) and lengths in words (`string, 9 digits`), and that an integer is a
 * number; anything else that differs is another type.
 */
export function typeChange(before: string, after: string): TypeChange {
  const [was, is] = [partsOf(before), partsOf(after)]
  const kept = was.filter(part => is.some(each => fits(part, each)))
  const alreadyTaken = is.filter(part => was.some(each => fits(part, each)))
  const takesAll = kept.length === was.length
  const addsNothing = alreadyTaken.length === is.length
  if (takesAll && addsNothing) return 'same'
  if (takesAll) return 'widened'
  return addsNothing ? 'narrowed' : 'changed'
}

function partsOf(type: string): string[] {
  const parts = type
    .toLowerCase()
    .replaceAll('`', '')
    .split(/\s+or\s+|\s*\|\s*/)
  return [...new Set(parts.map(part => part.replace(/\s+/g, ' ').trim()))]
}

// Tells whether each value of the one type is a value of the other.
function fits(part: string, whole: string): boolean {
  if (part === whole) return true
  if (part === 'integer' && (whole === 'number' || whole === 'decimal')) return true
  return fitsX12(part, whole) ?? false
}
