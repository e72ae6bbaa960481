import {type ChildProcess, spawn} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'

/** Finds a Prometheus on the path. */
export const findPrometheus = (): string | undefined => onPath('prometheus')

/** Finds an Alertmanager on the path; Debian puts its origin before the name. */
export const findAlertmanager = (): string | undefined => onPath('prometheus-alertmanager') ?? onPath('alertmanager')

/** Finds ShellCheck on the path. */
export const findShellcheck = (): string | undefined => onPath('shellcheck')

/** Finds a program on the path. */
export function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.map(folder => path.join(folder, name)).find(file => existsSync(file))
}

/** A program that a test has started. */
export interface Running {
  url: string
  /** Ends it, by its own id, and waits until it is gone. */
  stop(): Promise<void>
}

/** An exporter whose numbers the test sets. */
export interface Exporter extends Running {
  /** Metric with its labels → value; a metric that is missing is no longer exported. */
  metrics: Record<string, number>
}

/** Starts an exporter on a free port. */
export async function startExporter(metrics: Record<string, number>): Promise<Exporter> {
  const exporter: Exporter = {metrics, url: '', stop: () => closed(server)}
  const server = createServer((_request, response) => {
    const lines = Object.entries(exporter.metrics).map(([name, value]) => `${name} ${value}\n`)
    response.setHeader('Content-Type', 'text/plain; version=0.0.4').end(lines.join(''))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  exporter.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return exporter
}

/** A receiver of notifications, as Alertmanager calls it. */
export interface NotificationReceiver extends Running {
  /** What has come, the oldest first. */
  notifications: Notification[]
}

/** What Alertmanager sends, as far as tests read it. */
export interface Notification {
  receiver: string
  alerts: {labels: Record<string, string>; annotations: Record<string, string>; startsAt: string; status: string}[]
}

/** Starts what catches notifications, on a free port. */
export async function startReceiver(): Promise<NotificationReceiver> {
  const notifications: Notification[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    notifications.push(JSON.parse(body))
    response.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {notifications, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => closed(server)}
}

const quiet = 'route: {receiver: nobody, group_wait: 0s}\nreceivers: [{name: nobody}]\n'

/** Starts a real Alertmanager; without a configuration it notifies nobody. */
export async function startAlertmanager({config = quiet, port: wished}: {config?: string; port?: number} = {}): Promise<Running> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-alertmanager-'))
  writeFileSync(path.join(folder, 'alertmanager.yml'), config)
  const port = wished ?? (await freePort())
  const args = [
    `--config.file=${path.join(folder, 'alertmanager.yml')}`,
    `--storage.path=${path.join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
  ]
  const {url, stop} = await start(findAlertmanager(), 'prometheus-alertmanager', args, {folder, url: `http://127.0.0.1:${port}`})
  return {
    url,
    stop: async () => {
      await stop()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

/** What a Prometheus reads, and where it stands. */
export interface PrometheusRequest {
  /** Addresses of exporters. */
  scrape: string[]
  alertmanager?: string
  /** Text of a rule file. */
  rules?: string
  /** Port and folder of one that was stopped, to go on as it. */
  again?: {port: number; folder: string}
}

/** A Prometheus that can be started again; its folder is the test's to remove. */
export interface RunningPrometheus extends Running {
  port: number
  folder: string
}

/** Starts a real Prometheus that reads its exporters and its rules once a second. */
export async function startPrometheus({
  scrape,
  alertmanager,
  rules = 'groups: []\n',
  again,
}: PrometheusRequest): Promise<RunningPrometheus> {
  const folder = again?.folder ?? mkdtempSync(path.join(tmpdir(), 'clarity-prometheus-'))
  const port = again?.port ?? (await freePort())
  mkdirSync(path.join(folder, 'data'), {recursive: true})
  writeFileSync(path.join(folder, 'rules.yml'), rules)
  const targets = (urls: string[]) => JSON.stringify([{targets: urls.map(url => new URL(url).host)}])
  const alerting = alertmanager ? `alerting: {alertmanagers: [{static_configs: ${targets([alertmanager])}}]}\n` : ''
  const jobs = `scrape_configs: [{job_name: shop, static_configs: ${targets(scrape)}}]\n`
  const every = 'global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}\n'
  writeFileSync(path.join(folder, 'prometheus.yml'), `${every}rule_files: [rules.yml]\n${alerting}${jobs}`)
  const args = [
    `--config.file=${path.join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${path.join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ]
  const running = await start(findPrometheus(), 'prometheus', args, {folder, url: `http://127.0.0.1:${port}`})
  return {...running, port, folder}
}

async function start(
  program: string | undefined,
  name: string,
  args: string[],
  {folder, url}: {folder: string; url: string},
): Promise<Running> {
  if (!program)
    throw new Error(`no \`${name}\` found; \`npm test\` installs the Debian package of that name where it may, or install it by hand`)
  const child = spawn(program, args, {stdio: ['ignore', 'ignore', 'pipe']})
  let said = ''
  child.stderr?.on('data', data => (said = `${said}${data}`.slice(-4000)))
  // A test run that is broken off must leave no server behind.
  const endWithRun = () => child.kill('SIGKILL')
  process.once('exit', endWithRun)
  const stop = async () => {
    process.off('exit', endWithRun)
    await ended(child)
  }
  try {
    await ready(`${url}/-/ready`, child)
  } catch (error) {
    await stop()
    rmSync(folder, {recursive: true, force: true})
    throw new Error(`\`${name}\` did not start: ${error instanceof Error ? error.message : error}\n${said}`)
  }
  return {url, stop}
}

async function ready(address: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 20_000
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}`)
    const answer = await fetch(address, {signal: AbortSignal.timeout(1000)}).catch(() => undefined)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('it was not ready within 20 s')
}

/** Ends a program that a test has started: asks it, and after five seconds ends it. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    const force = setTimeout(() => child.kill('SIGKILL'), 5000)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(resolve => server.close(() => resolve()))
}

/** Finds a port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  await closed(server)
  return port
}
