import {execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {loadOptional} from '../../src/host/status/optional-package.ts'
import {firstAnswer} from './first-answer.ts'
import {ended, freePort, type Running} from './prometheus.ts'

/**
 * Finds the server of MariaDB, which speaks as MySQL does; Debian keeps it where only administrators look.
 *
 * @returns Nothing where what makes its data folder is missing, which is a program of the client's package.
 */
export function findMariadb(): string | undefined {
  if (!existsSync('/usr/bin/my_print_defaults') && !existsSync('/usr/local/bin/my_print_defaults')) return undefined
  return ['/usr/sbin/mariadbd', '/usr/local/bin/mariadbd'].find(file => existsSync(file))
}

/** Starts a real MariaDB of its own on a free loopback port, with a user `reader` whose password is `s3cret-reader` and the database `shop`. */
export async function startMariadb(statements: readonly string[]): Promise<Running> {
  const program = findMariadb()
  if (!program)
    throw new Error(
      'no MariaDB found; `npm test` installs the Debian packages `mariadb-server-core` and `mariadb-client-core` where it may, or install it by hand',
    )
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-mariadb-'))
  const options = {cwd: folder, env: {...process.env, LC_ALL: 'C', TZ: 'America/New_York'}, stdio: 'ignore'} as const
  // It refuses to run as root unless it is told to.
  const own = ['--no-defaults', `--datadir=${path.join(folder, 'data')}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])]
  const making = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve']
  execFileSync('mariadb-install-db', [...own, ...making], options)
  const port = await freePort()
  const listening = [`--port=${port}`, '--bind-address=127.0.0.1', `--socket=${path.join(folder, 's')}`, '--skip-name-resolve']
  const child = spawn(
    program,
    [...own, ...listening, '--innodb-flush-log-at-trx-commit=0', `--pid-file=${path.join(folder, 'pid')}`],
    options,
  )
  const endWithRun = () => child.kill('SIGKILL')
  process.once('exit', endWithRun)
  const client = await connected(path.join(folder, 's'))
  const made = ["create user reader@'127.0.0.1' identified by 's3cret-reader'", 'create database shop', 'use shop', ...statements]
  for (const statement of made) await client.query(statement)
  await client.end()
  return {
    url: `mysql://reader:s3cret-reader@127.0.0.1:${port}/shop`,
    stop: async () => {
      process.off('exit', endWithRun)
      await ended(child)
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

interface Client {
  query(text: string): Promise<unknown>
  end(): Promise<void>
}

async function connected(socketPath: string): Promise<Client> {
  const {createConnection} = await loadOptional<{createConnection(options: object): {promise(): Client}}>('mysql2')
  return firstAnswer(async () => {
    const connection = createConnection({socketPath, user: 'root'}) as {promise(): Client; on(event: string, heard: () => void): void}
    connection.on('error', () => undefined)
    const client = connection.promise()
    await client.query('select 1')
    return client
  })
}
