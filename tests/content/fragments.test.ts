import {createRequire} from 'node:module'
import {parser as promql} from '@prometheus-io/lezer-promql'
import {beforeAll, describe, expect, test} from 'vitest'
import {type Call, shellCalls} from '../../src/commands/shell-calls.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {root} from '../support/clarity.ts'

const {catalog} = loadCatalog('content', root)

const calls = catalog.documents.flatMap(({contentPath, body}) =>
  body.codes
    .filter(({inline, language}) => !inline && language === 'sh')
    .flatMap(({value, span}) =>
      // A value of the right form for any place: an id, a number and a word at once.
      shellCalls(value.replaceAll(/\{\{\w+\}\}/g, '1')).map(call => ({at: `${contentPath}:${span.start.line}`, call})),
    ),
)

/** A filter that jq is given, with the variables that its options set. */
interface Filter {
  filter: string
  variables: string[]
}

// `jq -r --arg day "$DAY" '.[] | select(.day == $day)'` → the filter, and `day`.
function filterOf({words}: Call): Filter | undefined {
  const variables: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index]?.value ?? ''
    if (/^--(?:arg|argjson|slurpfile|rawfile)$/.test(word)) {
      variables.push(words[index + 1]?.value ?? '')
      index += 2
    } else if (!word.startsWith('-')) return {filter: word, variables}
  }
  return undefined
}

describe('what commands hand to other programs can be read by these', () => {
  let raw: (json: string, filter: string) => string
  beforeAll(async () => {
    // It is a CommonJS module whose export is a promise.
    const jq = (await createRequire(import.meta.url)('jq-web')) as {raw: typeof raw}
    raw = jq.raw
  })

  // jq ends with 3 when it cannot compile a filter, and with 5 when the filter finds nothing it could work on.
  const problemOf = ({filter, variables}: Filter): string | undefined => {
    try {
      raw('null', `${variables.map(name => `null as $${name} | `).join('')}${filter}`)
      return undefined
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      return said.includes('exit code: 3') ? said : undefined
    }
  }

  test('jq compiles each of its filters', () => {
    const filters = calls.filter(({call}) => call.program === 'jq').map(({at, call}) => ({at, filter: filterOf(call)}))
    expect(filters.length).toBeGreaterThan(50)
    const wrong = filters.flatMap(({at, filter}) => {
      const problem = filter === undefined ? 'no filter' : problemOf(filter)
      return problem === undefined ? [] : [`${at} ${problem}`]
    })
    expect(wrong).toEqual([])
  })

  test('a filter that jq cannot compile is found', () => {
    expect(problemOf({filter: '.items[] | select(.a ==', variables: []})).toContain('syntax error')
    expect(problemOf({filter: '.items[] | $day', variables: []})).toContain('$day')
    expect(problemOf({filter: '.items[] | $day', variables: ['day']})).toBeUndefined()
  })

  test('each body that curl sends as JSON is JSON', () => {
    const bodies = calls
      .filter(({call}) => call.program === 'curl')
      .flatMap(({at, call: {words}}) =>
        words.flatMap(({value}, index) => {
          const isBody = /^(?:-d|--data|--data-binary|--data-raw|--json)$/.test(words[index - 1]?.value ?? '')
          return isBody && /^\s*[{[]/.test(value) ? [{at, value}] : []
        }),
      )
    expect(bodies.length).toBeGreaterThan(20)
    const wrong = bodies.flatMap(({at, value}) => {
      try {
        JSON.parse(value)
        return []
      } catch (error) {
        return [`${at} ${error instanceof Error ? error.message : error}`]
      }
    })
    expect(wrong).toEqual([])
  })

  test('each query of a signal or alert is PromQL', () => {
    const queries = [
      ...catalog.list('integration').flatMap(({id, data}) => data.signals.map(({query}) => ({at: id, query}))),
      ...catalog.list('failure-mode').flatMap(({id, data}) => data.alerts.map(({query}) => ({at: id, query}))),
    ].flatMap(({at, query}) => (query === undefined ? [] : [{at, query}]))
    expect(queries.length).toBeGreaterThan(40)
    expect(queries.filter(({query}) => hasError(query))).toEqual([])
    expect(hasError('sum(orders_waiting) >')).toBe(true)
  })
})

function hasError(query: string): boolean {
  let isWrong = false
  promql.parse(query).iterate({
    enter: ({type}) => {
      if (type.isError) isWrong = true
    },
  })
  return isWrong
}
