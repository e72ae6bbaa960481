import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {sourceKind} from '../../src/status/source/index.ts'
import type {SourceContext} from '../../src/status/source/kind.ts'
import {question, sourceContext} from '../support/ask.ts'
import {startMariadb} from '../support/mariadb.ts'
import {freePort, type Running} from '../support/prometheus.ts'

let database: Running

beforeAll(async () => {
  database = await startMariadb([
    'create table orders (id int, state varchar(10), total decimal(12, 2), booked datetime)',
    "insert into orders values (1, 'held', 12.50, '2026-11-23 01:59:00'), (2, 'open', 7.50, null)",
    'create function touched() returns int modifies sql data begin insert into orders (id) values (9); return 9; end',
    "grant all on shop.* to reader@'127.0.0.1'",
  ])
}, 60_000)

afterAll(async () => await database?.stop())

const now = Date.parse('2026-11-23T02:00:30Z')
const observedAt = '2026-11-23T02:00:30Z'

async function read(address: string, queries: string[], timeout = '5s') {
  const setting = {id: 'db', kind: 'sql', dialect: 'mysql', connection: 'DB', timeout} as unknown as SourceContext['setting']
  const source = sourceKind('sql')?.open({setting, ...sourceContext({variable: () => address})})
  const questions = queries.map(query => question(query))
  const answer = await source?.read(questions, now)
  return queries.map(query => answer?.measures.get(query))
}

const readOne = async (query: string, timeout?: string) => (await read(database.url, [query], timeout))[0]

describe('a real MariaDB, by the client of MySQL', () => {
  test.each([
    ['select count(*) from orders', {value: 2, observedAt}],
    ['select sum(total) from orders;', {value: 20, observedAt}],
    ["with held as (select * from orders where state = 'held') select total from held", {value: 12.5, observedAt}],
    ['select 7, unix_timestamp(booked) * 0 + 1795399140 from orders where id = 1', {value: 7, observedAt: '2026-11-23T01:59:00Z'}],
    ["select 7, concat(date_format(booked, '%Y-%m-%dT%T'), 'Z') from orders where id = 1", {value: 7, observedAt: '2026-11-23T01:59:00Z'}],
    ['select 7, booked from orders where id = 1', {value: null, reason: 'its second column is no time with a zone'}],
    ['select total from orders', {value: null, reason: 'the query gives several rows instead of one'}],
    ['select total from orders where id = 5', {value: null, reason: 'the query gives no row'}],
    ['select null', {value: null, reason: 'the query gives NULL, not a number'}],
    ['select state from orders where id = 1', {value: null, reason: 'the query gives a string, not a number'}],
    ['select 1 a, 2 b, 3 c', {value: null, reason: 'the query gives 3 columns instead of a value and its time'}],
    ['select n from nothing', {value: null, reason: "the query failed: Table 'shop.nothing' doesn't exist"}],
    ['select touched()', {value: null, reason: 'the query failed: Cannot execute statement in a READ ONLY transaction'}],
    ['delete from orders', {value: null, reason: 'the query was not sent: it does not begin with `SELECT` or `WITH`'}],
    ['select 1; drop table orders', {value: null, reason: 'the query was not sent: it holds more than one statement'}],
  ])('%s', async (query, expected) => {
    expect(await readOne(query)).toEqual(expected)
  })

  test('changes nothing, whatever it was asked', async () => {
    await readOne('select touched()')
    expect(await readOne('select count(*) from orders')).toEqual({value: 2, observedAt})
  })

  test('is asked no longer than the limit, and does not go on in the server', async () => {
    const began = performance.now()
    const slow = 'select sum(a.id) from information_schema.columns a1, orders a where sleep(1) = 0'
    expect(await readOne(slow, '1s')).toMatchObject({value: null})
    expect(performance.now() - began).toBeLessThan(5000)
    const running = "select count(*) from information_schema.processlist where info like '%sleep(1)%' and info not like '%processlist%'"
    await expect.poll(() => readOne(running), {timeout: 5000}).toEqual({value: 0, observedAt})
  })

  test('answers good queries beside a bad one, and fails where none gives a number', async () => {
    expect(await read(database.url, ['select 1', 'select nothing'])).toMatchObject([{value: 1}, {value: null}])
    await expect(read(database.url, ['select a', 'select b'])).rejects.toThrow('none of 2 queries gives a number; the query failed')
  })

  test.each([
    [
      'is another password',
      (url: string) => url.replace('s3cret-reader', 'wrong'),
      /it does not let us in: Access denied for user 'reader'/,
    ],
    ['is no such database', (url: string) => url.replace(/shop$/, 'missing'), /it does not let us in: (?:Access denied|Unknown database)/],
    ['is nobody of that name', (url: string) => url.replace('127.0.0.1', 'nowhere.invalid'), /ENOTFOUND|EAI_AGAIN/],
  ])('fails as a whole where there %s', async (_name, change, reason) => {
    await expect(read(change(database.url), ['select 1'])).rejects.toThrow(reason)
  })

  test('fails as a whole where nobody listens', async () => {
    await expect(read(`mysql://a:b@127.0.0.1:${await freePort()}/x`, ['select 1'])).rejects.toThrow(/ECONNREFUSED/)
  })
})
