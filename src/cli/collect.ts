import path from 'node:path'
import {type Command, InvalidArgumentError, Option} from 'commander'
import {durationMs, durationPattern, lengthInWords} from '../core/format/duration.ts'
import {Failure, reasonOf} from '../host/failure.ts'
import {absoluteRoots, type ContentRoots} from '../host/roots.ts'
import type {RoundReport} from '../host/status/collector.ts'
import {roundInWords} from '../status/round-words.ts'
import type {Snapshot} from '../status/snapshot.ts'
import {type AllowOptions, allowancesOf, allowCommandOption, allowFileOption} from './allowances.ts'
import {contentOption} from './options.ts'
import {print, printError} from './output.ts'

interface CollectOptions extends AllowOptions {
  content: ContentRoots
  once?: boolean
  every?: number
  out: string
  listen?: {host: string; port: number}
  publish?: string
}

/** Adds `clarity collect`. */
export function addCollect(program: Command): void {
  program
    .command('collect')
    .description('read the status sources again and again, and write the snapshot that pages show')
    .addOption(contentOption())
    .addOption(new Option('--once', 'read once and end').conflicts(['every', 'listen']))
    .addOption(new Option('--every <duration>', 'time between two rounds (default: `status.every` in the settings)').argParser(parseEvery))
    .addOption(new Option('--out <dir>', 'folder of the built site, or any other that a web server shows').default('dist'))
    .addOption(
      new Option('--listen <[host:]port>', 'serve /healthz, /metrics and /status.json there (host: 127.0.0.1)').argParser(parseListen),
    )
    .addOption(
      new Option('--publish <address>', 'also put the snapshot there: s3://bucket/status.json, or an address that takes PUT').env(
        'CLARITY_PUBLISH',
      ),
    )
    .addOption(allowFileOption())
    .addOption(allowCommandOption())
    .addHelpText(
      'after',
      '\nSecrets come from the environment variables that the settings name.\nIt reads content again when it is edited, and ends with exit code 0 on Ctrl+C or SIGTERM.\nExit code with --once: 0 all sources answered, 1 a source failed (its values keep their old times), 2 could not collect.',
    )
    .action(collect)
}

async function collect({content, once, every, out, listen: listenAt, publish: address, ...allowed}: CollectOptions): Promise<void> {
  // Web servers and clients take longer to load than a small check takes to run.
  const {readPlan, refuseNothing} = await import('../host/status/content-plan.ts')
  const {Collector} = await import('../host/status/collector.ts')
  const {roundOnce} = await import('../host/status/run-collector.ts')
  const {writeSnapshot} = await import('../host/status/snapshot-file.ts')
  const {openSnapshot} = await import('../host/status/snapshot-place.ts')
  const read = readPlan(content)
  refuseNothing(read, content)
  for (const broken of read.broken) say(`${broken} and is left out; run \`clarity check\` to see why`)
  const file = openSnapshot(out, read.snapshot)
  const allowances = allowancesOf(allowed)
  const previous = await lastSnapshot(file)
  const collector = new Collector({root: absoluteRoots(content), content: read, previous, everyMs: every, allowances})
  const {publisherOf} = await import('../host/status/publish.ts')
  const elsewhere = address === undefined ? undefined : await publisherOf(address, process.env)
  const publish = async (snapshot: Snapshot) => {
    const text = JSON.stringify(snapshot)
    // Both are tried, whatever becomes of the other.
    const written = wordsOf(cannotWrite(file), () => writeSnapshot(file, text))
    const put = elsewhere && wordsOf(`cannot publish to \`${elsewhere.place}\``, () => elsewhere.put(text))
    const reasons = (await Promise.all([written, put])).flatMap(reason => reason ?? [])
    if (reasons.length > 0) throw new Error(reasons.join('; '))
  }
  if (!once) return await keepCollecting({collector, publish, file, listenAt})
  let isEnded = false
  endOnSignal(async () => {
    isEnded = true
    collector.end()
  })
  const {report, writing} = await roundOnce({collector, publish})
  if (isEnded) throw new Failure('ended before the round was done', 'The last snapshot is as it was; run it again.')
  saidOf(report)
  if (writing.reason)
    throw new Failure(writing.reason, 'Make room or name another folder with `--out DIR`, or another address with `--publish`.')
  process.exitCode = report.sources.every(({ok}) => ok) ? 0 : 1
}

