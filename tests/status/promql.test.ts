import {describe, expect, test} from 'vitest'
import {readPromql} from '../../src/rules/alerts/promql/promql.ts'
import {numberlessQueries, refusedQueries, takenQueries, unmarked} from '../support/promql-queries.ts'

// That Prometheus itself says the same of each query is tested beside the real one, in `tests/browser/real-prometheus.test.ts`.
describe('a query', () => {
  test.each(takenQueries)('%s is PromQL and gives %s', (query, series) => {
    expect(readPromql(query)).toEqual({series})
  })

  test.each([...refusedQueries, ...numberlessQueries])('%s is refused: %s', (marked, reason) => {
    const query = unmarked(marked)
    const read = readPromql(query)
    if (!('fault' in read)) throw new Error('no fault was found')
    const {start, end} = read.fault
    expect([`${query.slice(0, start)}«${query.slice(start, end)}»${query.slice(end)}`, read.fault.reason]).toEqual([marked, reason])
  })

  test('with a function that was renamed is left to the server', () => {
    expect(readPromql('holt_winters(x[1h], 0.5, 0.5)')).toEqual({series: 'one'})
  })

  test('with a function that is not known to this program is not judged by its arguments', () => {
    expect(readPromql('sum(info(x)) + start()')).toEqual({series: 'one'})
  })

  test.each(['('.repeat(100_000), `${'('.repeat(2000)}x${')'.repeat(2000)}`, 'sum('.repeat(50_000), '\u0000', '😀', '{"', '"\\'])(
    'that nobody would write stops nothing (%#)',
    query => {
      expect(() => readPromql(query)).not.toThrow()
    },
  )
})

test('ten thousand queries are read in less than three seconds of computing, and read again at once', () => {
  const queries = Array.from({length: 10_000}, (_, index) => `sum(rate(orders_${index}{from="shopify",to="netsuite"}[5m])) / sum(orders)`)
  const timed = () => {
    // What other programs do meanwhile does not count.
    const begin = process.cpuUsage()
    for (const query of queries) readPromql(query)
    const {user, system} = process.cpuUsage(begin)
    return (user + system) / 1000
  }
  expect(timed()).toBeLessThan(3000)
  expect(timed()).toBeLessThan(100)
})
