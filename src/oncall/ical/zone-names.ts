import timezones from 'timezones.json'
import {findIana} from 'windows-iana'

/**
 * Gives the IANA name of a zone that a calendar names in another way; nothing where nobody knows it.
 *
 * `/freeassociation.sourceforge.net/Europe/Berlin` → `Europe/Berlin`, as Evolution and Thunderbird write it; `China Standard Time` →
 * `Asia/Shanghai`, a name of Windows; `(UTC-05:00) Eastern Time (US & Canada)` → `America/New_York`, as Outlook shows it.
 *
 * @param isZone Tells whether a name is one of the zone database.
 */
export function ianaName(written: string, isZone: (name: string) => boolean): string | undefined {
  const name = written.trim().replace(/^"(.*)"$/, '$1')
  if (isZone(name)) return name
  return endOfPath(name, isZone) ?? ofWindows(name) ?? ofWindows(labels.get(plainLabel(name)) ?? '')
}

function endOfPath(name: string, isZone: (name: string) => boolean): string | undefined {
  if (!name.startsWith('/')) return undefined
  const parts = name.split('/')
  return [3, 2, 1].map(count => parts.slice(-count).join('/')).find(isZone)
}

function ofWindows(name: string): string | undefined {
  return findIana(name as Parameters<typeof findIana>[0])?.[0]
}

const labels = new Map(timezones.map(({text, value}) => [plainLabel(text), value]))

// The offset in a label is that of winter, or of whenever it was written.
function plainLabel(label: string): string {
  return label
    .replace(/^\((?:UTC|GMT)[^)]*\)\s*/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
