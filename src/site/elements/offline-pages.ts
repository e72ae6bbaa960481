import {words} from '../words/browser.ts'
import {make, setText} from './dom.ts'
import type {OfflinePlan, Progress} from './offline/worker-types.ts'

const {offline: said} = words

/** Shows what this device has kept of the site, keeps the rest when asked, and takes it all away when asked. */
class OfflinePages extends HTMLElement {
  #scope = ''

  connectedCallback(): void {
    this.#scope = new URL(this.dataset.base ?? '/', location.href).href
    this.#part('all')?.addEventListener('click', () => void this.#keepAll())
    this.#part('remove')?.addEventListener('click', () => void this.#remove())
    void this.#show()
    navigator.serviceWorker?.addEventListener('controllerchange', () => void this.#show())
  }

  async #show(): Promise<void> {
    const plan = await this.#plan().catch(() => undefined)
    this.toggleAttribute('data-kept', plan !== undefined)
    if (!plan) return this.#say(said.nothing)
    const pages = await this.#keptPages(plan)
    this.#part('pages')?.replaceChildren(...pages.map(({href, title}) => make('li', {}, make('a', {href}, title))))
    const hasAll = plan.rest.every(address => pages.some(({href}) => href === this.#scope + address) || !(address in plan.titles))
    this.#say(said.kept(pages.length, Object.keys(plan.titles).length))
    setText(this.#part('all'), said.rest(megabytes(plan.restBytes)))
    this.#part('all')?.toggleAttribute('hidden', hasAll)
  }

  async #plan(): Promise<OfflinePlan | undefined> {
    return (await (await this.#store()).match(`${this.#scope}offline.json`))?.json()
  }

  #store(): Promise<Cache> {
    return caches.open(`clarity ${this.#scope}`)
  }

  async #keptPages({titles}: OfflinePlan): Promise<{href: string; title: string}[]> {
    const kept = (await (await this.#store()).keys()).map(({url}) => url)
    const pages = kept.map(href => ({href, title: titles[href.slice(this.#scope.length)] ?? ''}))
    return pages.filter(({title}) => title !== '').sort((a, b) => (a.href < b.href ? -1 : 1))
  }

  async #keepAll(): Promise<void> {
    const {active} = await navigator.serviceWorker.ready
    const {port1, port2} = new MessageChannel()
    this.#part('all')?.setAttribute('disabled', '')
    port1.onmessage = ({data}: MessageEvent<Progress>) => {
      if ('problem' in data) this.#say(said.brokeOff)
      else this.#say(said.progress(data.done, data.of))
      if (!('problem' in data) && data.done < data.of) return
      this.#part('all')?.removeAttribute('disabled')
      if (!('problem' in data)) void this.#show()
    }
    active?.postMessage('keep all', [port2])
  }

  async #remove(): Promise<void> {
    await caches.delete(`clarity ${this.#scope}`)
    await (await navigator.serviceWorker?.getRegistration(this.#scope))?.unregister()
    this.toggleAttribute('data-kept', false)
    this.#part('pages')?.replaceChildren()
    this.#say(said.gone)
  }

  #say(words: string): void {
    setText(this.#part('said'), words)
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-${name}]`)
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}

customElements.define('offline-pages', OfflinePages)
