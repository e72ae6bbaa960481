import {preloadNames} from './preload-names.ts'

/**
 * A search form that answers while somebody types; `search-hits.ts` does, which is loaded with the names when the box is first used.
 *
 * Until that is loaded, or without it, Enter leads to the search page.
 */
class SearchBox extends HTMLElement {
  #isBegun = false

  connectedCallback(): void {
    const input = this.querySelector('input')
    if (!input || this.closest('search-page')) return
    for (const type of ['focus', 'input']) input.addEventListener(type, () => void this.#begin())
    if (document.activeElement === input) void this.#begin()
  }

  async #begin(): Promise<void> {
    if (this.#isBegun) return
    this.#isBegun = true
    const base = this.dataset.base ?? '/'
    preloadNames(base)
    try {
      await import('./search-hits.ts')
      const hits = document.createElement('search-hits')
      hits.dataset.base = base
      this.append(hits)
    } catch {
      this.#isBegun = false
    }
  }
}

customElements.define('search-box', SearchBox)
