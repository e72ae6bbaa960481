import {type Exact, exactMatches, loadLookup, looksLikeCode, nearMatches} from './lookup.ts'
import {loadPagefind, type PagefindData} from './pagefind.ts'
import {excerptNodes, heading, list, notice, resultItem} from './search-results.ts'

const shownAtOnce = 20

/**
 * The search page: exact names first, then full text.
 *
 * A query that looks like a code and that nobody wrote down is said to be unknown before any text match is shown.
 */
class SearchPage extends HTMLElement {
  #input: HTMLInputElement | null = null
  #results: HTMLElement | null = null
  #filters: HTMLFormElement | null = null
  #turn = 0

  connectedCallback(): void {
    this.#input = this.querySelector('input[type=search]')
    this.#results = this.querySelector('[data-results]')
    this.#filters = this.querySelector('[data-filters]')
    const input = this.#input
    if (!input) return
    const asked = new URLSearchParams(location.search)
    input.value = asked.get('q') ?? ''
    input.form?.addEventListener('submit', event => {
      event.preventDefault()
      this.#search()
    })
    input.addEventListener('input', () => this.#search())
    this.#filters?.addEventListener('change', () => this.#search())
    this.addEventListener('keydown', event => this.#move(event))
    void this.#start(asked)
  }

  async #start(asked: URLSearchParams): Promise<void> {
    try {
      await this.#fillFilters(asked)
    } catch {
      this.#say('Full text is not indexed in this build; exact names still work.')
    }
    await this.#search()
  }

  async #fillFilters(asked: URLSearchParams): Promise<void> {
    const pagefind = await loadPagefind(this.#base)
    const available = await pagefind.filters()
    for (const select of this.#filters?.querySelectorAll('select') ?? []) {
      const values = Object.entries(available[select.name] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
      select.append(...values.map(([value, count]) => new Option(`${value} (${count})`, value)))
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
    this.#remember(query)
    const named = await this.#byName(query)
    if (turn !== this.#turn) return
    this.#results?.replaceChildren(...named.nodes)
    const text = await this.#byText(query, named.urls)
    if (turn !== this.#turn || !text) return
    this.#results?.append(...text.nodes)
    this.#say(query === '' && text.count === 0 ? '' : `${named.urls.length} by name, ${text.count} by text`)
  }

  async #byName(query: string): Promise<{nodes: Node[]; urls: string[]}> {
    if (query === '') return {nodes: [], urls: []}
    try {
      const entries = await loadLookup(this.#base)
      // A name is looked up whatever the filters say; only guesses would be in their way.
      const filtered = Object.keys(this.#chosen).length > 0
      return nameNodes(query, exactMatches(entries, query), filtered ? [] : nearMatches(entries, query).slice(0, 5))
    } catch {
      return {
        nodes: [notice('The list of names could not be read.', 'Whether this is a known code cannot be said now. Text matches follow.')],
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
      const pages = await Promise.all(found.results.slice(0, shownAtOnce).map(result => result.data()))
      const others = pages.filter(({url}) => !already.includes(url))
      return {nodes: textNodes(others), count: found.results.length}
    } catch {
      return {nodes: [notice('Full text could not be searched.', 'Exact names above are complete.')], count: 0}
    }
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

function nameNodes(query: string, exact: readonly Exact[], near: readonly Exact[]): {nodes: Node[]; urls: string[]} {
  const items = (entries: readonly Exact[]) =>
    entries.map(({title, what, url, detail}) => resultItem({title, url, what, text: [detail ?? '']}))
  const nodes: Node[] = []
  if (exact.length > 0) nodes.push(heading('Exactly this'), list(items(exact), 'results results-exact'))
  else if (looksLikeCode(query)) {
    nodes.push(
      notice(
        `No entry knows the code “${query}”.`,
        'Nobody has written it down as an error code, alert, number or name. Anything below only mentions it, or something like it.',
      ),
    )
  }
  if (near.length > 0) nodes.push(heading('Names like it'), list(items(near), 'results'))
  return {nodes, urls: [...exact, ...near].map(({url}) => url)}
}

function textNodes(pages: readonly PagefindData[]): Node[] {
  if (pages.length === 0) return []
  const items = pages.map(({url, meta, excerpt}) => {
    const what = [meta.kind, meta.number, meta.severity].filter(Boolean).join(' · ')
    return resultItem({title: meta.title ?? url, url, what, text: excerptNodes(excerpt)})
  })
  return [heading('In the text'), list(items, 'results')]
}

customElements.define('search-page', SearchPage)
