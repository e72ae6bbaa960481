import * as z from 'zod'
import {field} from '../../core/content/schema/field.ts'
import {variable} from '../../core/content/schema/status-source.ts'
import {durationMs, lengthInWords} from '../../core/format/duration.ts'
import {numberOf, timeOf} from './json-query.ts'
import {defineSource, type SourceContext} from './kind.ts'
import {isoOf, plain} from './plain.ts'
import {type Measure, type SignalQuestion, type SourceAnswer, SourceFailure} from './source.ts'
import {dialects, type QueryIn} from './sql-dialects.ts'
import {statementFault} from './sql-statement.ts'

const settings = {
  dialect: field(z.enum(['postgresql', 'mysql', 'sqlserver']), {is: 'Which database it is.', example: 'postgresql'}),
  connection: field(variable(), {
    is: 'Environment variable that holds the address of the database with user and password, such as `postgres://reader:…@db.example.com/orders`.',
    example: 'ORDERS_DATABASE',
  }),
}

/**
 * A database: the query is one `SELECT` that gives one row, the value first, its time second where it has one.
 *
 * It is carried out in a transaction that only reads (SQL Server has none: it is rolled back) and ends at the source's time limit.
 */
export const sql = defineSource({
  id: 'sql',
  title: 'SQL database',
  summary: 'a PostgreSQL, MySQL or SQL Server database; queries are single `SELECT`s that give one number',
  reads: 'settings',
  language: 'sql',
  settings,
  open: context => ({read: (questions, now) => read(context, questions, now)}),
})

type Context = SourceContext<typeof settings>

async function read(context: Context, questions: readonly SignalQuestion[], now: number): Promise<SourceAnswer> {
  const {setting, variable, load} = context
  const timeoutMs = Math.max(1, durationMs(setting.timeout))
  const database = await dialects[setting.dialect]({address: addressOf(variable(setting.connection), setting.connection), timeoutMs, load})
  const measures = new Map<string, Measure>()
  try {
    for (const {signal, query} of questions) measures.set(signal, await measureOf(query, database.query, {now, timeoutMs}))
  } finally {
    await within(1000, database.end()).catch(() => undefined)
  }
  const all = [...measures.values()]
  const [first] = all
  if (first?.value === null && all.length > 1 && all.every(({value}) => value === null))
    throw new SourceFailure(`none of ${all.length} queries gives a number; ${first.reason}`)
  return {measures, remarks: []}
}

function addressOf(written: string, name: string): URL {
  if (URL.canParse(written)) return new URL(written)
  throw new SourceFailure(`\`${name}\` holds no address such as \`postgres://user:password@host/database\``, {whole: true})
}

async function measureOf(text: string, query: QueryIn, {now, timeoutMs}: {now: number; timeoutMs: number}): Promise<Measure> {
  const fault = statementFault(text)
  if (fault) return {value: null, reason: `the query was not sent: ${fault.reason}`}
  const began = Date.now()
  try {
    const rows = await within(timeoutMs, query(text.replace(/[\s;]+$/, '')))
    return rowMeasure(rows, now)
  } catch (error) {
    const failure = failureOf(error)
    if (failure) throw failure
    if (Date.now() - began >= timeoutMs * 0.95) return {value: null, reason: `no answer within ${lengthInWords(timeoutMs)}`, isUnread: true}
    return {value: null, reason: `the query failed: ${plain(error instanceof Error ? error.message : error, 160)}`}
  }
}

// Servers are told the limit too; a connection that hangs hears nothing.
function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const {promise: late, reject} = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('late')), ms)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** Numbers of MySQL and SQL Server for a user, a password or a database that is not let in; their SQLSTATE is that of any fault in a query. */
const refusals = new Set([1044, 1045, 1049, 18456, 4060])

/** SQLSTATE classes that are about the connection, and not about the query. */
const connectionStates = /^(08|28|3D|53|57P)/

// A client that could not connect says so for the first query; the network's codes are put into words by who asks.
function failureOf(error: unknown): unknown {
  const {code, sqlState, errno, number} = Object(error) as {code?: unknown; sqlState?: unknown; errno?: unknown; number?: unknown}
  if (
    connectionStates.test(String(code)) ||
    connectionStates.test(String(sqlState)) ||
    code === 'ELOGIN' ||
    refusals.has(Number(number ?? errno))
  )
    return new SourceFailure(`it does not let us in: ${plain(error instanceof Error ? error.message : error, 120)}`, {whole: true})
  const isNetwork = /^E[A-Z]+$/.test(String(code)) && (errno !== undefined || /^E(CONN|TIMED|HOST|NOTFOUND|AI|PIPE)/.test(String(code)))
  return isNetwork && sqlState === undefined && code !== 'EREQUEST' ? error : undefined
}

function rowMeasure(rows: readonly unknown[], now: number): Measure {
  if (rows.length === 0) return {value: null, reason: 'the query gives no row'}
  if (rows.length > 1) return {value: null, reason: 'the query gives several rows instead of one'}
  const [found, time, ...others] = Object.values(rows[0] as Record<string, unknown>)
  if (others.length > 0) return {value: null, reason: `the query gives ${others.length + 2} columns instead of a value and its time`}
  const value = numberOf(typeof found === 'bigint' ? Number(found) : found)
  if (value === undefined) return {value: null, reason: `the query gives ${found === null ? 'NULL' : `a ${typeof found}`}, not a number`}
  if (time === undefined) return {value, observedAt: isoOf(now)}
  const observedAt = time instanceof Date ? isoOf(time.getTime()) : timeOf(time)
  return observedAt ? {value, observedAt} : {value: null, reason: 'its second column is no time with a zone'}
}
