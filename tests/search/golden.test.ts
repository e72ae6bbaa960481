import {describe, expect, test} from 'vitest'
import {exactLookup} from '../../src/core/catalog/queries/lookup.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {answer, inOrder} from '../../src/search/answer.ts'
import {namesOf} from '../../src/search/names.ts'
import {symptomsOf} from '../../src/search/symptoms.ts'
import {textIndexOf} from '../../src/search/text-index.ts'
import {folderWith, root} from '../support/clarity.ts'
import {dawnQuestions} from './dawn-questions.ts'
import {germanContent} from './german-content.ts'
import {germanQuestions} from './german-questions.ts'
import {nightQuestions} from './night-questions.ts'
import type {Question} from './question.ts'
import {questions as dayQuestions} from './questions.ts'
import {shiftQuestions} from './shift-questions.ts'

const questions = [...dayQuestions, ...nightQuestions, ...shiftQuestions, ...dawnQuestions]

// As the browser gets it: through JSON.
function searchOf(folder: string) {
  const {catalog} = loadCatalog('content', folder)
  const names = namesOf(JSON.parse(JSON.stringify(exactLookup(catalog).map(({address, ...entry}) => ({...entry, url: address})))))
  const symptoms = symptomsOf(JSON.parse(JSON.stringify(textIndexOf(catalog, address => address))))
  return (query: string) => answer(names, symptoms, query)
}

type Search = ReturnType<typeof searchOf>

const bare = (url: string) => url.replace(/^\/|\/?(?:#.*)?$/g, '')

/** The place of the first right answer from 1, 0 where none is right; for an unknown code 1 where it is said to be. */
function placeOf(search: Search, {ask, answers}: Question): number {
  const found = search(ask)
  if (answers.length === 0) return found.unknown && found.unknown.mentioned.length === 0 && found.exact.length === 0 ? 1 : 0
  const wanted = answers.map(bare)
  return inOrder(found, ask).findIndex(({url}) => wanted.includes(bare(url))) + 1
}

const bars: Record<Question['class'], [first: number, three: number]> = {
  exact: [100, 100],
  variant: [100, 100],
  alert: [100, 100],
  id: [100, 100],
  name: [100, 100],
  'inner part': [100, 100],
  pasted: [95, 95],
  'metric or field': [95, 95],
  symptom: [90, 98],
  typo: [80, 80],
  unknown: [100, 100],
}

describe.each([
  ['', searchOf(root), questions],
  [' of a site in German', searchOf(folderWith(germanContent())), germanQuestions],
] as const)('questions to the search%s', (_, search, all) => {
  const byClass = Map.groupBy(all, question => question.class)
  test.each([...byClass])('%s', (name, asked) => {
    const places = asked.map(question => ({question, place: placeOf(search, question)}))
    const share = (within: number) => (100 * places.filter(({place}) => place > 0 && place <= within).length) / places.length
    const missed = places
      .filter(({place}) => place !== 1)
      .map(({question, place}) => `${question.ask.slice(0, 60)} (${place || 'not found'})`)
    console.info(
      `${name}: ${asked.length} asked, first ${share(1).toFixed(0)} %, within three ${share(3).toFixed(0)} %${missed.map(each => `\n    ${each}`).join('')}`,
    )
    const [first, three] = bars[name]
    expect(share(1), missed.join('; ')).toBeGreaterThanOrEqual(first)
    expect(share(3), missed.join('; ')).toBeGreaterThanOrEqual(three)
  })
})
