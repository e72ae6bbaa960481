import {type Exact, exactMatches, loadLookup, looksLikeCode, nearMatches} from './lookup.ts'

/**
 * Shows while typing which pages a name leads to; Enter without a choice goes on to full-text search.
 *
 * `/` focuses the first search box of the page. Arrows choose, Enter opens, Escape closes.
 */
class SearchBox extends HTMLElement {
  #input: HTMLInputElement | null = null
  #list = document.createElement('ul')
  #chosen = -1

  connectedCallback(): void {
    this.#input = this.querySelector('input')
    const input = this.#input
    if (!input || this.closest('search-page')) return
    this.#list.className = 'search-hits'
    this.#list.id = `${input.id}-hits`
    this.#list.role = 'listbox'
    this.#list.ariaLabel = 'Pages of this name'
    this.#list.hidden = true
    this.append(this.#list)
    input.role = 'combobox'
    input.setAttribute('aria-controls', this.#list.id)
    input.setAttribute('aria-expanded', 'false')
    input.setAttribute('aria-autocomplete', 'list')
    input.addEventListener('input', () => this.#look(input))
    input.addEventListener('keydown', event => this.#key(event))
    input.addEventListener('blur', () => setTimeout(() => this.#close(), 150))
  }

  async #look(input: HTMLInputElement): Promise<void> {
    const query = input.value
    if (query.trim().length < 2) return this.#close()
    try {
      const entries = await loadLookup(this.dataset.base ?? '/')
      if (input.value === query) this.#show(entries, query)
    } catch {
      // Without the list, Enter still leads to the search page, which says what is wrong.
      this.#close()
    }
  }

  #show(entries: readonly Exact[], query: string): void {
    const exact = exactMatches(entries, query)
    const hits = [...exact, ...nearMatches(entries, query)].slice(0, 8)
    const rows = hits.map((hit, index) => option(hit, `${this.#list.id}-${index}`))
    if (exact.length === 0 && looksLikeCode(query)) rows.unshift(unknown(query))
    this.#chosen = -1
    this.#list.replaceChildren(...rows)
    this.#open(rows.length > 0)
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.#close()
    const options = [...this.#list.querySelectorAll<HTMLElement>('[role=option]')]
    if (this.#list.hidden || options.length === 0) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      this.#choose(options, (this.#chosen + step + options.length + (this.#chosen < 0 && step < 0 ? 1 : 0)) % options.length)
    }
    if (event.key === 'Enter' && this.#chosen >= 0) {
      event.preventDefault()
      options[this.#chosen]?.querySelector('a')?.click()
    }
  }

  #choose(options: HTMLElement[], index: number): void {
    this.#chosen = index
    for (const [at, option] of options.entries()) option.ariaSelected = String(at === index)
    this.#input?.setAttribute('aria-activedescendant', options[index]?.id ?? '')
    options[index]?.scrollIntoView({block: 'nearest'})
  }

  #open(open: boolean): void {
    this.#list.hidden = !open
    this.#input?.setAttribute('aria-expanded', String(open))
    this.#input?.removeAttribute('aria-activedescendant')
  }

  #close(): void {
    this.#chosen = -1
    this.#open(false)
  }
}

function option({title, what, url, detail}: Exact, id: string): HTMLLIElement {
  const item = document.createElement('li')
  item.id = id
  item.role = 'option'
  const link = document.createElement('a')
  link.href = url
  link.tabIndex = -1
  const about = document.createElement('span')
  about.className = 'hit-what'
  about.textContent = detail ? `${what}: ${detail}` : what
  link.append(title, about)
  item.append(link)
  return item
}

function unknown(query: string): HTMLLIElement {
  const item = document.createElement('li')
  item.role = 'presentation'
  item.className = 'search-none'
  item.textContent = `No entry knows the code “${query.trim()}”.`
  return item
}

addEventListener('keydown', event => {
  const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
  const inputs = [...document.querySelectorAll<HTMLInputElement>('search-box input')]
  const input = inputs.find(each => each.checkVisibility())
  if (!input) return
  event.preventDefault()
  input.focus()
  input.select()
})

customElements.define('search-box', SearchBox)
