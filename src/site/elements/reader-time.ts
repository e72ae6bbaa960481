import {dateFormat} from '../../core/format/intl.ts'

/** Gives the zone of the reader's clock, e.g. `Europe/Lisbon`. */
export function zoneOfReader(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

/** Writes an instant on the reader's clock, with its zone: `Nov 23, 14:05 Europe/Lisbon`. */
export function timeOfReader(instant: string | number, locale: string): string {
  return `${shortTimeOfReader(instant, locale)} ${zoneOfReader()}`
}

/** Writes an instant on the reader's clock where its zone is named beside: `Nov 23, 14:05`; to the second where minutes do not tell apart. */
export function shortTimeOfReader(instant: string | number, locale: string, withSeconds = false): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  if (Number.isNaN(at)) return 'unknown'
  const timeZone = zoneOfReader()
  const day = dateFormat(locale, {month: 'short', day: 'numeric', timeZone}).format(at)
  const time = dateFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds && {second: '2-digit'}),
    hourCycle: 'h23',
    timeZone,
  }).format(at)
  return `${day}, ${time}`
}
