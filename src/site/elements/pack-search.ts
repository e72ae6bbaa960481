import {answer} from '../../search/answer.ts'
import {type Named, namesOf} from '../../search/names.ts'
import {symptomsOf, type TextIndex} from '../../search/symptoms.ts'
import {words} from '../words/browser.ts'
import {answerNodes} from './search-answer.ts'
import {notice} from './search-results.ts'

// Runs from a disk, as one script without modules: what it looks in was put beside it by `clarity export pack`.
const {names: listed, text} = (globalThis as unknown as {clarityPack: {names: Named[]; text: TextIndex}}).clarityPack
const [names, symptoms] = [namesOf(listed), symptomsOf(text)]
const input = document.querySelector('input')
const results = document.querySelector('[data-results]')

function search(): void {
  const query = input?.value.trim() ?? ''
  const {nodes} = query === '' ? {nodes: []} : answerNodes(answer(names, symptoms, query), query, symptoms)
  const nothing = query !== '' && nodes.length === 0 ? [notice(words.search.nothing(query), words.search.nothingHelp)] : []
  results?.replaceChildren(...nodes, ...nothing)
}

input?.addEventListener('input', search)
input?.form?.addEventListener('submit', event => {
  event.preventDefault()
  results?.querySelector<HTMLAnchorElement>('.results-exact a')?.click()
})
if (input) input.value = new URLSearchParams(location.search).get('q') ?? ''
search()
