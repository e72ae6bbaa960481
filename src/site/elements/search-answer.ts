import {detailOf, type Group, groupsOf, type SearchAnswer} from '../../search/answer.ts'
import type {Named} from '../../search/names.ts'
import type {Symptoms, TextIndex} from '../../search/symptoms.ts'
import {kindInWords, words} from '../words/browser.ts'
import {link, make} from './dom.ts'
import {heading, list, notice, resultItem} from './search-results.ts'

/** How many pages of a group are shown. */
const shown: Record<Group['kind'], number> = {exact: 6, people: 6, mentioned: 5, nearest: 3, like: 6, sounds: 8}

/** What is shown of an answer, with the addresses that full text need not repeat. */
export interface ShownAnswer {
  nodes: Node[]
  urls: string[]
  /** Where Enter leads: the first page that is exact. */
  best?: string
}

/**
 * Shows an answer: what is exact first, then what is honestly unknown, then guesses, each under its heading.
 *
 * @param symptoms What tells one page from another and whom to ask about an unknown code; missing while that is loading.
 * @param isFiltered True leaves guesses out: full text is filtered, and they would be in its way.
 */
export function answerNodes(found: SearchAnswer, query: string, symptoms?: Symptoms, isFiltered = false): ShownAnswer {
  const isPasted = /\s/.test(query.trim()) && query.trim().length > 40
  const groups = groupsOf(found, query).filter(({kind}) => !isFiltered || kind === 'exact')
  const nodes: Node[] = []
  if (found.unknown) nodes.push(unknownNotice(found.unknown, symptoms?.index.ask))
  const urls: string[] = []
  for (const {kind, pages} of groups) {
    const some = pages.slice(0, shown[kind])
    urls.push(...some.map(({url}) => url))
    nodes.push(
      heading(headingOf(kind, isPasted)),
      list(itemsOf(kind, some, symptoms), kind === 'exact' ? 'results results-exact' : 'results'),
    )
  }
  const best = found.exact[0]?.url
  return {nodes, urls, ...(best !== undefined && {best})}
}

function headingOf(kind: Group['kind'], isPasted: boolean): string {
  return words.search.headings[kind === 'exact' && isPasted ? 'pasted' : kind]
}

function itemsOf(kind: Group['kind'], pages: readonly Named[], symptoms?: Symptoms): HTMLLIElement[] {
  const items = pages.map(page => resultItem({...page, what: kindInWords(page.what), text: [detailOf(symptoms, page) ?? '']}))
  if (kind === 'exact') items[0]?.querySelector('a')?.after(make('span', {class: 'hit-exact'}, words.search.exact))
  return items
}

/** Says that nobody wrote a page about a code, and whom to ask; one that stands in the text of some page is not unknown. */
function unknownNotice({code, mentioned}: NonNullable<SearchAnswer['unknown']>, ask?: TextIndex['ask']): HTMLElement {
  if (mentioned.length > 0) return make('p', {class: 'quiet'}, words.search.mentionedOnly(code))
  const box = notice(words.search.unknown(code), words.search.unknownWhy(code))
  if (ask) box.append(make('p', {}, words.search.ask, link({title: ask.title, href: ask.url}), words.search.askThen))
  return box
}
