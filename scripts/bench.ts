// Times `check` and `build` on a generated corpus, cold and warm, with peak memory; or the evaluation of rotations and paths;
// the collecting of status; what a change does to contracts; or what a reader waits for on a bad line.
// Usage: npm run bench -- [documents] [check], npm run bench -- oncall [rotations] [paths] [days], npm run bench -- status [signals] [rounds],
// npm run bench -- diff [documents] [contracts], npm run bench -- page [folder of the built site] [runs],
// or npm run bench -- peers [documents] [runs]: the same documents with other generators.
import {appendFileSync, mkdtempSync, rmSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import path from 'node:path'
import {benchDiff} from './bench-diff.ts'
import {benchOnCall} from './bench-oncall.ts'
import {benchPage} from './bench-page.ts'
import {benchPeers} from './bench-peers.ts'
import {benchStatus} from './bench-status.ts'
import {corpus, writeCorpus} from './corpus.ts'
import {measure, printRows} from './measure.ts'

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
if (process.argv[2] === 'diff') {
  const [documents = 10_000, contracts = 500] = process.argv.slice(3).map(Number)
  if ([documents, contracts].some(count => !Number.isInteger(count) || count < 2)) {
    console.error('Usage: npm run bench -- diff [documents] [contracts], whole numbers of at least 2')
    process.exit(2)
  }
  await benchDiff({documents, contracts})
  process.exit()
}
if (process.argv[2] === 'page') {
  const [, , , site = 'dist', runs = '5'] = process.argv
  if (!/^[1-9]\d*$/.test(runs)) {
    console.error('Usage: npm run bench -- page [folder of the built site] [runs], a whole number of at least 1')
    process.exit(2)
  }
  process.exit((await benchPage({site, runs: Number(runs)})) ? 0 : 1)
}
if (process.argv[2] === 'peers') {
  const [documents = 1000, runs = 3] = process.argv.slice(3).map(Number)
  if ([documents, runs].some(count => !Number.isInteger(count) || count < 1)) {
    console.error('Usage: npm run bench -- peers [documents] [runs], whole numbers of at least 1')
    process.exit(2)
  }
  await benchPeers({documents, runs})
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
rows.push(await timed('check, cold', ['check', '--content', content]))
rows.push(await timed('check, nothing changed', ['check', '--content', content]))
appendFileSync(path.join(content, 'runbooks/recover-1.mdx'), '\nOne sentence more.\n')
rows.push(await timed('check, one file changed', ['check', '--content', content]))
if (!onlyCheck) await measureBuilds()
rmSync(folder, {recursive: true, force: true})

printRows(rows)

function timed(name: string, args: string[]): Promise<string[]> {
  return measure({name, args, cache: path.join(folder, 'cache')})
}

async function measureBuilds(): Promise<void> {
  rows.push(await timed('build, cold', build))
  rows.push(await timed('build, nothing changed', build))
  appendFileSync(path.join(content, 'runbooks/recover-0.mdx'), '\nOne sentence more.\n')
  rows.push(await timed('build, one file changed', build))
}
