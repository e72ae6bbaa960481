// Times the collecting of status from a real Prometheus of its own, and watches the memory over many rounds.
import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import {type AddressInfo, createServer as createNetServer} from 'node:net'
import {cpus, tmpdir} from 'node:os'
import path from 'node:path'
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {gzipSync} from 'node:zlib'
import {Collector, type RoundReport} from '../src/host/status/collector.ts'
import {readPlan} from '../src/host/status/content-plan.ts'
import {writeSnapshot} from '../src/host/status/snapshot-file.ts'
import {statesInWords} from '../src/status/round-words.ts'
import type {Snapshot} from '../src/status/snapshot.ts'

/** How much to collect. */
export interface StatusBench {
  signals: number
  /** Rounds over which memory is watched. */
  rounds: number
}

const sources = 5
/** Memory does not depend on how many signals a round has; fewer make more rounds possible in the same time. */
const watchedSignals = 50

/** Starts an exporter and a Prometheus, collects from it, and prints what it took. */
export async function benchStatus({signals, rounds}: StatusBench): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-bench-'))
  const exporter = await startExporter(signals)
  const prometheus = await startPrometheus(folder, exporter)
  try {
    console.log(`${signals} signals over ${sources} sources, ${cpus().length} cores, Node ${process.versions.node}`)
    await timeRounds(collectorFor(path.join(folder, 'all'), prometheus.url, signals), folder)
    await watchMemory(collectorFor(path.join(folder, 'few'), prometheus.url, Math.min(signals, watchedSignals)), folder, rounds)
  } finally {
    await prometheus.stop()
    exporter.close()
    exporter.closeAllConnections()
    rmSync(folder, {recursive: true, force: true})
  }
}

async function timeRounds(collector: Collector, folder: string): Promise<void> {
  const first = await round(collector, folder)
  console.log(
    `first round, with ${collector.plan.points} values of the past for each signal: ${seconds(first)} (${statesInWords(first.states)})`,
  )
  const reports: RoundReport[] = []
  for (let count = 0; count < 9; count += 1) reports.push(await round(collector, folder))
  const sorted = reports.toSorted((a, b) => a.tookMs - b.tookMs)
  const [fastest, middle, slowest] = [sorted[0], sorted[4], sorted[8]]
  if (fastest && middle && slowest) {
    console.log(`a round: ${seconds(middle)} (median of 9, ${seconds(fastest)} to ${seconds(slowest)}), ${statesInWords(middle.states)}`)
  }
  const text = JSON.stringify(collector.snapshot)
  console.log(`snapshot: ${Math.round(text.length / 1000)} KB, packed ${Math.round(gzipSync(text).length / 1000)} KB`)
}

async function watchMemory(collector: Collector, folder: string, rounds: number): Promise<void> {
  const marks = new Set([Math.ceil(rounds / 10), Math.ceil(rounds / 2), rounds])
  for (let count = 1; count <= rounds; count += 1) {
    await round(collector, folder)
    if (marks.has(count)) console.log(`heap after round ${count} of ${collector.plan.signals.length} signals: ${heapMb()} MB`)
  }
}

async function round(collector: Collector, folder: string): Promise<RoundReport> {
  const report = await collector.round((snapshot: Snapshot) =>
    writeSnapshot(path.join(folder, 'out/status.json'), JSON.stringify(snapshot)),
  )
  const failed = report.sources.find(({ok}) => !ok)
  if (failed) throw new Error(`source ${failed.id} failed: ${failed.reason}`)
  return report
}

// What is garbage only waits to be collected; what is left after that is what a leak would show in.
function heapMb(): string {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  for (let times = 0; times < 3; times += 1) collectGarbage()
  return (process.memoryUsage().heapUsed / 1_000_000).toFixed(1)
}

function collectorFor(root: string, url: string, signals: number): Collector {
  const named = Array.from({length: sources}, (_, index) => ({id: `metrics-${index}`, kind: 'prometheus', url}))
  write(root, 'settings.yaml', JSON.stringify({sources: named, status: {history: {step: '15s', points: 96}}}))
  const each = Array.from({length: signals}, (_, index) => ({
    id: `signal-${index}`,
    title: `Signal ${index}`,
    unit: 'orders',
    source: `metrics-${index % sources}`,
    query: `sum(bench_value{n="${index}"})`,
    warning: 90,
    critical: 99,
  }))
  for (let part = 0; part * 50 < signals; part += 1) {
    const data = {title: 'Bench', from: ['a'], to: ['b'], mechanism: 'By hand.', tier: 3, signals: each.slice(part * 50, part * 50 + 50)}
    write(root, `integrations/bench-${part}.mdx`, `---\n${JSON.stringify(data)}\n---\n`)
  }
  return new Collector({root, content: readPlan(root)})
}

function write(root: string, name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), {recursive: true})
  writeFileSync(path.join(root, name), text)
}

async function startExporter(signals: number): Promise<Server> {
  const server = createServer((_request, response) => {
    const lines = Array.from({length: signals}, (_, index) => `bench_value{n="${index}"} ${(Math.random() * 100).toFixed(3)}\n`)
    response.setHeader('Content-Type', 'text/plain; version=0.0.4').end(lines.join(''))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return server
}

async function startPrometheus(folder: string, exporter: Server): Promise<{url: string; stop: () => Promise<void>}> {
  const target = `127.0.0.1:${(exporter.address() as AddressInfo).port}`
  const config = {
    global: {scrape_interval: '2s', scrape_timeout: '2s'},
    scrape_configs: [{job_name: 'bench', static_configs: [{targets: [target]}]}],
  }
  write(folder, 'prometheus.yml', JSON.stringify(config))
  const port = await freePort()
  const args = [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}/data`, `--web.listen-address=127.0.0.1:${port}`]
  const child = spawn('prometheus', args, {stdio: 'ignore'})
  const ended = new Promise<void>(resolve => {
    child.on('error', () => {
      console.error(
        'clarity: there is no `prometheus` to collect from\nInstall the package `prometheus` of your system, then run it again.',
      )
      process.exit(2)
    })
    child.on('close', () => resolve())
  })
  // A run that is broken off must leave no server behind.
  process.once('exit', () => child.kill('SIGKILL'))
  const url = `http://127.0.0.1:${port}`
  await scraped(url)
  return {
    url,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

async function scraped(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${url}/api/v1/query?query=count(bench_value)`).then(response => response.text()).catch(() => '') // biome-ignore format: one
    if (answer.includes('"value"')) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('Prometheus read nothing within 30 seconds')
}

async function freePort(): Promise<number> {
  const server = createNetServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

const seconds = ({tookMs}: RoundReport) => `${(tookMs / 1000).toFixed(2)} s`
