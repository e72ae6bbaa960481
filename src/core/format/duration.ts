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

/** Writes minutes for people: `0` → `at once`, `45` → `45 min`, `90` → `1 h 30 min`, `2880` → `2 days`. */
export function minutesInWords(minutes: number): string {
  if (minutes === 0) return 'at once'
  const parts: string[] = []
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = Math.round((minutes % 60) * 100) / 100
  if (days) parts.push(days === 1 ? '1 day' : `${days} days`)
  if (hours) parts.push(`${hours} h`)
  if (rest) parts.push(`${rest} min`)
  return parts.join(' ')
}

/** Writes a duration for people: `1h30m` → `1 h 30 min`; a text that is no duration comes back as it is. */
export function durationInWords(text: string): string {
  return durationPattern.test(text) ? minutesInWords(durationMinutes(text)) : text
}
