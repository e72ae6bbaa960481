import {collectorSilence} from '../../status/freshness.ts'
import {readSnapshot} from '../../status/read-snapshot.ts'
import type {Snapshot} from '../../status/snapshot.ts'
import {ServerClock} from './status-clock.ts'
import {fetchSnapshot} from './status-fetch.ts'

/** What is known at an instant. */
export interface StatusView {
  /** The last one that could be read; it stays when reading fails, and its values age. Nothing before the first. */
  snapshot?: Snapshot
  /** What of it was not understood, in words. */
  leftOut: readonly string[]
  /** Milliseconds since the epoch, by the server's clock. */
  now: number
  /**
   * Why nothing newer is known, one clause without final stop: the answer could not be read, or the collector has not written for long.
   * Nothing while all is well or before the first answer.
   */
  problem?: string
  /** True when the snapshot or the problem is another than at the last call; false when only time has passed. */
  changed: boolean
}

/** Is called with what is known on subscribing, after each answer, and each second while the page is visible. */
export type StatusListener = (view: StatusView) => void

/** The status of one address, shared by everything on a page. */
export interface StatusStore {
  /** Begins to listen. @returns Ends it; without listeners nothing is asked. */
  subscribe(listener: StatusListener): () => void
}

const stores = new Map<string, StatusStore>()

/**
 * Gives the one store of an address: however many listen, one request is made at a time.
 *
 * @param address Absolute, or relative to the page; what the page's head names where it is left out.
 */
export function statusStore(address: string = pageStatus().address): StatusStore {
  const cached = stores.get(address)
  if (cached) return cached
  const made = new PolledStore(address)
  stores.set(address, made)
  return made
}

/** What the head of the page says about status: where it is read and how it is written. */
export function pageStatus(): {address: string; locale: string; everySeconds: number} {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="status-snapshot"]')
  const {locale = 'en-US', every} = meta?.dataset ?? {}
  return {address: meta?.content ?? '', locale, everySeconds: Number(every) || 30}
}

const tickMs = 1000
const longestWaitMs = 3 * 60_000

class PolledStore implements StatusStore {
  readonly #address: string
  readonly #listeners = new Set<StatusListener>()
  readonly #clock = new ServerClock()
  #timer: ReturnType<typeof setInterval> | undefined
  #asking = false
  #askedAt = Number.NEGATIVE_INFINITY
  #askedWall = Number.NEGATIVE_INFINITY
  #waitMs = 0
  #failures = 0
  #text: string | undefined
  #snapshot: Snapshot | undefined
  #leftOut: readonly string[] = []
  #problem: string | undefined
  #told: string | undefined

  constructor(address: string) {
    this.#address = address
    if (address === '') this.#problem = 'no source of status is connected'
  }

  subscribe(listener: StatusListener): () => void {
    if (this.#listeners.size === 0) this.#open()
    this.#listeners.add(listener)
    tell(listener, this.#view(true))
    return () => {
      if (this.#listeners.delete(listener) && this.#listeners.size === 0) this.#close()
    }
  }

  #open(): void {
    document.addEventListener('visibilitychange', this.#resume)
    window.addEventListener('online', this.#reconnect)
    window.addEventListener('pageshow', this.#shownAgain)
    this.#resume()
  }

  #close(): void {
    document.removeEventListener('visibilitychange', this.#resume)
    window.removeEventListener('online', this.#reconnect)
    window.removeEventListener('pageshow', this.#shownAgain)
    this.#pause()
  }

  // Somebody looks: what was waited for no longer counts, unless it was asked just now.
  readonly #resume = (): void => {
    if (document.hidden) return this.#pause()
    this.#timer ??= setInterval(this.#tick, tickMs)
    if (this.#sinceAsked() > tickMs) this.#waitMs = 0
    this.#tick()
  }

  // The first time a page is shown, its head has asked already: on a slow device long ago.
  readonly #shownAgain = ({persisted: isFromBefore}: PageTransitionEvent): void => {
    if (isFromBefore) this.#resume()
  }

  readonly #reconnect = (): void => {
    this.#waitMs = 0
    this.#resume()
  }

  #pause(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  readonly #tick = (): void => {
    this.#tell(false)
    if (this.#address !== '' && !this.#asking && this.#sinceAsked() >= this.#waitMs) void this.#ask()
  }

  // A machine that slept has a clock that went on and another that stood still.
  #sinceAsked(): number {
    return Math.max(performance.now() - this.#askedAt, Date.now() - this.#askedWall)
  }

  async #ask(): Promise<void> {
    this.#asking = true
    this.#askedAt = performance.now()
    this.#askedWall = Date.now()
    const answer = await fetchSnapshot(this.#address)
    this.#asking = false
    if (answer.headers) this.#clock.learn(answer.headers, answer.heldMs)
    const changed = 'text' in answer ? this.#take(answer.text) : this.#fail(answer.problem)
    this.#waitMs = this.#nextWaitMs()
    this.#tell(changed)
  }

  #take(text: string): boolean {
    if (text === this.#text) {
      this.#failures = 0
      this.#problem = undefined
      return false
    }
    const read = parse(text)
    if ('problem' in read) return this.#fail(read.problem)
    this.#text = text
    this.#snapshot = read.snapshot
    this.#leftOut = read.leftOut
    this.#failures = 0
    this.#problem = undefined
    return true
  }

  #fail(problem: string): boolean {
    this.#failures += 1
    this.#problem = problem
    return false
  }

  #nextWaitMs(): number {
    const everyMs = Math.min(Math.max(this.#snapshot?.everySeconds ?? pageStatus().everySeconds, 5) * 1000, longestWaitMs)
    // Doubles with each failure; spread, so that a thousand open pages do not come back at the same second.
    const waitMs = Math.min(everyMs * 2 ** Math.min(this.#failures, 10), longestWaitMs)
    return this.#failures === 0 ? everyMs : waitMs * (0.75 + Math.random() / 4)
  }

  #tell(changed: boolean): void {
    const view = this.#view(changed)
    view.changed ||= view.problem !== this.#told
    this.#told = view.problem
    for (const listener of [...this.#listeners]) tell(listener, view)
  }

  #view(changed: boolean): StatusView {
    const now = this.#clock.now()
    const problem = this.#problem ?? (this.#snapshot && collectorSilence(this.#snapshot, now, pageStatus()))
    return {
      ...(this.#snapshot && {snapshot: this.#snapshot}),
      leftOut: this.#leftOut,
      now,
      ...(problem !== undefined && {problem}),
      changed,
    }
  }
}

function parse(text: string): ReturnType<typeof readSnapshot> {
  if (text.trim() === '') return {problem: 'the answer is empty'}
  try {
    return readSnapshot(JSON.parse(text))
  } catch {
    return {problem: /^\s*</.test(text) ? 'the answer is a web page, not a status snapshot' : 'the answer is not whole: it is not JSON'}
  }
}

// One listener that fails must not silence the others.
function tell(listener: StatusListener, view: StatusView): void {
  try {
    listener(view)
  } catch (error) {
    reportError(error)
  }
}
