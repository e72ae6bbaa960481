// Builds the same documents with this program, Starlight and Hugo, one after the other in one run, each cold and after small changes.
import {execFileSync} from 'node:child_process'
import {appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {corpus, writeCorpus} from './corpus.ts'
import {type Measured, measureCommand} from './measure.ts'

/** What is measured. */
export interface PeersBench {
  /** How many documents; see `corpus`. */
  documents: number
  /** How often each; the median counts. */
  runs: number
}

/** A generator that builds the documents. */
interface Peer {
  name: string
  folder: string
  command: string
  args: string[]
  /** Folders below its own that a cold build has not. */
  made: string[]
  /** Where its output goes, below its own folder. */
  out: string
  /** File of a document, and of the team, below its own folder. */
  document: string
  team: string
}

const program = fileURLToPath(new URL('../bin/clarity', import.meta.url))
const steps = ['cold', 'nothing changed', 'one body changed', 'one team renamed'] as const

/** Builds with each generator that can be had and prints the table; what cannot be had is said. */
export async function benchPeers({documents, runs}: PeersBench): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'clarity-peers-'))
  try {
    const files = corpus(documents)
    const peers = [ours(home, files), starlight(home, files), hugo(home, files)].filter(peer => peer !== undefined)
    console.log(
      '\n| documents | generator | build | seconds | peak memory, MB | HTML files written | MB written |\n|---:|---|---|---:|---:|---:|---:|',
    )
    for (const step of steps) for (const peer of peers) console.log(`| ${documents} | ${await row(peer, step, runs)} |`)
  } finally {
    rmSync(home, {recursive: true, force: true})
  }
}

async function row(peer: Peer, step: (typeof steps)[number], runs: number): Promise<string> {
  const results: (Measured & Written)[] = []
  for (let run = 0; run < runs; run++) {
    prepare(peer, step, run)
    const begun = Date.now()
    const {command, args, folder} = peer
    const measured = await measureCommand({command, args, cwd: folder, env: {CLARITY_CACHE: '', ASTRO_TELEMETRY_DISABLED: '1'}})
    results.push({...measured, ...writtenSince(path.join(folder, peer.out), begun)})
  }
  const median = (of: (each: Measured & Written) => number) => results.map(of).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN
  const numbers = [median(each => each.seconds).toFixed(1), Math.round(median(each => each.peakMb)), median(each => each.pages)]
  return [peer.name, step, ...numbers, (median(each => each.bytes) / 1e6).toFixed(1)].join(' | ')
}

