import {ageInWords} from '../../core/format/duration.ts'
import {words} from '../words/browser.ts'
import {make, setText} from './dom.ts'
import {timeOfReader} from './reader-time.ts'
import {pageStatus} from './status-store.ts'

const {offline: said} = words
const hourMs = 3_600_000

/**
 * Says above a page that it is a copy, how old it is, and when there is a newer build; begins the keeping of copies.
 *
 * Nothing here reloads a page: whoever reads decides.
 */
class OfflineNotice extends HTMLElement {
  connectedCallback(): void {
    const saved = document.querySelector<HTMLMetaElement>('meta[name="saved-at"]')
    if (saved) this.#showSaved(saved.content, saved.dataset.missing !== undefined)
    const worker = document.querySelector<HTMLMetaElement>('meta[name="offline-worker"]')
    if (!worker || !('serviceWorker' in navigator)) return
    navigator.serviceWorker.addEventListener('message', ({data}) => this.#offer(data, builtAt()))
    // What somebody reads now comes first; the copies come after it.
    if (document.readyState === 'complete') void keepCopies(worker.content, this.dataset.base ?? '/')
    else window.addEventListener('load', () => void keepCopies(worker.content, this.dataset.base ?? '/'), {once: true})
  }

  #showSaved(savedAt: string, isMissing: boolean): void {
    const text = make('span')
    const say = () => setText(text, isMissing ? said.missing : copyWords(savedAt))
    say()
    setInterval(say, 60_000)
    this.append(
      make('p', {}, make('strong', {}, said.noAnswer), text),
      button(said.again, () => location.reload()),
    )
  }

  #offer(data: unknown, ours: string): void {
    const built = (data as {built?: unknown} | null)?.built
    if (typeof built !== 'string' || !(built > ours) || this.querySelector('[data-offer]')) return
    const words = `A newer build of this site is there, of ${timeOfReader(built, pageStatus().locale)}.`
    this.append(
      make('p', {'data-offer': ''}, words),
      button('Load it', () => location.reload()),
    )
  }
}

// The foot of each page says when it was built.
function builtAt(): string {
  return document.querySelector<HTMLTimeElement>('[data-stamp] time')?.dateTime ?? ''
}

function copyWords(savedAt: string): string {
  return said.copy(timeOfReader(savedAt, pageStatus().locale), ageInWords(Date.now() - Date.parse(savedAt)))
}

function button(words: string, act: () => void): HTMLButtonElement {
  const made = make('button', {type: 'button'}, words)
  made.addEventListener('click', act)
  return made
}

async function keepCopies(address: string, scope: string): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(address, {scope, updateViaCache: 'none'})
    let askedAt = Date.now()
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || Date.now() - askedAt < hourMs) return
      askedAt = Date.now()
      registration.update().catch(() => undefined)
    })
  } catch {
    // A browser may refuse: without a secure connection, in private windows, or when its disk is full. The site works as before.
  }
}

customElements.define('offline-notice', OfflineNotice)
