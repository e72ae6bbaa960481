/** An event that a worker may keep alive. */
export interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

/** Somebody asks for a file. */
export interface AskedEvent extends LastingEvent {
  request: Request
  respondWith(answer: Promise<Response> | Response): void
}

/** What we use of a service worker's global; the types of a window and of a worker cannot be had together. */
export interface WorkerScope {
  registration: {scope: string; unregister(): Promise<boolean>}
  clients: {claim(): Promise<void>; matchAll(): Promise<{postMessage(message: unknown): void}[]>}
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void
  addEventListener(type: 'message', listener: (event: LastingEvent & {data: unknown; ports: readonly MessagePort[]}) => void): void
}

/** `offline.json`: what a build has that can be kept; addresses are relative to the base, bytes as they come over the line. */
export interface OfflinePlan {
  version: string
  /** When the site was built, ISO 8601 UTC. */
  built: string
  /** What is kept at the first visit. */
  first: readonly string[]
  firstBytes: number
  /** What is kept when somebody asks for it. */
  rest: readonly string[]
  restBytes: number
  /** Titles of pages, by address. */
  titles: Readonly<Record<string, string>>
}

/** What a page may ask of the worker, and what it hears on the port: how far it is, then that it is done. */
export type Progress = {done: number; of: number} | {problem: string}
