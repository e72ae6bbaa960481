import {words} from '../words/browser.ts'
import {make} from './dom.ts'
import {forgetRecent, recentPages} from './recent-pages.ts'
import {heading, list, resultItem} from './search-results.ts'

/**
 * Shows the pages that were open here, with a button that forgets them; what will stand there, where there are none yet.
 *
 * @param changed Called after they were forgotten.
 */
export function recentNodes(changed: () => void): Node[] {
  const pages = recentPages()
  if (pages.length === 0) return [make('p', {class: 'quiet'}, words.search.recentNone)]
  const forget = make('button', {type: 'button', class: 'recent-forget'}, words.search.forget)
  forget.addEventListener('click', () => {
    // The button goes with the list; whoever pressed it goes on at the box.
    forget.closest('search-page')?.querySelector('input')?.focus()
    forgetRecent()
    changed()
  })
  const items = pages.map(page => resultItem({...page, text: []}))
  return [heading(words.search.recent), list(items, 'results results-recent'), forget]
}
