import {answer, inOrder} from '../../search/answer.ts'
import type {Named, Names} from '../../search/names.ts'
import type {Symptoms} from '../../search/symptoms.ts'
import {loadNames, loadSymptoms} from './lookup.ts'

/**
 * Shows while typing which pages answer: names, what a pasted message holds, failures that sound like it.
 *
 * Enter without a choice opens what is exactly the query, else it goes on to the search page. `/` and Ctrl-K focus the first
 * search box of the page. Arrows choose, Escape closes.
 */
class SearchBox extends HTMLElement {
  #input: HTMLInputElement | null = null
  #list = document.createElement('ul')
  #chosen = -1
  /** Where Enter leads while nothing is chosen. */
  #best: string | undefined

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
    // What answers is fetched while somebody begins to type.
    input.addEventListener('focus', () => void loadNames(this.dataset.base ?? '/').catch(() => undefined), {once: true})
    input.addEventListener('blur', () => setTimeout(() => this.#close(), 150))
  }

  async #look(input: HTMLInputElement): Promise<void> {
    const query = input.value
    this.#best = undefined
    if (query.trim().length < 2) return this.#close()
    const base = this.dataset.base ?? '/'
    try {
      const names = await loadNames(base)
      if (input.value === query) this.#show(names, undefined, query)
      const symptoms = await loadSymptoms(base)
      if (input.value === query && this.#chosen < 0) this.#show(names, symptoms, query)
    } catch {
      // Without the lists, Enter still leads to the search page, which says what is wrong.
    }
  }

  #show(names: Names, symptoms: Symptoms | undefined, query: string): void {
    const found = answer(names, symptoms, query)
    const hits = inOrder(found, query).slice(0, 8)
    const rows = hits.map((hit, index) => option(hit, `${this.#list.id}-${index}`, found.exact.includes(hit)))
    if (found.unknown?.mentioned.length === 0) rows.unshift(unknown(found.unknown.code))
    this.#best = found.exact[0]?.url
    this.#chosen = -1
    this.#list.replaceChildren(...rows)
    this.#open(rows.length > 0)
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.#close()
    if (event.key === 'Enter' && this.#chosen < 0 && this.#best !== undefined) {
      event.preventDefault()
      location.assign(this.#best)
      return
    }
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

function option({title, what, url, detail}: Named, id: string, isExact: boolean): HTMLLIElement {
  const item = document.createElement('li')
  item.id = id
  item.role = 'option'
  const link = document.createElement('a')
  link.href = url
  link.tabIndex = -1
  const about = document.createElement('span')
  about.className = 'hit-what'
  about.textContent = detail ? `${what}: ${detail}` : what
  link.append(title, ...(isExact ? [exactMark()] : []), about)
  item.append(link)
  return item
}

function exactMark(): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'hit-exact'
  mark.textContent = 'exact'
  return mark
}

function unknown(code: string): HTMLLIElement {
  const item = document.createElement('li')
  item.role = 'presentation'
  item.className = 'search-none'
  item.textContent = `No runbook for ${code}. No entry knows the code.`
  return item
}

addEventListener('keydown', event => {
  const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')
  const isCommandK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
  const isSlash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
  if (!isCommandK && !isSlash) return
  const inputs = [...document.querySelectorAll<HTMLInputElement>('search-box input')]
  const input = inputs.find(each => each.checkVisibility())
  if (!input) return
  event.preventDefault()
  input.focus()
  input.select()
})

customElements.define('search-box', SearchBox)
