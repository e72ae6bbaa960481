import {secondsInWords} from './duration.ts'
import {numberFormat} from './intl.ts'

/** How an organisation writes numbers and money. */
export interface Writing {
  locale: string
  /** True for a number that somebody wrote, such as a threshold: all its digits count. */
  exact?: boolean
}

const american: Writing = {locale: 'en-US'}

/** Writes a value the way its unit is read: `2700` seconds → `45 min`, `0.98` ratio → `98 %`, `20000` USD → `$20,000`, `40` orders → `40`. */
export function valueInWords(value: number, unit: string, {locale, exact = false}: Writing = american): string {
  if (unit === 'seconds') return secondsInWords(value, exact)
  if (unit === 'ratio') return `${numberFormat(locale, {maximumFractionDigits: exact ? 4 : 1}).format(value * 100)} %`
  if (isCurrency(unit)) return numberFormat(locale, moneyForm(value, unit)).format(value)
  return numberFormat(locale, {maximumFractionDigits: exact ? 6 : digitsOf(value)}).format(value)
}

/** Tells whether a value in this unit already says its unit. */
export function saysItsUnit(unit: string): boolean {
  return unit === 'seconds' || unit === 'ratio' || isCurrency(unit)
}

/** Writes a value with its unit: `142 orders`, `1 order`, `45 min`. */
export function quantityInWords(value: number, unit: string, writing: Writing = american): string {
  const words = valueInWords(value, unit, writing)
  return saysItsUnit(unit) ? words : `${words} ${words === '1' ? singular(unit) : unit}`
}

// Units are English plurals of what is counted. What does not end like one stays: `ms`, `MB/s`, `units of W0102`.
function singular(unit: string): string {
  if (/[a-z]{2}ies$/.test(unit)) return unit.replace(/ies$/, 'y')
  if (/(ss|sh|ch|x)es$/.test(unit)) return unit.replace(/es$/, '')
  return /[a-z]{2}[^s\W]s$/.test(unit) ? unit.slice(0, -1) : unit
}

/** Stands in a sentence for a value that nobody knows: `unknown` before a noun, else what is unknown: `an unknown sum`. */
export function unknownInWords(unit: string): string {
  if (unit === 'seconds') return 'an unknown time'
  if (unit === 'ratio') return 'an unknown share'
  return isCurrency(unit) ? 'an unknown sum' : 'unknown'
}

/** Writes a difference with its unit: `12 orders`, `3 min`; of a ratio, which is shown in per cent, in points: `0.02` → `2 points`. */
export function amountInWords(value: number, unit: string, writing: Writing = american): string {
  if (unit !== 'ratio') return quantityInWords(value, unit, writing)
  const points = numberFormat(writing.locale, {maximumFractionDigits: 1}).format(value * 100)
  return points === '1' ? '1 point' : `${points} points`
}

/** Writes a threshold with its unit, all its digits: `120 orders`, `2 h`, `1 min 30 s`, `98.5 %`. */
export function thresholdInWords(value: number, unit: string, locale: string): string {
  return quantityInWords(value, unit, {locale, exact: true})
}

// A measured 21.5333 minutes is 21.5 to a reader; a small share keeps what tells it from nothing.
function digitsOf(value: number): number {
  const size = Math.abs(value)
  return size < 1 ? 3 : size < 100 ? 1 : 0
}

function isCurrency(unit: string): boolean {
  return /^[A-Z]{3}$/.test(unit)
}

function moneyForm(value: number, currency: string): Intl.NumberFormatOptions {
  const digits = Number.isInteger(value) || Math.abs(value) >= 1000 ? 0 : 2
  return {style: 'currency', currency, maximumFractionDigits: digits, minimumFractionDigits: digits}
}