function prepare({folder, made, document, team}: Peer, step: (typeof steps)[number], run: number): void {
  if (step === 'cold') for (const name of made) rmSync(path.join(folder, name), {recursive: true, force: true})
  if (step === 'one body changed') appendFileSync(path.join(folder, document), `\nOne sentence more, for run ${run}.\n`)
  if (step === 'one team renamed') {
    const file = path.join(folder, team)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: Order operations ${run}`))
  }
}

function ours(home: string, files: ReadonlyMap<string, string>): Peer {
  const folder = path.join(home, 'clarity')
  writeCorpus(path.join(folder, 'content'), files)
  return {
    name: 'operational-clarity, with search',
    folder,
    command: process.execPath,
    args: [program, 'build', '--now', '2026-11-23T09:30:00Z'],
    made: ['.clarity', '.astro', 'dist'],
    out: 'dist',
    document: 'content/runbooks/recover-1.mdx',
    team: 'content/teams/order-ops.mdx',
  }
}

function starlight(home: string, files: ReadonlyMap<string, string>): Peer | undefined {
  const folder = path.join(home, 'starlight')
  const astro = createRequire(import.meta.url)('astro/package.json') as {version: string}
  write(folder, 'package.json', '{"name": "peer", "private": true, "type": "module"}\n')
  write(folder, 'src/content.config.ts', contentConfig)
  write(folder, 'astro.config.mjs', starlightConfig)
  for (const [name, text] of documentsOf(files)) write(folder, `src/content/docs/${name}`, text)
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', `astro@${astro.version}`, '@astrojs/starlight'], {
      cwd: folder,
      stdio: 'pipe',
    })
  } catch {
    console.log('Starlight could not be installed from the npm registry, and is left out.')
    return undefined
  }
  const version = JSON.parse(readFileSync(path.join(folder, 'node_modules/@astrojs/starlight/package.json'), 'utf8')) as {version: string}
  return {
    name: `Starlight ${version.version}, with search`,
    folder,
    command: process.execPath,
    args: ['node_modules/astro/bin/astro.mjs', 'build'],
    made: ['.astro', 'node_modules/.astro', 'node_modules/.vite', 'dist'],
    out: 'dist',
    document: 'src/content/docs/runbooks/recover-1.md',
    team: 'src/content/docs/teams/order-ops.md',
  }
}

function hugo(home: string, files: ReadonlyMap<string, string>): Peer | undefined {
  const folder = path.join(home, 'hugo')
  let version = ''
  try {
    version = /v([\d.]+)/.exec(execFileSync('hugo', ['version'], {encoding: 'utf8', stdio: 'pipe'}))?.[1] ?? ''
  } catch {
    console.log('Hugo is not installed, and is left out.')
    return undefined
  }
  for (const [name, text] of documentsOf(files)) write(folder, `content/${name}`, text)
  for (const [name, text] of Object.entries(hugoSite)) write(folder, name, text)
  return {
    name: `Hugo ${version}, without search`,
    folder,
    command: 'hugo',
    args: ['--quiet', '--cleanDestinationDir'],
    made: ['public', 'resources'],
    out: 'public',
    document: 'content/runbooks/recover-1.md',
    team: 'content/teams/order-ops.md',
  }
}

// Plain Markdown with a title: directives and links of ours are text to others.
function documentsOf(files: ReadonlyMap<string, string>): [name: string, text: string][] {
  const documents = [...files].filter(([name]) => name.endsWith('.mdx'))
  return documents.map(([name, text]) => {
    const [, header = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
    const plain = body
      .replaceAll(/^::.*$/gm, '')
      .replaceAll(/\]\((?:failure-mode:|\.\.\/)[^)]*\)/g, '](#)')
      .replaceAll('```output', '```text')
    return [name.replace(/\.mdx$/, '.md'), `---\n${/^title: .*$/m.exec(header)?.[0]}\n---\n${plain}`]
  })
}

function write(folder: string, name: string, text: string): void {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), {recursive: true})
  writeFileSync(file, text)
}

const contentConfig = `import {defineCollection} from 'astro:content'
import {docsLoader} from '@astrojs/starlight/loaders'
import {docsSchema} from '@astrojs/starlight/schema'

export const collections = {docs: defineCollection({loader: docsLoader(), schema: docsSchema()})}
`
const starlightConfig = `import starlight from '@astrojs/starlight'
import {defineConfig} from 'astro/config'

export default defineConfig({integrations: [starlight({title: 'Generated corpus', sidebar: [{label: 'Kinds', link: '/runbooks/recover-0/'}]})]})
`
const hugoSite: Record<string, string> = {
  'config.toml': 'baseURL = "/"\ntitle = "Generated corpus"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
  'layouts/_default/baseof.html':
    '<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}</body></html>\n',
  'layouts/_default/single.html': '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}{{ end }}\n',
  'layouts/_default/list.html':
    '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}\n',
}

interface Written {
  /** Pages whose file was written. */
  pages: number
  bytes: number
}

function writtenSince(folder: string, begun: number): Written {
  const written = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(item => item.isFile())
    .map(item => path.join(item.parentPath, item.name))
    .map(file => ({file, stat: statSync(file)}))
    // A file that is only linked anew keeps the time at which it was written.
    .filter(({stat}) => stat.mtimeMs >= begun - 1000)
  return {pages: written.filter(({file}) => file.endsWith('.html')).length, bytes: written.reduce((sum, {stat}) => sum + stat.size, 0)}
}
