import * as z from 'zod'
import {field} from '../../core/content/schema/field.ts'
import {measureInJson, type NumberWords, numberWordsOf} from './json-query.ts'
import {defineSource} from './kind.ts'
import {type Request, type Source, shapeFailure} from './source.ts'

/** Words that stand for numbers; several kinds have the field. */
export const wordsField = field(z.record(z.string(), z.number()).default({}), {
  is: 'Words that stand for numbers, where an answer has words: word → number.',
  example: {up: 0, degraded: 1, down: 3},
})

/**
 * Any JSON document: the query is an RFC 9535 path to one number, with ` at ` and the path of its time where the document has one.
 *
 * `$.orders.waiting at $.measuredAt`, `count($.orders[?@.state == "held"])`, `sum($.orders[*].total)`. Without a time, the value is as old as
 * the document: by `Last-Modified`, else just read.
 */
export const json = defineSource({
  id: 'json',
  title: 'JSON document',
  summary: 'any JSON document; queries are JSON paths, also `count(…)` and `sum(…)` of lists',
  language: 'json-path',
  settings: {
    body: field(z.record(z.string(), z.unknown()).optional(), {
      is: 'What is sent: the document is then asked for with POST.',
      example: {status: 'open'},
      absent: 'the document is asked for with GET',
    }),
    words: wordsField,
  },
  open: ({request, setting}) => jsonSource(request, {body: setting.body, words: numberWordsOf(setting.words)}),
})

/** Reads numbers from a JSON document. */
export function jsonSource(request: Request, {body, words}: {body?: unknown; words?: NumberWords} = {}): Source {
  return {
    async read(questions) {
      const answered = await request('', body === undefined ? {conditional: true} : {json: body})
      if (answered.status >= 400) throw shapeFailure(answered.status, 'as JSON')
      const document = {body: answered.body, at: answered.modifiedAt ?? answered.at}
      return {measures: new Map(questions.map(({signal, query}) => [signal, measureInJson(document, query, words)])), remarks: []}
    },
  }
}
