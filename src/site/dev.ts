import {Failure} from '../host/failure.ts'
import {programRoot} from '../host/program-digest.ts'

/** What to serve while content is being written. */
export interface DevRequest {
  /** Absolute path of the content root. */
  content: string
  base: string
  host: string
  port: number
  /** Called after content files changed. */
  onChange(): void
}

/**
 * Starts the development server.
 *
 * @returns The address of the start page.
 * @throws {Failure} When the server cannot start.
 */
export async function developSite({content, base, host, port, onChange}: DevRequest): Promise<string> {
  Object.assign(process.env, {
    CLARITY_CONTENT: content,
    CLARITY_BASE: base,
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
  })
  // Astro looks for its own files from the folder it is started in, wherever the content is.
  process.chdir(programRoot)
  const {dev} = await import('astro')
  try {
    const server = await dev({root: programRoot, base, server: {host, port}, logLevel: 'warn'})
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
