// Runs everything that must hold before a change lands, and closes with one line of numbers. Usage: npm test
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {findChromium} from '../tests/support/chromium.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const bin = (name: string) => path.join(root, 'node_modules/.bin', name)
const results = path.join(mkdtempSync(path.join(tmpdir(), 'clarity-test-')), 'results.json')
let passed = 0
let failed = 0

bringChromium()
step('format and lint', bin('biome'), ['check', '.'])
// Astro writes the types of its own modules first; without them the compiler knows no content collections.
step('types of Astro files', bin('astro'), ['check', '--minimumSeverity', 'warning'])
step('types', bin('tsc'), ['--noEmit', '-p', '.'])
step('tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile=${results}`])
countTests()

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

function bringChromium(): void {
  const found = findChromium()
  if (found) return console.log(`Chromium: ${found}`)
  const asRoot = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (asRoot) {
    console.log('Chromium is missing: installing the package `chromium`')
    spawnSync('apt-get', ['update'], {stdio: ['ignore', 'ignore', 'inherit']})
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
    })
  }
  if (!findChromium()) {
    console.log('Chromium is missing: downloading the one of Playwright')
    spawnSync(bin('playwright-core'), ['install', 'chromium'], {cwd: root, stdio: 'inherit'})
  }
  console.log(`Chromium: ${findChromium() ?? 'none, tests in the browser will fail'}`)
}
