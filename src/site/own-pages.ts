import {existsSync, readdirSync} from 'node:fs'
import path from 'node:path'
import {Failure} from '../host/failure.ts'
import {type Route, routesIn} from './routes.ts'
import {site} from './site.ts'

/**
 * Lists the pages of a user's folder; the address of each is its path there.
 *
 * @throws {Failure} When the folder is missing or holds no page.
 */
export function ownPages(folder: string): Route[] {
  const routes = routesIn(folder, namesIn(folder))
  if (routes.length > 0) return routes
  throw new Failure(
    `\`${folder}\` holds no page`,
    'Put one there, such as `policies.astro` for the address `/policies/`, or remove `pages`.',
  )
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, {recursive: true}).map(String)
  } catch {
    throw new Failure(`there is no folder \`${folder}\``, 'Correct its path in `pages` of the configuration.')
  }
}

/** Puts a user's pages among those of the site; one of the same address takes the place of ours. */
export function withOwnPages(routes: readonly Route[], own: readonly Route[]): Route[] {
  const taken = new Set(own.map(({pattern}) => pattern))
  return [...routes.filter(({pattern}) => !taken.has(pattern)), ...own]
}

/** Refuses a menu that leads to an address of this site where the built folder has nothing. */
export function refuseDeadMenu(folder: string): void {
  const addresses = (site().catalog.settings.site.menu ?? []).flatMap(item => (typeof item === 'string' ? [] : item.address))
  const dead = addresses.find(address => address.startsWith('/') && !existsSync(path.join(folder, fileOf(address))))
  if (dead === undefined) return
  const help = 'Correct it in `site.menu` of the settings, or bring the page with `pages` of the configuration.'
  throw new Failure(`the menu leads to \`${dead}\`, where the site has no page`, help)
}

// In: `/policies/?of=2026#late`. Out: `/policies/index.html`.
const fileOf = (address: string) => address.replace(/[?#].*$/, '').replace(/\/$/, '/index.html')

/** Tells whether a file is one of those pages; a page that takes our layout takes our styles too. */
export function isOwnPage(own: readonly Route[], id: string): boolean {
  return own.some(({entrypoint}) => entrypoint.split(path.sep).join('/') === id)
}
