// Makes a release: proves what would be packed, lists new and stricter rules in the changelog, and sets the version; it publishes nothing.
// Usage: npm run release -- VERSION [--dry-run]
import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {rules} from '../src/rules/index.ts'
import {type Packed, packProblems, type RuleSeverities, releasedChangelog, ruleNotes} from './release-notes.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const text = (name: string) => readFileSync(path.join(root, name), 'utf8')
const manifest = JSON.parse(text('package.json')) as {version: string; bin: Record<string, string>; exports: Record<string, unknown>}
const released = JSON.parse(text('scripts/released-rules.json')) as {version: string; rules: RuleSeverities}
const usage = 'Usage: npm run release -- VERSION [--dry-run]   # such as 0.2.0'

const isRehearsal = process.argv.includes('--dry-run')
const [version = isRehearsal ? nextMinor() : '', ...others] = process.argv.slice(2).filter(arg => arg !== '--dry-run')

if (!isNext(version) || others.length > 0)
  end(`expected one version above ${manifest.version}, got \`${[version, ...others].join(' ')}\`\n${usage}`)
const severities = Object.fromEntries(rules.map(({id, severity}) => [id, severity]))
const notes = ruleNotes(released.rules, severities)
const changelog = changed()
provePack()
if (isRehearsal)
  say(`would release ${version}; nothing was changed\n\nRules since ${released.version}:\n${notes.join('\n') || 'as they were'}`)
else {
  writeFileSync(path.join(root, 'CHANGELOG.md'), changelog)
  writeFileSync(path.join(root, 'scripts/released-rules.json'), `${JSON.stringify({version, rules: severities}, null, 2)}\n`)
  run('npm', ['version', version, '--no-git-tag-version', '--allow-same-version'])
  moveCreate()
  say(`made ${version}\n\nRead the changelog, commit, tag, and publish with \`npm publish\` here, then in \`plugins/create\`.`)
}

// `npm create` brings the version that it was released with.
function moveCreate(): void {
  const file = 'plugins/create/package.json'
  const create = JSON.parse(text(file))
  const moved = {...create, version, dependencies: {'operational-clarity': version}}
  writeFileSync(path.join(root, file), `${JSON.stringify(moved, null, 2)}\n`)
}

function changed(): string {
  try {
    return releasedChangelog(text('CHANGELOG.md'), {version, day: new Date().toISOString().slice(0, 10), rules: notes})
  } catch (error) {
    return end(error instanceof RangeError ? `${error.message}; write what users notice` : String(error))
  }
}

// What is packed, then what it does where it is installed.
function provePack(): void {
  const {stdout} = run('npm', ['pack', '--dry-run', '--json', '--loglevel=error'])
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [Packed]
  const doors = [...Object.values(manifest.bin), ...targetsOf(manifest.exports)].map(file => file.replace(/^\.\//, ''))
  const problems = packProblems(packed, {doors})
  if (problems.length > 0) end(`the package is not as it should be:\n  ${problems.join('\n  ')}`)
  const megabytes = packed.files.reduce((sum, {size}) => sum + size, 0) / 1_000_000
  say(`${packed.files.length} files are packed, ${megabytes.toFixed(1)} MB; each door is among them`)
  run('npx', ['vitest', 'run', '--project', 'package'], 'inherit')
}

function targetsOf(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(targetsOf)
}

function nextMinor(): string {
  const [major = 0, minor = 0] = manifest.version.split('.').map(Number)
  return `${major}.${minor + 1}.0`
}

function isNext(asked: string): boolean {
  if (!/^\d+\.\d+\.\d+$/.test(asked)) return false
  const [a, b] = [asked, manifest.version].map(each => each.split('.').map(Number))
  const at = a?.findIndex((part, index) => part !== b?.[index]) ?? -1
  return at >= 0 && (a?.[at] ?? 0) > (b?.[at] ?? 0)
}

function run(program: string, args: string[], stdout: 'pipe' | 'inherit' = 'pipe') {
  const ran = spawnSync(program, args, {cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', stdout, 'inherit']})
  if (ran.status !== 0) end(`\`${program} ${args.join(' ')}\` failed`)
  return ran
}

function say(words: string): void {
  process.stdout.write(`release: ${words}\n`)
}

function end(words: string): never {
  process.stderr.write(`release: ${words}\n`)
  process.exit(2)
}
