import type {BaseIntegrationHooks} from 'astro'
import {isWithin} from '../host/content-walk.ts'
import {trustedModule} from './render/trusted.ts'
import {reloadSite} from './site.ts'

/** Vite's server, as Astro hands it to integrations. */
export type DevServer = Parameters<BaseIntegrationHooks['astro:server:setup']>[0]['server']

/** A program that saves a file empties it first; whoever reads too early sees it so, and may hear of no further change. */
const settleMs = 50

/** Reads content again when a file below it changes, and has open pages load again: what a page shows may come from any file. */
export function reloadOnChange(server: DevServer, roots: readonly string[]): void {
  let timer: NodeJS.Timeout | undefined
  server.watcher.add([...roots])
  server.watcher.on('all', (_event, file) => {
    if (!roots.some(root => isWithin(root, file))) return
    clearTimeout(timer)
    timer = setTimeout(() => reload(server), settleMs)
  })
}

function reload(server: DevServer): void {
  reloadSite()
  for (const {moduleGraph, hot} of Object.values(server.environments)) {
    const trusted = moduleGraph.getModuleById(trustedModule)
    if (trusted) moduleGraph.invalidateModule(trusted)
    // Astro forgets which pages there are when it hears this, as it does after a change of its own collections.
    hot.send('astro:content-changed', {})
  }
  server.environments.client.hot.send({type: 'full-reload', path: '*'})
}

/** Has files be found at addresses without a slash behind them, which Astro's server asks for behind most. */
export function slashBehindFiles(server: DevServer, base: string): void {
  server.middlewares.use((request, _response, next) => {
    const [address = '', query] = (request.url ?? '').split('?')
    const isFile = ['/files/', `${base}files/`].some(folder => address.startsWith(folder)) && !address.endsWith('/')
    if (isFile) request.url = `${address}/${query === undefined ? '' : `?${query}`}`
    next()
  })
}
