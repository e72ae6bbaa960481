/** Carries out one query that reads; gives a few rows at most. */
export type QueryIn = (text: string) => Promise<readonly unknown[]>

/** A database that is connected to for one round. */
export interface Database {
  query: QueryIn
  end(): Promise<void>
}

/** What it takes to connect. */
export interface Connecting {
  /** With user and password. */
  address: URL
  timeoutMs: number
  /** Loads an optional package. */
  load<T>(name: string): Promise<T>
}

// As much of the client layer as is used here; it is an optional package, so its types may be absent.
interface Kysely {
  Kysely: new (options: {
    dialect: unknown
  }) => {
    transaction(): Transaction
    destroy(): Promise<void>
  }
  PostgresDialect: new (options: object) => unknown
  MysqlDialect: new (options: object) => unknown
  MssqlDialect: new (options: object) => unknown
  sql: {raw(text: string): {execute(connection: unknown): Promise<{rows: readonly unknown[]}>}}
}

interface Transaction {
  setAccessMode(mode: 'read only'): Transaction
  execute(work: (connection: unknown) => Promise<void>): Promise<void>
}

// `with` cannot stand in a derived table here. Elsewhere one makes columns have names, so that none hides another.
const topRows = (query: string) => `set rowcount 2\n${/^\s*with\b/i.test(query) ? query : `select * from (\n${query}\n) as one_row`}`

/** How each kind of database is connected to and kept from writing. */
export const dialects: Record<'postgresql' | 'mysql' | 'sqlserver', (connecting: Connecting) => Promise<Database>> = {
  postgresql,
  mysql,
  sqlserver,
}

interface Manner {
  dialect: unknown
  /** False for a database whose transactions cannot be told only to read. */
  canReadOnly: boolean
  /** Puts a query so that a few rows of it come. */
  wrap(query: string): string
}

/** A few rows tell that there are several; a derived table can hold one statement alone. */
const fewRows = (query: string, name = 'one_row') => `select * from (\n${query}\n) as ${name} limit 2`

async function postgresql({address, timeoutMs, load}: Connecting): Promise<Database> {
  const kysely = await load<Kysely>('kysely')
  const {Pool, types} = await load<{Pool: new (options: object) => unknown; types: {getTypeParser(oid: number, format?: string): unknown}}>(
    'pg',
  )
  // A timestamp without a zone is left as it is written: `Date` would read it in the zone of this machine.
  const getTypeParser = (oid: number, format?: string) => (oid === 1114 ? String : types.getTypeParser(oid, format))
  const limits = {connectionTimeoutMillis: timeoutMs, statement_timeout: timeoutMs, query_timeout: timeoutMs}
  const pool = new Pool({
    connectionString: address.href,
    max: 1,
    ...limits,
    application_name: 'operational-clarity',
    types: {getTypeParser},
  })
  // A connection that breaks while nobody uses it must not end the program.
  ;(pool as {on(event: string, heard: () => void): void}).on('error', () => undefined)
  return connected(kysely, {
    dialect: new kysely.PostgresDialect({pool}),
    canReadOnly: true,
    wrap: query => fewRows(query, 'one_row(value)'),
  })
}

async function mysql({address, timeoutMs, load}: Connecting): Promise<Database> {
  const kysely = await load<Kysely>('kysely')
  const {createPool} = await load<{createPool(options: object): unknown}>('mysql2')
  const pool = createPool({uri: address.href, connectionLimit: 1, connectTimeout: timeoutMs, multipleStatements: false, dateStrings: true})
  // Two servers speak this language, and each has its own way to end a query that takes too long; to the other it is a comment.
  const wrap = (query: string) =>
    `/*M! set statement max_statement_time=${timeoutMs / 1000} for */ ${fewRows(query).replace('select', `select /*+ max_execution_time(${timeoutMs}) */`)}`
  return connected(kysely, {dialect: new kysely.MysqlDialect({pool}), canReadOnly: true, wrap})
}

async function sqlserver({address, timeoutMs, load}: Connecting): Promise<Database> {
  const kysely = await load<Kysely>('kysely')
  const [tedious, tarn] = [await load<{Connection: new (options: object) => unknown}>('tedious'), await load<object>('tarn')]
  const {hostname: server, port, username, password, pathname, searchParams} = address
  const options = {
    port: Number(port || 1433),
    database: decodeURIComponent(pathname.slice(1)),
    connectTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    readOnlyIntent: true,
    trustServerCertificate: searchParams.get('trustServerCertificate') === 'true',
  }
  const authentication = {type: 'default', options: {userName: decodeURIComponent(username), password: decodeURIComponent(password)}}
  const pool = {...tarn, options: {min: 0, max: 1, acquireTimeoutMillis: timeoutMs, createTimeoutMillis: timeoutMs}}
  const connectionFactory = () => new tedious.Connection({server, options, authentication})
  const dialect = new kysely.MssqlDialect({tarn: pool, tedious: {...tedious, connectionFactory}})
  // It has no transaction that only reads; what is done is undone.
  return connected(kysely, {dialect, canReadOnly: false, wrap: topRows})
}

// Thrown to end a transaction: nothing of it is ever kept.
const enough = new Error('read')

function connected({Kysely, sql}: Kysely, {dialect, canReadOnly, wrap}: Manner): Database {
  const database = new Kysely({dialect})
  return {
    async query(text) {
      let rows: readonly unknown[] = []
      const transaction = database.transaction()
      const reading = (canReadOnly ? transaction.setAccessMode('read only') : transaction).execute(async connection => {
        rows = (await sql.raw(wrap(text)).execute(connection)).rows
        throw enough
      })
      await reading.catch(error => {
        if (error !== enough) throw error
      })
      return rows
    },
    end: () => database.destroy(),
  }
}
