import {fromLine, fromStore, page} from './worker-answers.ts'
import {keepFirst, keepRest, scope} from './worker-store.ts'
import type {AskedEvent, WorkerScope} from './worker-types.ts'

// Put in when the site is built: with another build the worker is another, which is how browsers find out.
const version = '__CLARITY_VERSION__'
const snapshot = '__CLARITY_SNAPSHOT__'

const worker = globalThis as unknown as WorkerScope
let built = ''

// A new worker takes over at once and reloads nothing: pages that are open hear of the newer build, and offer it.
worker.addEventListener('install', event => event.waitUntil(install()))
worker.addEventListener('activate', event => event.waitUntil(activate()))
worker.addEventListener('fetch', answer)
worker.addEventListener('message', event => {
  const [port] = event.ports
  if (event.data !== 'keep all' || !port) return
  const failed = () => port.postMessage({problem: 'the line broke off'})
  event.waitUntil(keepRest(progress => port.postMessage(progress)).catch(failed))
})

async function install(): Promise<void> {
  built = (await keepFirst(version)).built
  await worker.skipWaiting()
}

async function activate(): Promise<void> {
  await worker.clients.claim()
  for (const client of await worker.clients.matchAll()) client.postMessage({built})
}

function answer(event: AskedEvent): void {
  const {request} = event
  const url = new URL(request.url)
  const address = url.origin + url.pathname
  if (request.method !== 'GET' || request.headers.has('range') || !address.startsWith(scope)) return
  const name = address.slice(scope.length)
  if (isPassed(name)) return
  if (request.mode === 'navigate') event.respondWith(page(event, name))
  else event.respondWith(hasDigest(name) ? fromStore(event, name) : fromLine(event, name))
}

// What was measured is never answered from a copy; attached files and the build's own are asked for as ever.
function isPassed(name: string): boolean {
  return name === snapshot || /^(?:files|schemas)\/|^(?:offline\.json|sw\.js)$|\.ics$/.test(name)
}

function hasDigest(name: string): boolean {
  return /^assets\/|^pagefind\/(?:\d+\/)?(?:index|fragment|filter)\/|\.pf_meta$/.test(name)
}
