/**
 * Gives the version of the time-zone data that this machine reckons with, such as `2026c`.
 *
 * Governments change their clocks at short notice: where two machines disagree about an hour, this is the first thing to compare.
 */
export function timeZoneData(): string {
  return process.versions.tz ?? 'of unknown version'
}
