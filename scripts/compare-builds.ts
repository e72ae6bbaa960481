import {type ChildProcess, spawn} from 'node:child_process'
import {appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {buildSite} from '../src/site/build.ts'

// Edits a copy of the example at random, one edit after the other, and builds it after each: with what earlier builds have kept, and anew in
// another folder. Says what differs. Every seventh build is killed at a random point before; the next one must be right all the same.
// Usage: node scripts/compare-builds.ts [seed] [edits]

const root = fileURLToPath(new URL('../', import.meta.url))

// Names of the index' filters follow an order of chance in the indexer, which what lists or weighs the files follows; all else is equal.
const byChance = /^pagefind\/(?:\d+\/)?(?:filter\/|pagefind-entry|.*\.pf_meta$)|^offline\.json/

if (process.argv[2] === 'build') {
  const [content = '', cache = '', out = '', how = '', now = ''] = process.argv.slice(3)
  const {kept} = await buildSite({content, cache, out, now, project: root, base: '/', fresh: how === 'fresh'})
  console.log(JSON.stringify({kept: kept?.kept, made: kept?.made.size, wrong: kept?.wrong}))
  process.exit()
}

const [seed = 1, edits = 20] = process.argv.slice(2).map(Number)
let state = seed
const random = (below: number) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const home = mkdtempSync(path.join(root, '.clarity/compare-'))
const content = path.join(home, 'content')
let now = Date.parse('2026-11-23T09:30:00Z')

const read = (file: string) => readFileSync(path.join(content, file), 'utf8')
const write = (file: string, text: string) => writeFileSync(path.join(content, file), text)
const files = () =>
  readdirSync(content, {recursive: true})
    .map(String)
    .filter(file => file.includes('/'))
    .sort()
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T
const entry = (among = /./) => pick(files().filter(file => file.endsWith('.mdx') && among.test(file)))
const change = (file: string, by: (text: string) => string) => {
  write(file, by(read(file)))
  return file
}
const titled = (text: string, title: string) => text.replace(/^title: .*$/m, `title: ${title}`)

/** Each makes one edit, and says what it was. */
const kinds: Record<string, () => string> = {
  body: () => change(entry(), text => `${text}\nOne more order ${random(1e6)}.\n`),
  top: () => change(entry(), text => text.replace(/^(---\n[\s\S]*?\n---\n)/, `$1\nFirst ${random(1e6)}.\n`)),
  heading: () => change(entry(), text => `${text}\n## Note ${random(1e6)}\n\nText.\n`),
  link: () => change(entry(), text => `${text}\nSee [it](../${entry()}).\n`),
  command: () => change(entry(/^runbooks\//), text => `${text}\n\`\`\`sh\ncurl -s "https://x.example.com/?n=${random(1e6)}"\n\`\`\`\n`),
  title: () => change(entry(), text => titled(text, `Retitled ${random(1000)}`)),
  team: () => change(entry(/^teams\//), text => titled(text, `Team ${random(1000)}`)),
  settings: () => {
    writeSettings(text => text.replace(/^organisation: .*$/m, `organisation: Larkmoor ${random(1000)}`))
    return 'organisation'
  },
  image: () => {
    const file = pick([...files().filter(name => name.endsWith('.svg')), ''])
    if (file !== '') return change(file, text => text.replace('</svg>', `<!-- ${random(1000)} --></svg>`))
    const name = `runbooks/drawing-${random(1000)}.svg`
    write(name, '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20v10z"/></svg>')
    return change(entry(/^runbooks\//), text => `${text}\n![A drawing](./${path.basename(name)})\n`)
  },
  add: () => {
    const file = entry()
    const copy = file.replace(/(-copy\d+)?\.mdx$/, `-copy${random(1000)}.mdx`)
    write(copy, titled(read(file), `Copy ${random(1000)}`))
    return copy
  },
  remove: () => {
    const file = entry(/^(?:incidents|decisions|runbooks|data-objects)\//)
    rmSync(path.join(content, file))
    return file
  },
  rename: () => {
    const file = entry(/^(?:incidents|decisions|people|changes)\//)
    renameSync(path.join(content, file), path.join(content, file.replace(/\.mdx$/, `-${random(100)}.mdx`)))
    return file
  },
  undo: () => {
    const file = entry()
    const before = path.join(root, 'content', file)
    if (existsSync(before)) cpSync(before, path.join(content, file))
    return file
  },
  minute: () => clockOn(60_000),
  day: () => clockOn(86_400_000),
}
const weights =
  'body body body body top top heading heading link command command title team settings image add remove rename undo minute day'

function clockOn(by: number): string {
  now += by
  return new Date(now).toISOString()
}

function writeSettings(by: (text: string) => string): void {
  change('settings.yaml', by)
}

function started(how: 'incremental' | 'fresh', out: string): ChildProcess {
  const args = [
    import.meta.filename,
    'build',
    content,
    path.join(home, `${how}-cache`),
    path.join(home, out),
    how,
    new Date(now).toISOString(),
  ]
  return spawn(process.execPath, args, {cwd: root, stdio: ['ignore', 'pipe', 'pipe']})
}

async function ended(child: ChildProcess): Promise<string> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', text => (said += String(text)))
  await new Promise(resolve => child.once('close', resolve))
  return said.trim()
}

async function killed(): Promise<void> {
  const child = started('incremental', 'kept')
  setTimeout(() => child.kill('SIGKILL'), 500 + random(8000))
  await ended(child)
}

function differences(): string[] {
  const [kept, fresh] = ['kept', 'fresh'].map(name => contents(path.join(home, name))) as [Contents, Contents]
  return [...new Set([...kept.keys(), ...fresh.keys()])].filter(name => kept.get(name) !== fresh.get(name))
}

type Contents = Map<string, string>

function contents(folder: string): Contents {
  const items = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(item => item.isFile())
  const names = items.map(item => path.relative(folder, path.join(item.parentPath, item.name))).filter(name => !byChance.test(name))
  return new Map(names.map(name => [name, readFileSync(path.join(folder, name), 'latin1')]))
}

cpSync(path.join(root, 'content'), content, {recursive: true})
// What is the same on every site only takes time here.
writeSettings(text => text.replace(/^links:\n/m, "links:\n  guide: 'https://guide.example.com'\n"))
appendFileSync(path.join(content, 'settings.yaml'), '')
let wrong = 0
try {
  for (let at = 0; at <= edits; at++) {
    const kind = pick(weights.split(' '))
    const edit = at === 0 ? 'as it is' : `${kind} ${kinds[kind]?.()}`
    const isKilled = at % 7 === 6
    if (isKilled) await killed()
    const said = await ended(started('incremental', 'kept'))
    const fresh = await ended(started('fresh', 'fresh'))
    if (!existsSync(path.join(home, 'fresh'))) throw new Error(`no site to compare with: ${fresh}`)
    const found = differences()
    if (found.length > 0 || said.includes('"wrong"')) wrong++
    console.log(
      `${at} ${edit}${isKilled ? ', killed before' : ''}: ${found.length === 0 ? 'equal' : `DIFFERENT ${found.slice(0, 5)}`} ${said}`,
    )
  }
  console.log(`seed ${seed}: ${edits} edits, ${wrong} wrong`)
} finally {
  rmSync(home, {recursive: true, force: true})
}
process.exitCode = wrong > 0 ? 1 : 0