interface Keeping {
  collector: InstanceType<typeof import('../host/status/collector.ts').Collector>
  publish(snapshot: Snapshot): Promise<void>
  file: string
  listenAt?: CollectOptions['listen']
}

async function keepCollecting({collector, publish, file, listenAt}: Keeping): Promise<void> {
  const {runCollector} = await import('../host/status/run-collector.ts')
  const {CollectorMetrics} = await import('../host/status/metrics.ts')
  const {ServedSnapshot} = await import('../host/status/served-snapshot.ts')
  const {listen} = await import('../host/status/listen.ts')
  const [metrics, served] = [new CollectorMetrics(), new ServedSnapshot()]
  const publishBoth = async (snapshot: Snapshot) => {
    served.set(snapshot)
    try {
      await publish(snapshot)
      metrics.wrote(Buffer.byteLength(JSON.stringify(snapshot)))
    } catch (error) {
      metrics.wrote(undefined)
      throw error
    }
  }
  const said = (report: RoundReport, {reason}: {reason?: string}) => {
    saidOf(report)
    if (reason) say(`${reason}; trying again with the next round`)
  }
  // Whom it cannot listen for, it must not begin to work for.
  let run: ReturnType<typeof runCollector> | undefined
  const health = () => run?.health() ?? {ok: true}
  const web = listenAt && (await listen({...listenAt, served, metrics, health}))
  if (web) print(`Listening at ${web.url} (healthz, metrics, status.json)\n`)
  print(`Collecting every ${lengthInWords(collector.plan.everyMs)} into ${path.relative(process.cwd(), file)} (stop with Ctrl+C)\n`)
  run = runCollector({collector, publish: publishBoth, said, metrics})
  endOnSignal(async () => {
    await run?.end()
    web?.server.close()
    web?.server.closeAllConnections()
  })
}

async function lastSnapshot(file: string): Promise<Snapshot | undefined> {
  const {readSnapshot, removeDrafts} = await import('../host/status/snapshot-file.ts')
  removeDrafts(file)
  const last = readSnapshot(file)
  if (last && 'reason' in last) say(`cannot use the last snapshot, ${last.reason}; starting afresh`)
  return last && 'snapshot' in last ? last.snapshot : undefined
}

function saidOf(report: RoundReport): void {
  for (const note of report.notes) say(note)
  print(`${roundInWords(report)}\n`)
}

function cannotWrite(file: string): string {
  return `cannot write \`${path.relative(process.cwd(), file)}\``
}

async function wordsOf(begin: string, act: () => void | Promise<void>): Promise<string | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    return `${begin}: ${reasonOf(error)}`
  }
}

function say(words: string): void {
  printError(`clarity: ${words}\n`)
}

function endOnSignal(end: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
}

function parseEvery(text: string): number {
  if (!durationPattern.test(text) || durationMs(text) < 1000) {
    throw new InvalidArgumentError('Expected a duration of at least a second, such as `30s`.')
  }
  return durationMs(text)
}

function parseListen(text: string): {host: string; port: number} {
  const match = /^(?:(.+):)?(\d+)$/.exec(text)
  const port = Number(match?.[2])
  if (!match || port > 65_535) throw new InvalidArgumentError('Expected a port such as `9464`, or `0.0.0.0:9464`.')
  return {host: (match[1] ?? '127.0.0.1').replace(/^\[(.*)\]$/, '$1'), port}
}
