import {execFileSync, spawn} from 'node:child_process'
import {chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {loadOptional} from '../../src/host/status/optional-package.ts'
import {firstAnswer} from './first-answer.ts'
import {ended, freePort, type Running} from './prometheus.ts'

/** Finds the folder of PostgreSQL's programs; Debian keeps them by version. */
export function findPostgres(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map(version => path.join(root, version, 'bin')).find(folder => existsSync(path.join(folder, 'initdb')))
}

// It refuses to run as root; then another user of the machine does it.
function unprivileged(): {uid?: number; gid?: number} {
  if (process.getuid?.() !== 0) return {}
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(each => /^(postgres|nobody):/.test(each))
  const [, , uid, gid] = line?.split(':') ?? []
  return {uid: Number(uid), gid: Number(gid)}
}

/** Starts a real PostgreSQL of its own on a free loopback port, with a user `reader` whose password is `s3cret-reader`. */
export async function startPostgres(statements: string): Promise<Running & {admin: string}> {
  const programs = findPostgres()
  if (!programs)
    throw new Error('no PostgreSQL found; `npm test` installs the Debian package `postgresql` where it may, or install it by hand')
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-postgres-'))
  const as = unprivileged()
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid)
  const options = {...as, cwd: folder, env: {...process.env, LC_ALL: 'C', TZ: 'America/New_York'}, stdio: 'ignore'} as const
  execFileSync(path.join(programs, 'initdb'), ['-D', path.join(folder, 'data'), '-U', 'admin', '-A', 'trust', '--no-sync'], options)
  const port = await freePort()
  const child = spawn(
    path.join(programs, 'postgres'),
    ['-D', path.join(folder, 'data'), '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
    options,
  )
  const endWithRun = () => child.kill('SIGKILL')
  process.once('exit', endWithRun)
  const admin = `postgres://admin@127.0.0.1:${port}/postgres`
  const {Client} = await loadOptional<{Client: new (options: object) => Client}>('pg')
  const client = await connected(() => new Client({connectionString: admin}))
  await client.query(`create role reader login password 's3cret-reader'; ${statements}`)
  await client.end()
  return {
    url: `postgres://reader:s3cret-reader@127.0.0.1:${port}/postgres`,
    admin,
    stop: async () => {
      process.off('exit', endWithRun)
      await ended(child)
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

interface Client {
  connect(): Promise<unknown>
  query(text: string): Promise<unknown>
  end(): Promise<void>
}

function connected(make: () => Client): Promise<Client> {
  return firstAnswer(async () => {
    const client = make()
    await client.connect()
    return client
  })
}
