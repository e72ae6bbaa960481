import {type AddressInfo, createServer as createNetServer, type Server} from 'node:net'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {sourceKind} from '../../src/status/source/index.ts'
import type {SourceContext} from '../../src/status/source/kind.ts'
import {statementFault} from '../../src/status/source/sql-statement.ts'
import {question, sourceContext} from '../support/ask.ts'
import {startPostgres} from '../support/postgres.ts'
import {freePort, type Running} from '../support/prometheus.ts'

let database: Running & {admin: string}

beforeAll(async () => {
  database = await startPostgres(`
    create table orders (id int, state text, total numeric(12, 2), booked timestamptz, local timestamp);
    insert into orders values (1, 'held', 12.50, '2026-11-23T01:59:00Z', '2026-11-23 01:59:00'), (2, 'open', 7.50, '2026-11-23T01:58:00Z', null);
    create function touched() returns int language sql volatile as 'insert into orders (id) values (9) returning id';
    grant all on orders to reader;
  `)
}, 60_000)

afterAll(async () => await database?.stop())

const now = Date.parse('2026-11-23T02:00:30Z')
const observedAt = '2026-11-23T02:00:30Z'

async function read(dialect: string, address: string, queries: string[], timeout = '5s') {
  const setting = {id: 'db', kind: 'sql', dialect, connection: 'DB', timeout} as unknown as SourceContext['setting']
  const source = sourceKind('sql')?.open({setting, ...sourceContext({variable: () => address})})
  const answer = await source?.read(
    queries.map(query => question(query)),
    now,
  )
  return queries.map(query => answer?.measures.get(query))
}

const readOne = async (query: string, timeout?: string) => (await read('postgresql', database.url, [query], timeout))[0]

describe('a real PostgreSQL', () => {
  test.each([
    ['select count(*) from orders', {value: 2, observedAt}],
    ['select sum(total) from orders;', {value: 20, observedAt}],
    [
      "with held as (select * from orders where state = 'held') select total, booked from held",
      {value: 12.5, observedAt: '2026-11-23T01:59:00Z'},
    ],
    ['select 7, extract(epoch from max(booked)) from orders -- as seconds', {value: 7, observedAt: '2026-11-23T01:59:00Z'}],
    ['select 7, local from orders where id = 1', {value: null, reason: 'its second column is no time with a zone'}],
    ['select total from orders', {value: null, reason: 'the query gives several rows instead of one'}],
    ['select total from orders where id = 5', {value: null, reason: 'the query gives no row'}],
    ['select null::int', {value: null, reason: 'the query gives NULL, not a number'}],
    ['select state from orders where id = 1', {value: null, reason: 'the query gives a string, not a number'}],
    ['select 1 a, 2 b, 3 c', {value: null, reason: 'the query gives 3 columns instead of a value and its time'}],
    ['select 3, 1795399140', {value: 3, observedAt: '2026-11-23T01:59:00Z'}],
    ['select n from nothing', {value: null, reason: 'the query failed: relation "nothing" does not exist'}],
    ['select touched()', {value: null, reason: 'the query failed: cannot execute INSERT in a read-only transaction'}],
    ['delete from orders', {value: null, reason: 'the query was not sent: it does not begin with `SELECT` or `WITH`'}],
    ['select 1; drop table orders', {value: null, reason: 'the query was not sent: it holds more than one statement'}],
  ])('%s', async (query, expected) => {
    expect(await readOne(query)).toEqual(expected)
  })

  test('is asked no longer than the limit, and the last value stays', async () => {
    const began = performance.now()
    expect(await readOne('select 1 from pg_sleep(30)', '1s')).toEqual({value: null, reason: 'no answer within 1 s', isUnread: true})
    expect(performance.now() - began).toBeLessThan(5000)
  })

  test('answers good queries beside a bad one, and fails where none gives a number', async () => {
    expect(await read('postgresql', database.url, ['select 1', 'select nothing'])).toMatchObject([{value: 1}, {value: null}])
    await expect(read('postgresql', database.url, ['select a', 'select b'])).rejects.toThrow(
      'none of 2 queries gives a number; the query failed',
    )
  })

  test.each([
    ['is another password', (url: string) => url.replace('127.0.0.1', 'nowhere.invalid'), /ENOTFOUND|EAI_AGAIN/],
    [
      'is no such database',
      (url: string) => url.replace(/postgres$/, 'missing'),
      /it does not let us in: database "missing" does not exist/,
    ],
    ['is no address', () => 'reader', /`DB` holds no address such as/],
  ])('fails as a whole where there %s', async (_name, change, reason) => {
    await expect(read('postgresql', change(database.url), ['select 1'])).rejects.toThrow(reason)
  })

  test('fails as a whole where nobody listens', async () => {
    await expect(read('postgresql', `postgres://a:b@127.0.0.1:${await freePort()}/x`, ['select 1'])).rejects.toThrow(/ECONNREFUSED/)
  })
})

