import {answer} from '../../search/answer.ts'
import type {Names} from '../../search/names.ts'
import type {Symptoms} from '../../search/symptoms.ts'
import {loadNames, loadSymptoms} from './lookup.ts'
import {answerNodes} from './search-answer.ts'

/** Searches for what an address that leads nowhere was about: its last part, as it is and as words. */
class LostPage extends HTMLElement {
  connectedCallback(): void {
    const asked = lastPart(location.pathname.slice((this.dataset.base ?? '/').length))
    const input = this.querySelector('input')
    if (asked === '' || !input || input.value !== '') return
    // As the page's own value, not as something typed, which the box would answer beside it.
    input.defaultValue = asked
    void this.#search(asked)
  }

  async #search(asked: string): Promise<void> {
    const base = this.dataset.base ?? '/'
    try {
      const names = await loadNames(base)
      this.#show(names, undefined, asked)
      this.#show(names, await loadSymptoms(base), asked)
    } catch {
      // The search box still leads to the search page, which says what is wrong.
    }
  }

  #show(names: Names, symptoms: Symptoms | undefined, asked: string): void {
    const queries = [asked, asked.replaceAll(/[-_+.]+/g, ' ')]
    const shown = queries.map(query => answerNodes(answer(names, symptoms, query), query, symptoms)).find(({urls}) => urls.length > 0)
    if (shown) this.querySelector('[data-results]')?.replaceChildren(...shown.nodes)
  }
}

// In: `runbooks/redrive-dead-leters/`, `alerts/Orders%20Late.html`. Out: `redrive-dead-leters`, `Orders Late`.
function lastPart(path: string): string {
  const part =
    path
      .replace(/(?:^|\/)index\.html?$/, '')
      .split('/')
      .filter(Boolean)
      .at(-1) ?? ''
  try {
    return decodeURIComponent(part)
      .replace(/\.html?$/, '')
      .trim()
  } catch {
    return ''
  }
}

customElements.define('lost-page', LostPage)
