import {minutesInWords} from '../core/format/duration.ts'
import {dateFormat, numberFormat} from '../core/format/intl.ts'

/** How an organisation writes numbers and money. */
export interface Writing {
  locale: string
  /** True for a number that somebody wrote, such as a threshold: all its digits count. */
  exact?: boolean
}

const american: Writing = {locale: 'en-US'}

/** Writes a value the way its unit is read: `2700` seconds → `45 min`, `0.98` ratio → `98 %`, `20000` USD → `$20,000`, `40` orders → `40`. */
export function valueInWords(value: number, unit: string, {locale, exact = false}: Writing = american): string {
  if (unit === 'seconds') return secondsInWords(value)
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

/** Writes an instant to the second, with its zone: `Nov 23, 2026, 02:00:15 EST`. */
export function exactTime(instant: string | number, {locale}: Writing = american, timeZone?: string): string {
  return dateFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...(timeZone && {timeZone}),
  }).format(new Date(instant))
}

/**
 * Fills a business sentence: `{value} paid orders worth {gmv-at-risk} wait` → `142 paid orders worth $11,076 wait`.
 *
 * @param wordsOf Gives the value of a placeholder in words; nothing becomes `unknown`, so that a sentence never says less than it should.
 */
export function fillSentence(sentence: string, wordsOf: (name: string) => string | undefined): string {
  return sentence.replaceAll(/\{([a-z0-9]+(?:-[a-z0-9]+)*)\}/g, (_whole, name: string) => wordsOf(name) ?? 'unknown')
}

/** Lists the placeholders of a business sentence, in order: `['value', 'gmv-at-risk']`. */
export function placeholdersOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{([a-z0-9]+(?:-[a-z0-9]+)*)\}/g)].map(match => match[1] ?? '')
}

/** Writes an age for people: `20 s ago`, `4 min ago`, `3 h 20 min ago`, `2 days ago`. */
export function ageInWords(ms: number): string {
  return `${spanInWords(ms)} ago`
}

/** Writes a length of time for people, coarser as it grows: `20 s`, `4 min`, `3 h 20 min`, `2 days`. */
export function spanInWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 48 * 60) return minutesInWords(minutes)
  return `${Math.floor(minutes / 1440)} days`
}

function secondsInWords(seconds: number): string {
  return Math.abs(seconds) < 60 ? `${Math.round(seconds)} s` : minutesInWords(Math.round(seconds / 60))
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
