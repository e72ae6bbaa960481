import {answer, detailOf, inOrder} from '../../search/answer.ts'
import type {Named, Names} from '../../search/names.ts'
import type {Symptoms} from '../../search/symptoms.ts'
import {kindInWords, words} from '../words/browser.ts'
import {loadNames, loadSymptoms} from './lookup.ts'

/**
 * Shows below the form of a search box while typing which pages answer: names, what a pasted message holds, failures that sound like it.
 *
 * Enter without a choice opens what is exactly the query, else it goes on to the search page. Arrows choose, Escape closes.
 * What has been typed before this was loaded is answered at once.
 */
class SearchHits extends HTMLElement {
  #input: HTMLInputElement | null = null
  #list = document.createElement('ul')
  #chosen = -1
  /** Where Enter leads while nothing is chosen. */
  #best: string | undefined

  connectedCallback(): void {
    const input = this.closest('search-box')?.querySelector('input')
    if (!input) return
    this.#input = input
    this.#list.className = 'search-hits'
    this.#list.id = `${input.id}-hits`
    this.#list.role = 'listbox'
    this.#list.ariaLabel = words.search.pagesOfName
    this.#list.hidden = true
    this.append(this.#list)
    input.role = 'combobox'
    input.setAttribute('aria-controls', this.#list.id)
    input.setAttribute('aria-expanded', 'false')
    input.setAttribute('aria-autocomplete', 'list')
    input.addEventListener('input', () => void this.#look(input))
    input.addEventListener('keydown', event => this.#key(event))
    // A window that is left for another one keeps its list: the box is still the active one there, and is blurred all the same.
    input.addEventListener('blur', () => setTimeout(() => document.activeElement !== input && this.#close(), 150))
    input.addEventListener('focus', () => this.#list.hidden && input.value !== input.defaultValue && void this.#look(input))
    // What was typed while this was loading; what a page has put in, such as the one for lost addresses, it answers itself.
    if (document.activeElement === input && input.value !== input.defaultValue) void this.#look(input)
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
    const rows = hits.map((hit, index) =>
      option(hit, `${this.#list.id}-${index}`, {isExact: found.exact.includes(hit), detail: detailOf(symptoms, hit)}),
    )
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

function option({title, what, url}: Named, id: string, {isExact, detail}: {isExact: boolean; detail: string | undefined}): HTMLLIElement {
  const item = document.createElement('li')
  item.id = id
  item.role = 'option'
  const link = document.createElement('a')
  link.href = url
  link.tabIndex = -1
  const about = document.createElement('span')
  about.className = 'hit-what'
  about.textContent = detail ? `${kindInWords(what)}: ${detail}` : kindInWords(what)
  link.append(title, ...(isExact ? [exactMark()] : []), about)
  item.append(link)
  return item
}

function exactMark(): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'hit-exact'
  mark.textContent = words.search.exact
  return mark
}

function unknown(code: string): HTMLLIElement {
  const item = document.createElement('li')
  item.role = 'presentation'
  item.className = 'search-none'
  item.textContent = words.search.unknownShort(code)
  return item
}

customElements.define('search-hits', SearchHits)
