/**
 * Makes a text from outside safe to keep: one line, no control characters, cut with an ellipsis.
 *
 * Markup is left as it is: whoever shows it shows text.
 */
export function plain(text: unknown, limit = 200): string {
  // Format characters too: one that turns the direction of writing makes a text read as another.
  const line = String(text)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return line.length > limit ? `${line.slice(0, limit - 1).trimEnd()}…` : line
}

/** A time of day with the zone it is meant in, or a day: `2026-11-23T02:00Z`, `Mon, 23 Nov 2026 02:00:00 GMT`, `2026-11-23 02:00+01`. */
const zoned = /\d:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|UTC?|GMT|(?:GMT|UTC)?[+-]\d{2}(?::?\d{2})?)$|^\d{4}-\d{2}-\d{2}$/i

/**
 * Gives an instant as ISO 8601 in UTC; nothing for what is no instant.
 *
 * A time without a zone is none: `Date` would take it for one of the zone this program happens to run in.
 */
export function instantOf(written: unknown): string | undefined {
  if (typeof written !== 'string' && typeof written !== 'number') return undefined
  if (typeof written === 'string' && !zoned.test(written.trim())) return undefined
  const ms = typeof written === 'number' ? written : Date.parse(written)
  // Beyond these, `toISOString` fails or writes years that no reader expects.
  return Number.isFinite(ms) && ms > 0 && ms < 8.64e15 ? isoOf(ms) : undefined
}

/** Writes milliseconds since the epoch as ISO 8601 in UTC, without fractions where there are none. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}

/** Gives the members of a value that may be anything: an object as it is, everything else as an empty one. */
export function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

/** Gives a list of objects from a value that may be anything. */
export function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(membersOf) : []
}
