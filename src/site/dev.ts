import type {AstroIntegration} from 'astro'
import {Failure} from '../host/failure.ts'
import {programRoot} from '../host/program-digest.ts'
import type {ServeRequest} from '../host/static-server.ts'

/** What to serve while content is being written. */
export interface DevRequest {
  /** Absolute path of the content root. */
  content: string
  base: string
  host: string
  port: number
  /** ISO 8601 UTC; the present when missing. */
  now?: string
  /** Called after content files changed. */
  onChange(): void
  /** Status that is in memory, and its path below the base. */
  status?: ServeRequest['status']
}

/**
 * Starts the development server.
 *
 * @returns The address of the start page.
 * @throws {Failure} When the server cannot start.
 */
export async function developSite({content, base, host, port, now, onChange, status}: DevRequest): Promise<string> {
  Object.assign(process.env, {
    CLARITY_CONTENT: content,
    CLARITY_BASE: base,
    ...(now && {CLARITY_NOW: now}),
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
  })
  // Astro looks for its own files from the folder it is started in, wherever the content is.
  process.chdir(programRoot)
  const {dev} = await import('astro')
  try {
    const integrations = [slashBehindFiles(base), ...(status ? [liveStatus(`${base}${status.path}`, status)] : [])]
    const server = await dev({root: programRoot, base, server: {host, port}, logLevel: 'warn', integrations})
    let timer: NodeJS.Timeout | undefined
    server.watcher.on('all', (_event, file) => {
      if (!file.startsWith(content)) return
      clearTimeout(timer)
      timer = setTimeout(onChange, 100)
    })
    return `http://${host}:${server.address.port}${base}`
  } catch (error) {
    throw new Failure(
      `cannot start the development server: ${error instanceof Error ? error.message : String(error)}`,
      'Name another port with `--port N`.',
    )
  }
}

// The development server asks for a slash behind every address but those of routes that end in a fixed extension.
function slashBehindFiles(base: string): AstroIntegration {
  return {
    name: 'clarity-files',
    hooks: {
      'astro:server:setup': ({server}) => {
        server.middlewares.use((request, _response, next) => {
          const [address = '', query] = (request.url ?? '').split('?')
          const isFile = ['/files/', `${base}files/`].some(folder => address.startsWith(folder)) && !address.endsWith('/')
          if (isFile) request.url = `${address}/${query === undefined ? '' : `?${query}`}`
          next()
        })
      },
    },
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