/** A client layer that keeps what it is asked and how it was connected; its own test is that of the layer. */
function recorded() {
  const said: string[] = []
  const options: Record<string, unknown>[] = []
  class Dialect {}
  const transaction = {
    setAccessMode(mode: string) {
      said.push(mode)
      return transaction
    },
    async execute(work: (connection: unknown) => Promise<void>) {
      await work({}).finally(() => said.push('rollback'))
    },
  }
  const execute = async (text: string) => {
    said.push(text.replaceAll(/\s+/g, ' '))
    return {rows: [{value: '42'}]}
  }
  const sql = {raw: (text: string) => ({execute: () => execute(text)})}
  const layer = {
    Kysely: class {
      transaction = () => transaction
      destroy = async () => void said.push('end')
    },
    MysqlDialect: Dialect,
    MssqlDialect: class {
      constructor({tedious}: {tedious: {connectionFactory(): unknown}}) {
        tedious.connectionFactory()
      }
    },
    sql,
  }
  const keep = (given: Record<string, unknown>) => ({number: options.push(given)})
  const packages: Record<string, unknown> = {
    kysely: layer,
    mysql2: {createPool: keep},
    tarn: {},
    tedious: {
      Connection: class {
        constructor(given: Record<string, unknown>) {
          keep(given)
        }
      },
    },
  }
  return {said, options, load: async <T>(name: string) => packages[name] as T}
}

async function readRecorded(dialect: string, address: string, query: string) {
  const {said, options, load} = recorded()
  const setting = {id: 'db', kind: 'sql', dialect, connection: 'DB', timeout: '5s'} as unknown as SourceContext['setting']
  const source = sourceKind('sql')?.open({setting, ...sourceContext({variable: () => address, load})})
  const answer = await source?.read([question('a', query)], now)
  return {measure: answer?.measures.get('a'), said, options}
}

test('MySQL is asked in a transaction that only reads, within the limit, one statement at a time', async () => {
  const {measure, said, options} = await readRecorded('mysql', 'mysql://reader:secret@db.example.com/orders', 'select 42')
  expect(measure).toEqual({value: 42, observedAt})
  expect(said).toEqual([
    'read only',
    '/*M! set statement max_statement_time=5 for */ select /*+ max_execution_time(5000) */ * from ( select 42 ) as one_row limit 2',
    'rollback',
    'end',
  ])
  expect(options).toMatchObject([{connectTimeout: 5000, multipleStatements: false, dateStrings: true, connectionLimit: 1}])
})

test('SQL Server is asked for a few rows, and everything is rolled back', async () => {
  const address = 'sqlserver://reader:p%40ss@db.example.com:1434/orders'
  const {measure, said, options} = await readRecorded('sqlserver', address, 'select 42 n')
  expect(measure).toEqual({value: 42, observedAt})
  expect(said).toEqual(['set rowcount 2 select * from ( select 42 n ) as one_row', 'rollback', 'end'])
  expect(options).toMatchObject([
    {
      server: 'db.example.com',
      options: {port: 1434, database: 'orders', requestTimeout: 5000, readOnlyIntent: true},
      authentication: {options: {userName: 'reader', password: 'p@ss'}},
    },
  ])
  const {said: withTable} = await readRecorded('sqlserver', address, 'with a as (select 1 n) select n from a')
  expect(withTable[0]).toBe('set rowcount 2 with a as (select 1 n) select n from a')
})

describe('SQL Server', () => {
  test('that does not let us connect fails within the limit', async () => {
    const silent: Server = createNetServer(() => undefined)
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
    const address = `sqlserver://reader:secret@127.0.0.1:${(silent.address() as AddressInfo).port}/orders`
    await expect(read('sqlserver', address, ['select 1', 'select 2'], '1s')).rejects.toThrow()
    silent.close()
  })
})

test('a package that is absent is named with what to install', async () => {
  await expect(sourceContext().load('no-such-database-client')).rejects.toThrow(
    'the package `no-such-database-client` is not installed: run `npm install no-such-database-client` where the collector runs',
  )
})

test.each([
  ['select 1', undefined],
  ['  -- why\n select 1', undefined],
  [`with a as (values (1)) select "update", 'drop table' from a`, undefined],
  ['select updated_at, created from orders', undefined],
  ['select * into copied from orders', '`into` changes something'],
  ['select 1 drop table orders', '`drop` changes something'],
  ['with gone as (delete from orders returning 1) select count(*) from gone', '`delete` changes something'],
  ['select 1; select 2', 'it holds more than one statement'],
  ['exec sp_who', 'it does not begin with `SELECT` or `WITH`'],
  ['select 1 exec xp_cmdshell', '`exec` changes something'],
  ['', 'it does not begin with `SELECT` or `WITH`'],
])('%s is judged', (query, reason) => {
  expect(statementFault(query)?.reason).toBe(reason)
})
