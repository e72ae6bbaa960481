import {existsSync, readFileSync} from 'node:fs'
import {keyOf} from '../../host/content-store.ts'
import {programRoot} from '../../host/program.ts'
import {wholeProgramDigest} from '../../host/program-digest.ts'
import {formerPages} from '../integration.ts'
import {type Site, site} from '../site.ts'

/**
 * Digests all that decides what a bundler makes of the program; content decides nothing of it but for its settings and earlier addresses.
 *
 * @param project Absolute path of the user's folder.
 * @param styles Absolute paths of the user's style sheets.
 */
export function bundleKey(project: string, styles: readonly string[] = []): string {
  const {catalog, base}: Site = site()
  // One that is missing is refused where it is bundled.
  const own = styles.flatMap(file => [file, existsSync(file) ? readFileSync(file) : ''])
  const places = [project, programRoot, base, process.env.NODE_ENV ?? '']
  const said = JSON.stringify([process.versions, catalog.settings, formerPages()])
  return keyOf('bundle 1', wholeProgramDigest(project), said, ...places, ...own)
}
