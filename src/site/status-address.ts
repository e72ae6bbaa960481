import {snapshotLocation} from '../status/snapshot-location.ts'
import {href, site} from './site.ts'

/** Gives the address where pages read the snapshot: below the site, or at another origin when settings say so. */
export function statusAddress(): string {
  const place = snapshotLocation(site().catalog.settings)
  return place.isElsewhere ? place.address.href : href(`/${place.path}`)
}

/** Gives the origin that pages must be allowed to read from; nothing when the snapshot stands beside them, or there is no content. */
export function statusOrigin(): string | undefined {
  try {
    const place = snapshotLocation(site().catalog.settings)
    return place.isElsewhere ? place.address.origin : undefined
  } catch {
    // Tools read the configuration without content too; a build then says what is missing.
    return undefined
  }
}
