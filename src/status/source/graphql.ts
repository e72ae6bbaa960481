import * as z from 'zod'
import {field, words} from '../../core/content/schema/field.ts'
import {plural} from '../../core/format/plural.ts'
import {wordsField} from './json.ts'
import {measureInJson, numberWordsOf} from './json-query.ts'
import {defineSource} from './kind.ts'
import {listOf, membersOf, plain} from './plain.ts'
import {type Answered, SourceFailure, shapeFailure} from './source.ts'

/**
 * GraphQL: one document is asked once a round; the query of a signal is a JSON path into the answer, such as `$.data.ordersCount.count`.
 *
 * An answer with errors is a failure, also with status 200: so are queries refused that cost too much.
 *
 * @see https://spec.graphql.org/October2021/#sec-Errors
 */
export const graphql = defineSource({
  id: 'graphql',
  title: 'GraphQL',
  summary: 'a GraphQL API; queries are JSON paths into the answer to its `document`',
  language: 'json-path',
  settings: {
    document: field(words(), {
      is: 'The GraphQL query that is asked once a round.',
      example: '{ ordersCount(query: "status:open") { count } }',
    }),
    variables: field(z.record(z.string(), z.unknown()).optional(), {
      is: 'Variables of the document.',
      example: {first: 50},
      absent: 'the document has none',
    }),
    words: wordsField,
  },
  open: ({request, setting: {document, variables, words}}) => ({
    async read(questions) {
      const answered = await request('', {json: {query: document, ...(variables && {variables})}})
      const body = {data: dataOf(answered)}
      const numberWords = numberWordsOf(words)
      const measures = questions.map(({signal, query}) => [signal, measureInJson({body, at: answered.at}, query, numberWords)] as const)
      return {measures: new Map(measures), remarks: []}
    },
  }),
})

function dataOf({body, status}: Answered): unknown {
  const {data, errors} = membersOf(body)
  if (Array.isArray(errors) && errors.length > 0) {
    const [first] = listOf(errors)
    const {code} = membersOf(first?.extensions)
    const words = `${plain(first?.message ?? 'it does not say why', 160)}${code === undefined ? '' : ` (${plain(code, 40)})`}`
    throw new SourceFailure(`it answered with ${plural(errors.length, 'an error', `${errors.length} errors`)}: ${words}`, {passing: true})
  }
  if (status >= 400 || typeof data !== 'object' || data === null) throw shapeFailure(status, 'as GraphQL does')
  return data
}
