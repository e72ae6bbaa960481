/**
 * Tells whether a version of a specification is the one that a contract pins: `v2.1` and `Feeds 2021-06-30, Listings Items v2.1`.
 *
 * A pin of several versions holds where one of them is meant.
 */
export function isPinned(pin: string, version: string): boolean {
  const wanted = plain(version)
  return plain(pin) === wanted || pin.split(/[\s,;]+/).some(part => plain(part) === wanted)
}

function plain(version: string): string {
  return version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '')
}
