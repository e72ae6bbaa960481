import {type Answer, type Group, groupsOf} from '../../search/answer.ts'
import type {Named} from '../../search/names.ts'
import type {TextIndex} from '../../search/symptoms.ts'
import {link, make} from './dom.ts'
import {heading, list, notice, resultItem} from './search-results.ts'

/** How many pages of a group are shown. */
const shown: Record<Group['kind'], number> = {exact: 6, mentioned: 5, nearest: 3, like: 6, sounds: 8}

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
 * @param ask Whom to ask about an unknown code; missing while that is loading.
 * @param isFiltered True leaves guesses out: full text is filtered, and they would be in its way.
 */
export function answerNodes(found: Answer, query: string, ask?: TextIndex['ask'], isFiltered = false): ShownAnswer {
  const isPasted = /\s/.test(query.trim()) && query.trim().length > 40
  const groups = groupsOf(found, query).filter(({kind}) => !isFiltered || kind === 'exact')
  const nodes: Node[] = []
  if (found.unknown) nodes.push(unknownNotice(found.unknown, ask))
  const urls: string[] = []
  for (const {kind, pages} of groups) {
    const some = pages.slice(0, shown[kind])
    urls.push(...some.map(({url}) => url))
    nodes.push(heading(headingOf(kind, isPasted)), list(itemsOf(kind, some), kind === 'exact' ? 'results results-exact' : 'results'))
  }
  const best = found.exact[0]?.url
  return {nodes, urls, ...(best !== undefined && {best})}
}

function headingOf(kind: Group['kind'], isPasted: boolean): string {
  const words: Record<Group['kind'], string> = {
    exact: isPasted ? 'Found in what you pasted' : 'Exactly this',
    mentioned: 'It stands in the text of',
    nearest: 'The nearest that are known',
    like: 'Names like it',
    sounds: 'Failures and runbooks that sound like it',
  }
  return words[kind]
}

function itemsOf(kind: Group['kind'], pages: readonly Named[]): HTMLLIElement[] {
  const items = pages.map(({title, url, what, detail}) => resultItem({title, url, what, text: [detail ?? '']}))
  if (kind === 'exact') items[0]?.querySelector('a')?.after(make('span', {class: 'hit-exact'}, 'exact'))
  return items
}

/** Says that nobody wrote a page about a code, and whom to ask; one that stands in the text of some page is not unknown. */
function unknownNotice({code, mentioned}: NonNullable<Answer['unknown']>, ask?: TextIndex['ask']): HTMLElement {
  if (mentioned.length > 0) return make('p', {class: 'quiet'}, `No page is about ${code} alone.`)
  const box = notice(
    `No runbook for ${code}.`,
    `No entry knows the code “${code}”: nobody has written it down as an error code, alert, number or name. Anything below is only like it.`,
  )
  if (ask) box.append(make('p', {}, 'Ask ', link({title: ask.title, href: ask.url}), ', and write down afterwards what it was.'))
  return box
}
