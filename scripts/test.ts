// Runs everything that must hold before a change lands, and closes with one line of numbers. Usage: npm test
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {findChromium} from '../tests/support/chromium.ts'
import {findMariadb} from '../tests/support/mariadb.ts'
import {findPostgres} from '../tests/support/postgres.ts'
import {findAlertmanager, findPrometheus, findShellcheck} from '../tests/support/prometheus.ts'
import {hasReference} from '../tests/support/recurrences.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const bin = (name: string) => path.join(root, 'node_modules/.bin', name)
const folder = mkdtempSync(path.join(tmpdir(), 'clarity-test-'))
const results = path.join(folder, 'results.json')
let passed = 0
let failed = 0

bringPrograms()
step('format and lint', bin('biome'), ['check', '.'])
// Astro writes the types of its own modules first; without them the compiler knows no content collections.
step('types of Astro files', bin('astro'), ['check', '--minimumSeverity', 'warning'])
step('types', bin('tsc'), ['--noEmit', '-p', '.'])
step('tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile=${results}`])
countTests()
rmSync(folder, {recursive: true, force: true})

console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

function step(name: string, command: string, args: string[]): void {
  console.log(`\n== ${name}`)
  const {status} = spawnSync(command, args, {cwd: root, stdio: 'inherit', env: {...process.env, ASTRO_TELEMETRY_DISABLED: '1'}})
  if (status === 0) passed++
  else failed++
}

// The step itself counts as one; a run that ended before any test did would otherwise look small and green.
function countTests(): void {
  try {
    const {numPassedTests, numFailedTests, numPendingTests, numTodoTests} = JSON.parse(readFileSync(results, 'utf8'))
    passed += numPassedTests
    failed += numFailedTests + numPendingTests + numTodoTests
    if (numPendingTests + numTodoTests > 0) console.log(`${numPendingTests + numTodoTests} tests were skipped, which counts as failed`)
  } catch {
    failed++
    console.log('the tests left no results')
  }
}

// Real programs that tests start, with the Debian packages they come from.
function bringPrograms(): void {
  const programs = {
    Chromium: findChromium,
    Prometheus: findPrometheus,
    Alertmanager: findAlertmanager,
    ShellCheck: findShellcheck,
    PostgreSQL: findPostgres,
    MariaDB: findMariadb,
  }
  const packages = {
    Chromium: ['chromium', 'fonts-liberation'],
    Prometheus: ['prometheus'],
    Alertmanager: ['prometheus-alertmanager'],
    ShellCheck: ['shellcheck'],
    PostgreSQL: ['postgresql'],
    MariaDB: ['mariadb-server-core', 'mariadb-client-core'],
  }
  const names = Object.keys(programs) as (keyof typeof programs)[]
  const missing = names.filter(name => !programs[name]())
  if (missing.length > 0) install(missing.flatMap(name => packages[name]))
  if (!findChromium()) {
    console.log('Chromium is missing: downloading the one of Playwright')
    spawnSync(bin('playwright-core'), ['install', 'chromium'], {cwd: root, stdio: 'inherit'})
  }
  if (!hasReference()) install(['python3-dateutil'])
  for (const name of names) console.log(`${name}: ${programs[name]() ?? 'none, the tests that start it will fail'}`)
}

function install(packages: string[]): void {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  const asRoot = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (!asRoot) return console.log(`Missing programs; on Debian and Ubuntu they come with: sudo ${command}`)
  console.log(`Installing what the tests start: ${packages.join(' ')}`)
  const quiet = {stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit']}
  spawnSync('apt-get', ['update'], quiet)
  // A package may start a service of its own; tests start theirs beside it, on free ports.
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'}
  spawnSync('apt-get', command.split(' ').slice(1), {...quiet, env})
}
