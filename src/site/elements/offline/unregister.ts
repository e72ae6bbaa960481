import type {WorkerScope} from './worker-types.ts'

// In the place of the worker where copies are switched off: takes away what an earlier build has left in browsers, and itself.
const worker = globalThis as unknown as WorkerScope

worker.addEventListener('install', event => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', event => event.waitUntil(leave()))

async function leave(): Promise<void> {
  await caches.delete(`clarity ${worker.registration.scope}`)
  await worker.registration.unregister()
}
