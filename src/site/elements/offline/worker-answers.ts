import {keep, openStore, scope} from './worker-store.ts'
import type {AskedEvent} from './worker-types.ts'

/** How long a page or file is waited for where a copy is kept. */
const limitMs = 3000

/** Answers from the line; from the copy where the line does not answer, or not in time. */
export async function fromLine(event: AskedEvent, address: string): Promise<Response> {
  const store = await openStore()
  const kept = await store.match(scope + address)
  const asked = fetch(event.request).then(async answer => {
    if (isKeepable(answer)) await keep(store, address, answer.clone())
    return answer
  })
  if (!kept) return asked
  // An answer that comes too late for this page is there for the next one.
  event.waitUntil(asked.catch(() => undefined))
  const answer = await Promise.race([asked.catch(() => undefined), after(limitMs)])
  return answer && answer.status < 500 ? answer : kept
}

/** Answers with the copy; what bears a digest in its name is never another. */
export async function fromStore(event: AskedEvent, address: string): Promise<Response> {
  const kept = await (await openStore()).match(scope + address)
  return kept ?? fromLine(event, address)
}

/** Answers with a page; one that cannot be had and is not kept is answered by the list of those that are. */
export async function page(event: AskedEvent, address: string): Promise<Response> {
  const answer = await fromLine(event, address).catch(() => undefined)
  const savedAt = answer?.headers.get('x-saved-at')
  if (answer && !savedAt) return answer
  if (answer && savedAt) return marked(answer, savedAt, 200)
  const list = await (await openStore()).match(`${scope}offline/`)
  return list ? marked(list, list.headers.get('x-saved-at') ?? '', 503) : Response.error()
}

// A page cannot see the headers that it came with.
async function marked(kept: Response, savedAt: string, status: number): Promise<Response> {
  const missing = status === 200 ? '' : ' data-missing'
  const html = (await kept.text()).replace('<head>', () => `<head><meta name="saved-at" content="${savedAt}"${missing}>`)
  return new Response(html, {status, headers: {'content-type': 'text/html; charset=utf-8'}})
}

function isKeepable(answer: Response): boolean {
  return answer.status === 200 && answer.type === 'basic' && !answer.redirected
}

function after(ms: number): Promise<undefined> {
  return new Promise(resolve => setTimeout(resolve, ms, undefined))
}
