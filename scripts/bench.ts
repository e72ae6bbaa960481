// Times `check` and `build` on a generated corpus, cold and warm, with peak memory; or the evaluation of rotations and paths;
// or the collecting of status.
// Usage: npm run bench -- [documents] [check], npm run bench -- oncall [rotations] [paths] [days], or npm run bench -- status [signals] [rounds]
import {spawn} from 'node:child_process'
import {appendFileSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {benchOnCall} from './bench-oncall.ts'
import {benchStatus} from './bench-status.ts'
import {corpus, writeCorpus} from './corpus.ts'

const program = fileURLToPath(new URL('../bin/clarity', import.meta.url))
if (process.argv[2] === 'oncall') {
  const [rotations = 500, paths = 200, days = 90] = process.argv.slice(3).map(Number)
  if ([rotations, paths, days].some(count => !Number.isInteger(count) || count < 1)) {
    console.error('Usage: npm run bench -- oncall [rotations] [paths] [days], whole numbers of at least 1')
    process.exit(2)
  }
  benchOnCall({rotations, paths, days})
  process.exit()
}
if (process.argv[2] === 'status') {
  const [signals = 1000, rounds = 1000] = process.argv.slice(3).map(Number)
  if ([signals, rounds].some(count => !Number.isInteger(count) || count < 1)) {
    console.error('Usage: npm run bench -- status [signals] [rounds], whole numbers of at least 1')
    process.exit(2)
  }
  await benchStatus({signals, rounds})
  process.exit()
}
const documents = Number(process.argv[2] ?? 1000)
const onlyCheck = process.argv[3] === 'check'
if (!Number.isInteger(documents) || documents < 2 || (process.argv.length > 3 && !onlyCheck)) {
  console.error('Usage: npm run bench -- [documents] [check], a whole number of at least 2; with `check` nothing is built')
  process.exit(2)
}
const folder = mkdtempSync(path.join(tmpdir(), 'clarity-bench-'))
const content = path.join(folder, 'content')
const files = corpus(documents)
writeCorpus(content, files)
const long = [...files.values()].filter(text => text.length > 4000)
const wordsEach = Math.round(long.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / long.length)
console.log(
  `${documents} documents of about ${wordsEach} words, ${files.size} files, ${cpus().length} cores, Node ${process.versions.node}`,
)

const rows: string[][] = []
const out = path.join(folder, 'dist')
const build = ['build', '--content', content, '--out', out]
await measure('check, cold', ['check', '--content', content])
await measure('check, nothing changed', ['check', '--content', content])
appendFileSync(path.join(content, 'runbooks/recover-1.mdx'), '\nOne sentence more.\n')
await measure('check, one file changed', ['check', '--content', content])
if (!onlyCheck) await measureBuilds()
rmSync(folder, {recursive: true, force: true})

console.log('\n| what | seconds | peak memory, MB |\n|---|---:|---:|')
for (const row of rows) console.log(`| ${row.join(' | ')} |`)

async function measureBuilds(): Promise<void> {
  await measure('build, cold', build)
  await measure('build, nothing changed', build)
  appendFileSync(path.join(content, 'runbooks/recover-0.mdx'), '\nOne sentence more.\n')
  await measure('build, one file changed', build)
}

async function measure(name: string, args: string[]): Promise<void> {
  const started = performance.now()
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {...process.env, CLARITY_CACHE: path.join(folder, 'cache')},
  })
  let said = ''
  child.stdout.on('data', data => (said += data))
  let peak = 0
  const timer = setInterval(() => (peak = Math.max(peak, memoryOf(child.pid))), 25)
  const code = await new Promise(resolve => child.on('close', resolve))
  clearInterval(timer)
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${said.slice(-600)}`)
  rows.push([name, ((performance.now() - started) / 1000).toFixed(1), peak ? String(Math.round(peak)) : 'not measured'])
  console.log(`${name}: ${said.trim().split('\n').at(-1)}`)
}

// Memory in use, with that of the processes it has started, in MB; systems without /proc tell nothing.
function memoryOf(pid: number | string | undefined): number {
  try {
    const own = Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return children.reduce((sum, child) => sum + memoryOf(child), own)
  } catch {
    return 0
  }
}
