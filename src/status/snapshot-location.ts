import type {Settings} from '../core/content/schema/settings.ts'
import {isSnapshotPath} from '../core/content/schema/snapshot-place.ts'

/** Where pages read the snapshot: beside them, or at another address that somebody else looks after. */
export type SnapshotLocation = {isElsewhere: false; path: string} | {isElsewhere: true; address: URL; path: string}

/**
 * Says where the snapshot is; whoever links, allows, writes, serves or carries it asks this.
 *
 * @returns `path` is always where a collector of ours writes it below the site: `status.json` for one that pages read elsewhere, and for
 *   what would lead out of the site or take the place of a page.
 */
export function snapshotLocation({status: {snapshot}}: Pick<Settings, 'status'>): SnapshotLocation {
  const address = /^https?:\/\//.test(snapshot) ? URL.parse(snapshot) : null
  if (address) return {isElsewhere: true, address, path: 'status.json'}
  return {isElsewhere: false, path: isSnapshotPath(snapshot) ? snapshot : 'status.json'}
}
