import {numberFormat} from './intl.ts'
import {counted} from './plural.ts'

/**
 * Durations as Prometheus writes them: `5m`, `1h30m`, `7d`; units from large to small, each at most once.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations
 */
export const durationPattern = /^(?=.)(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m(?!s))?(\d+s)?(\d+ms)?$/

const unitMs: Record<string, number> = {
  y: 31_536_000_000,
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
}

/**
 * Gives the length of a duration in milliseconds; a year counts 365 days, as in Prometheus.
 *
 * @throws {RangeError} When the text is not a duration.
 */
export function durationMs(text: string): number {
  if (!durationPattern.test(text)) throw new RangeError(`expected a duration such as \`5m\`, got \`${text}\``)
  let sum = 0
  for (const [, amount, unit] of text.matchAll(/(\d+)(ms|[ywdhms])/g)) sum += Number(amount) * (unitMs[unit ?? ''] ?? 0)
  return sum
}

/** Gives the length of a duration in minutes, with fractions: `90s` → `1.5`. */
export function durationMinutes(text: string): number {
  return durationMs(text) / 60_000
}

/** Writes a length of time whole, for people: `1800` → `1.8 s`, `90000` → `1 min 30 s`, two days → `2 days`. */
export function lengthInWords(ms: number): string {
  if (ms < 0) return `-${lengthInWords(-ms)}`
  const parts: string[] = []
  const days = Math.floor(ms / 86_400_000)
  const hours = Math.floor((ms % 86_400_000) / 3_600_000)
  const minutes = Math.floor((ms % 3_600_000) / 60_000)
  const seconds = Math.round(ms % 60_000) / 1000
  if (days) parts.push(counted(days, 'day'))
  if (hours) parts.push(`${hours} h`)
  if (minutes) parts.push(`${minutes} min`)
  if (seconds || parts.length === 0) parts.push(`${seconds} s`)
  return parts.join(' ')
}

/** Writes how long to wait, in minutes: `0` → `at once`, `45` → `45 min`, `90` → `1 h 30 min`, `2880` → `2 days`. */
export function minutesInWords(minutes: number): string {
  return minutes === 0 ? 'at once' : lengthInWords(minutes * 60_000)
}

/** Writes a duration for people: `1h30m` → `1 h 30 min`, `0m` → `at once`; a text that is no duration comes back as it is. */
export function durationInWords(text: string): string {
  return durationPattern.test(text) ? minutesInWords(durationMinutes(text)) : text
}

/** Writes a length of time as it is felt, coarser as it grows: `20 s`, `4 min`, `3 h 20 min`, `2 days`. */
export function spanInWords(ms: number): string {
  return lengthInWords(felt(Math.round(ms / 1000)) * 1000)
}

/** Writes an age for people: `20 s ago`, `4 min ago`, `3 h 20 min ago`, `2 days ago`. */
export function ageInWords(ms: number): string {
  return `${spanInWords(ms)} ago`
}

/** Writes a measured number of seconds to the minute, or one that somebody wrote as it is: `2700` → `45 min`, exactly `90` → `1 min 30 s`. */
export function secondsInWords(seconds: number, exact = false): string {
  if (exact) return lengthInWords(seconds * 1000)
  return lengthInWords((Math.abs(seconds) < 60 ? Math.round(seconds) : Math.round(seconds / 60) * 60) * 1000)
}

/** Writes how long something took: `1834` → `1.8 s`. */
export function tookInWords(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

/** Writes a sum of times in hours, however many: `1,512 h`, `0.5 h`. */
export function totalHoursInWords(ms: number): string {
  return `${numberFormat('en-US', {maximumFractionDigits: 2}).format(ms / 3_600_000)} h`
}

function felt(seconds: number): number {
  if (seconds < 60) return seconds
  return seconds < 2 * 86_400 ? seconds - (seconds % 60) : seconds - (seconds % 86_400)
}
