import * as z from 'zod'

// What the site itself consists of: a snapshot written there would take the place of a page or of its data.
const own = /^(?:(?:lookup|symptoms)\.json$|status\/(?:alerts|on-call|signals)\.json$|(?:_astro|assets|files|pagefind)\/)/

/** Tells whether the collector may write at a path below the site: a `.json` file that is no part of the site, and never outside of it. */
export function isSnapshotPath(path: string): boolean {
  return path.length <= 200 && /^(?:[A-Za-z0-9_][\w.-]*\/)*[A-Za-z0-9_][\w.-]*\.json$/.test(path) && !own.test(path)
}

/** Where the snapshot lies: a path below the site, or a web address. */
export const snapshotPlace = () => {
  const error = () => 'expected the path of a `.json` file below the site that is none of its own, such as `status.json`, or a web address'
  return z.string({error}).refine(place => isSnapshotPath(place) || (/^https?:\/\//.test(place) && URL.canParse(place)), {error})
}
