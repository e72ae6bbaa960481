/** A number with its unit, found at the beginning of a text. */
export interface Quantity {
  /** In the unit that was asked for. */
  amount: number
  /** As it stands in the text, unit included. */
  written: string
}

const number = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`
const secondsPer: Record<string, number> = {second: 1, minute: 60, min: 60, hour: 3600, h: 3600, day: 86_400}

/**
 * Reads a quantity in the unit of a signal: `1.5 hours` in `seconds` → 5400, `98 %` in `ratio` → 0.98, `$20,000` in `USD` → 20000.
 *
 * @returns Nothing when the text does not begin with a number in that unit, or in one that can be converted for certain.
 */
export function quantityIn(unit: string, text: string): Quantity | undefined {
  const match = patternOf(unit).exec(text)
  if (!match) return undefined
  const amount = Number((match[1] ?? match[2] ?? '').replaceAll(',', ''))
  return {amount: amount * factorFrom(match[2] ?? '', unit), written: match[0]}
}

const patterns = new Map<string, RegExp>()

function patternOf(unit: string): RegExp {
  const cached = patterns.get(unit)
  if (cached) return cached
  const plain = unit.replace(/[^\p{L}\p{N} ]/gu, String.raw`\$&`)
  const nouns = [plain, singular(plain)].join('|')
  const behind = unit === 'ratio' ? '%' : isTime(unit) ? '(seconds?|minutes?|min|hours?|h|days?)' : `(?:${nouns})`
  const inDollars = unit === 'USD' ? String.raw`|\$${number}(?![\p{L}\p{N}])` : ''
  const pattern = new RegExp(`^(?:${number} ?${behind}(?![\\p{L}\\p{N}])${inDollars})`, 'u')
  patterns.set(unit, pattern)
  return pattern
}

function factorFrom(written: string, unit: string): number {
  if (unit === 'ratio') return 0.01
  return isTime(unit) ? (secondsPer[singular(written)] ?? 1) / (secondsPer[singular(unit)] ?? 1) : 1
}

function isTime(unit: string): boolean {
  return singular(unit) in secondsPer
}

function singular(word: string): string {
  return word.replace(/(?<=\p{L}\p{L})s$/u, '')
}
