import {dateFormat} from '../core/format/intl.ts'
import type {Writing} from '../core/format/units.ts'

/** Writes an instant to the second, with its zone: `Nov 23, 2026, 02:00:15 EST`. */
export function exactTime(instant: string | number, {locale}: Pick<Writing, 'locale'> = {locale: 'en-US'}, timeZone?: string): string {
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
