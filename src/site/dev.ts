import type {AstroIntegration} from 'astro'
import {Failure} from '../host/failure.ts'
import {type ContentRoots, contentPathOf} from '../host/roots.ts'
import type {ServeRequest} from '../host/static-server.ts'
import {astroFor} from './astro-settings.ts'
import {clarity, type SiteParts} from './integration.ts'

/** What to serve while content is being written. */
export interface DevRequest {
  /** Absolute path of the content root. */
  content: ContentRoots
  /** Absolute path of the user's folder. */
  project: string
  /** Absolute path of the folder for what is kept. */
  cache: string
  /** What the configuration brings to pages. */
  parts?: SiteParts
  base: string
  host: string
  port: number
  /** ISO 8601 UTC; the present when missing. */
  now?: string
  /** Called after content files changed, with their paths below the content root; `.` is the root. */
  onChange(contentPaths: string[]): void
  /** True lets content run code. */
  trustContent: boolean
  /** Status that is in memory, and its path below the base. */
  status?: ServeRequest['status']
}

/**
 * Starts the development server.
 *
 * @returns The address of the start page.
 * @throws {Failure} When the server cannot start.
 */
export async function developSite({content, project, cache, base, host, port, now, trustContent, ...request}: DevRequest): Promise<string> {
  const {onChange, status, parts} = request
  const {dev} = await import('astro')
  const integrations = [
    clarity({...parts, content, cache, now, trusted: trustContent}),
    ...(status ? [liveStatus(`${base}${status.path}`, status)] : []),
  ]
  try {
    const server = await dev({...astroFor({project, cache, base}), server: {host, port}, integrations})
    let timer: NodeJS.Timeout | undefined
    const changed = new Set<string>()
    server.watcher.on('all', (_event, file) => {
      const contentPath = contentPathOf(content, file)
      if (contentPath === undefined) return
      changed.add(contentPath)
      clearTimeout(timer)
      timer = setTimeout(() => {
        onChange([...changed])
        changed.clear()
      }, 100)
    })
    return `http://${host}:${server.address.port}${base}`
  } catch (error) {
    throw new Failure(
      `cannot start the development server: ${error instanceof Error ? error.message : String(error)}`,
      'Name another port with `--port N`.',
    )
  }
}

// Whether the base is still in the address depends on what Astro puts before us.
function liveStatus(path: string, {served, path: below}: NonNullable<ServeRequest['status']>): AstroIntegration {
  return {
    name: 'clarity-status',
    hooks: {
      'astro:server:setup': ({server}) => {
        server.middlewares.use((request, response, next) => {
          const asked = request.url?.split('?')[0]
          if (asked === path || asked === `/${below}`) served.answer(request, response)
          else next()
        })
      },
    },
  }
}
