import {fetchedProperty} from './read-calendar.ts'

/**
 * Writes into the text of a feed when it was fetched; what an earlier fetch has written there goes.
 *
 * `BEGIN:VCALENDAR` → `BEGIN:VCALENDAR`, `X-CLARITY-FETCHED:20261123T020000Z`; the rest stays as the server sent it.
 *
 * @param fetchedAt ISO 8601 UTC.
 */
export function stampedFeed(text: string, fetchedAt: string): string {
  const stamp = fetchedAt.replace(/\.\d+/, '').replace(/[-:]/g, '')
  const without = text.replace(/^\uFEFF/, '').replace(new RegExp(`^${fetchedProperty}:.*(\\r\\n|\\n|\\r|$)`, 'gim'), '')
  return without.replace(/^(\s*BEGIN:VCALENDAR\s*?)(\r\n|\n|\r)/i, `$1$2${fetchedProperty}:${stamp}$2`)
}
