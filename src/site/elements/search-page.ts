import {answer} from '../../search/answer.ts'
import {looksLikeCode} from '../../search/parts.ts'
import {kindInWords, words} from '../words/browser.ts'
import {loadNames, loadSymptoms} from './lookup.ts'
import {loadPagefind, type PagefindData} from './pagefind.ts'
import {recentNodes} from './recent-list.ts'
import {answerNodes, type ShownAnswer} from './search-answer.ts'
import {excerptNodes, heading, list, notice, resultItem} from './search-results.ts'

const shownAtOnce = 20

/**
 * The search page: exact names first, then full text.
 *
 * A query that looks like a code and that nobody wrote down is said to be unknown before any text match is shown. Before anything is
 * asked it lists the pages that were open last. Without filters it stands in a dialog, and leaves the address alone.
 */
class SearchPage extends HTMLElement {
  #input: HTMLInputElement | null = null
  #results: HTMLElement | null = null
  #filters: HTMLFormElement | null = null
  #turn = 0
  /** Where Enter leads: what is exactly the query. */
  #best: string | undefined
  #isReady = false

  connectedCallback(): void {
    this.#input = this.querySelector('input[type=search]')
    this.#results = this.querySelector('[data-results]')
    this.#filters = this.querySelector('[data-filters]')
    const input = this.#input
    if (!input) return
    const asked = new URLSearchParams(location.search)
    if (this.#filters) input.value = asked.get('q') ?? ''
    input.form?.addEventListener('submit', event => {
      // Over another page, what is not exact goes on to the page for searching.
      if (this.#best === undefined && !this.#filters) return
      event.preventDefault()
      if (this.#best === undefined) void this.#search()
      else this.#open(this.#best)
    })
    input.addEventListener('input', () => {
      this.#best = undefined
      void this.#search()
    })
    this.#filters?.addEventListener('change', () => this.#search())
    this.addEventListener('keydown', event => this.#move(event))
    void this.#start(asked)
    // On a slow line the answer has the line for itself until the page is drawn.
    if (this.#filters) requestAnimationFrame(() => void import('./every-page.ts').catch(() => undefined))
  }

  // Names answer at once; what full text can filter by comes when its index is there.
  async #start(asked: URLSearchParams): Promise<void> {
    const first = this.#search()
    if (!this.#filters) return
    try {
      await this.#fillFilters(asked)
      this.#isReady = true
      if (Object.keys(this.#chosen).length > 0) await this.#search()
    } catch {
      this.#isReady = true
      await first
      this.#say(words.search.notIndexed)
    }
  }

  async #fillFilters(asked: URLSearchParams): Promise<void> {
    const pagefind = await loadPagefind(this.#base)
    const available = await pagefind.filters()
    for (const select of this.#filters?.querySelectorAll('select') ?? []) {
      const values = Object.entries(available[select.name] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
      select.append(
        ...values.map(([value, count]) => new Option(`${select.name === 'kind' ? kindInWords(value) : value} (${count})`, value)),
      )
      select.value = asked.get(select.name) ?? ''
    }
  }

  get #base(): string {
    return this.dataset.base ?? '/'
  }

  get #chosen(): Record<string, string[]> {
    const selects = [...(this.#filters?.querySelectorAll('select') ?? [])].filter(({value}) => value !== '')
    return Object.fromEntries(selects.map(({name, value}) => [name, [value]]))
  }

  async #search(): Promise<void> {
    const turn = ++this.#turn
    const query = this.#input?.value.trim() ?? ''
    if (this.#isReady) this.#remember(query)
    const isOld = () => turn !== this.#turn
    const named = await this.#byName(query, isOld)
    if (isOld()) return
    this.#put(named.nodes)
    const text = await this.#byText(query, named.urls)
    if (isOld() || !text) return
    this.#results?.append(...text.nodes)
    if (query !== '' && named.nodes.length === 0 && text.count === 0) this.#results?.append(nothing(query))
    this.#say(query === '' && text.count === 0 ? '' : words.search.counts(named.urls.length, text.count))
  }

  // Whoever is already on an answer stays on it when more of them arrive.
  #put(nodes: readonly Node[]): void {
    const held = document.activeElement?.closest<HTMLAnchorElement>('[data-results] a')?.href
    this.#results?.replaceChildren(...nodes)
    if (held === undefined) return
    const same = [...(this.#results?.querySelectorAll<HTMLAnchorElement>('a') ?? [])].find(({href}) => href === held)
    ;(same ?? this.#input)?.focus()
  }

  async #byName(query: string, isOld: () => boolean): Promise<ShownAnswer> {
    this.#best = undefined
    if (query === '') return {nodes: Object.keys(this.#chosen).length > 0 ? [] : recentNodes(() => this.#search()), urls: []}
    try {
      const names = await loadNames(this.#base)
      // A name is looked up whatever the filters say; only guesses would be in their way.
      const isFiltered = Object.keys(this.#chosen).length > 0
      const early = answerNodes(answer(names, undefined, query), query, undefined, isFiltered)
      if (isOld()) return early
      this.#best = early.best
      this.#put(early.nodes)
      const symptoms = await loadSymptoms(this.#base).catch(() => undefined)
      return answerNodes(answer(names, symptoms, query), query, symptoms, isFiltered)
    } catch {
      return {
        nodes: [notice(words.search.noNames, words.search.noNamesWhy)],
        urls: [],
      }
    }
  }

  async #byText(query: string, already: readonly string[]): Promise<{nodes: Node[]; count: number} | undefined> {
    const filters = this.#chosen
    if (query === '' && Object.keys(filters).length === 0) return {nodes: [], count: 0}
    try {
      const pagefind = await loadPagefind(this.#base)
      // A code is looked for as it stands; its pieces, such as `no` and `123`, would match half the site.
      const phrase = looksLikeCode(query) ? `"${query}"` : query
      const found = await pagefind.debouncedSearch(query === '' ? null : phrase, {filters}, 120)
      if (!found) return undefined
      // Without a network some pages may not be kept; the others are found all the same.
      const read = await Promise.allSettled(found.results.slice(0, shownAtOnce).map(result => result.data()))
      const pages = read.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
      const others = pages.filter(({url}) => !already.includes(url))
      return {nodes: textNodes(others), count: found.results.length}
    } catch {
      return {nodes: [notice(words.search.noText, words.search.noTextWhy)], count: 0}
    }
  }

  // An address on this very page moves no page; who asked from a dialog sees it once that is closed.
  #open(address: string): void {
    this.closest('dialog')?.close()
    location.assign(address)
  }

  #move(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const target = event.target as HTMLElement
    if (target instanceof HTMLSelectElement) return
    const links = [...(this.#results?.querySelectorAll<HTMLElement>('.results a') ?? [])]
    const at = links.indexOf(target)
    const next = event.key === 'ArrowDown' ? links[at + 1] : at > 0 ? links[at - 1] : this.#input
    if (!next || (at < 0 && event.key === 'ArrowUp')) return
    event.preventDefault()
    next.focus()
  }

  #remember(query: string): void {
    const asked = new URLSearchParams(query === '' ? {} : {q: query})
    for (const [name, [value]] of Object.entries(this.#chosen)) asked.set(name, value ?? '')
    const search = asked.toString()
    history.replaceState(null, '', search === '' ? location.pathname : `?${search}`)
  }

  #say(text: string): void {
    const said = this.querySelector('[data-said]')
    if (said) said.textContent = text
  }
}

// Rules and guide are for who writes; who has an incident reads them last.
function textNodes(pages: readonly PagefindData[]): Node[] {
  const isForAuthors = ({url}: PagefindData) => /\/(?:rules|guide)\//.test(url)
  return [
    ...group(
      words.search.inText,
      pages.filter(page => !isForAuthors(page)),
    ),
    ...group(words.search.forAuthors, pages.filter(isForAuthors)),
  ]
}

function group(title: string, pages: readonly PagefindData[]): Node[] {
  if (pages.length === 0) return []
  const items = pages.map(({url, meta, excerpt}) => {
    const what = [meta.kind && kindInWords(meta.kind), meta.number, meta.severity].filter(Boolean).join(' · ')
    return resultItem({title: meta.title ?? url, url, what, text: excerptNodes(excerpt)})
  })
  return [heading(title), list(items, 'results')]
}

function nothing(query: string): HTMLElement {
  return notice(words.search.nothing(query), words.search.nothingHelp)
}

customElements.define('search-page', SearchPage)
