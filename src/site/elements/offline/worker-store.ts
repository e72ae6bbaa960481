import type {OfflinePlan, Progress, WorkerScope} from './worker-types.ts'

const worker = globalThis as unknown as WorkerScope
const planName = 'offline.json'
/** How many files are asked for at a time; a bad line is not made worse by more. */
const lanes = 4

/** Base of the site, absolute, with a slash at its end. */
export const scope: string = worker.registration.scope

/** Opens the one store of this site; two sites of one origin never share one. */
export function openStore(): Promise<Cache> {
  return caches.open(`clarity ${scope}`)
}

/**
 * Keeps an answer with the time at which it came.
 *
 * @param address Relative to the base, without query.
 */
export async function keep(store: Cache, address: string, answer: Response): Promise<void> {
  const headers = {'content-type': answer.headers.get('content-type') ?? '', 'x-saved-at': new Date().toISOString()}
  await store.put(scope + address, new Response(await answer.blob(), {headers}))
}

/** Keeps what a build wants kept at the first visit, and again all of it where somebody had asked for all; clears what no build has any more. */
export async function keepFirst(version: string): Promise<OfflinePlan> {
  const store = await openStore()
  const before = await keptPlan(store)
  const plan = (await (await ask(`${planName}?${version}`)).json()) as OfflinePlan
  await keepAll(store, plan.first)
  const hadAll = (await store.match(`${scope}${planName}?all`)) !== undefined
  if (hadAll) await keepAll(store, plan.rest).catch(() => undefined)
  // A page that is open still asks for files of the build it is from.
  await clear(store, new Set([...plan.first, ...plan.rest, ...(before?.first ?? [])]))
  await store.put(scope + planName, Response.json(plan))
  return plan
}

/** Keeps all the rest, and says after each file how far it is. */
export async function keepRest(said: (progress: Progress) => void): Promise<void> {
  const store = await openStore()
  const plan = await keptPlan(store)
  if (!plan) return said({problem: 'the first copy is not complete yet'})
  await keepAll(store, plan.rest, said)
  await store.put(`${scope}${planName}?all`, new Response(''))
  said({done: plan.rest.length, of: plan.rest.length})
}

/** Gives the plan whose files are kept; nothing before the first. */
export async function keptPlan(store: Cache): Promise<OfflinePlan | undefined> {
  return (await store.match(scope + planName))?.json()
}

async function keepAll(store: Cache, addresses: readonly string[], said?: (progress: Progress) => void): Promise<void> {
  const left = [...addresses]
  const lane = async () => {
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      await keep(store, address, await ask(address))
      said?.({done: addresses.length - left.length, of: addresses.length})
    }
  }
  await Promise.all(Array.from({length: lanes}, lane))
}

async function ask(address: string): Promise<Response> {
  const answer = await fetch(scope + address, {cache: 'no-cache', credentials: 'same-origin'})
  // A sign-in page in the place of a runbook would be kept as if it were one.
  if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`)
  return answer
}

async function clear(store: Cache, wanted: ReadonlySet<string>): Promise<void> {
  for (const {url} of await store.keys()) {
    const address = url.slice(scope.length)
    if (!wanted.has(address) && !address.startsWith(planName)) await store.delete(url)
  }
}
