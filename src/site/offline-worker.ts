import path from 'node:path'
import {programRoot} from '../host/program.ts'
import {site} from './site.ts'

/** Name of the worker's file below the base; it must stand there for the whole site to be in its reach. */
export const workerName = 'sw.js'

/** Puts the service worker beside the pages: the one that keeps copies, or the one that takes them away where settings want none. */
export function offlineWorker() {
  return {
    name: 'clarity-offline-worker',
    apply: 'build' as const,
    buildStart(this: Emitting) {
      if (this.environment.name !== 'client') return
      const name = site().catalog.settings.offline ? 'worker.ts' : 'unregister.ts'
      this.emitFile({type: 'chunk', id: path.join(programRoot, 'src/site/elements/offline', name), fileName: workerName})
    },
  }
}

/** What a plugin may do while the bundle is begun. */
interface Emitting {
  environment: {name: string}
  emitFile(file: {type: 'chunk'; id: string; fileName: string}): string
}
