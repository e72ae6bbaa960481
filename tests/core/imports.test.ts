import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

// What each part of the program may import from; nothing else. Inside `core` are four floors: each imports only those below it.
const capabilities = [
  'src/commands',
  'src/search',
  'src/oncall',
  'src/incident',
  'src/status',
  'src/alerts',
  'src/specs',
  'src/changes',
  'src/release',
  'src/impact',
  'src/exchange',
  'src/scaffold',
  'src/migrations',
  'src/editor',
]
const allowed: Record<string, string[]> = {
  'src/core/format': ['src/core/format'],
  'src/core/content': ['src/core/content', 'src/core/format'],
  'src/core/catalog': ['src/core/catalog', 'src/core/content', 'src/core/format'],
  'src/core/lint': ['src/core'],
  'src/commands': ['src/commands', 'src/core'],
  'src/search': ['src/search', 'src/core'],
  'src/oncall': ['src/oncall', 'src/core'],
  'src/incident': ['src/incident', 'src/oncall', 'src/core'],
  'src/status': ['src/status', 'src/core'],
  'src/alerts': ['src/alerts', 'src/status', 'src/core'],
  'src/specs': ['src/specs', 'src/core'],
  'src/exchange': ['src/exchange', 'src/alerts', 'src/specs', 'src/release', 'src/oncall', 'src/core'],
  'src/changes': ['src/changes', 'src/core'],
  'src/release': ['src/release', 'src/changes', 'src/oncall', 'src/core'],
  'src/impact': ['src/impact', 'src/changes', 'src/oncall', 'src/core'],
  'src/scaffold': ['src/scaffold', 'src/core'],
  'src/migrations': ['src/migrations', 'src/core'],
  'src/editor': ['src/editor', 'src/core'],
  'src/rules': [
    'src/rules',
    'src/commands',
    'src/oncall',
    'src/status',
    'src/alerts',
    'src/specs',
    'src/changes',
    'src/release',
    'src/core',
  ],
  'src/report': ['src/report', 'src/impact', 'src/changes', 'src/core'],
  'src/host': ['src/host', 'src/oncall', 'src/status', 'src/core'],
  'src/check': ['src/check', 'src/host', 'src/report', 'src/rules', 'src/changes', 'src/core'],
  'src/lsp': ['src/lsp', 'src/editor', 'src/check', 'src/host', 'src/status', 'src/core'],
  plugins: ['plugins', 'src/status', 'src/core'],
  'src/site': [
    'src/config.ts',
    'src/site',
    'plugins',
    'src/host',
    'src/report',
    'src/rules',
    'src/exchange',
    'src/incident',
    'src/impact',
    'src/alerts',
    'src/specs',
    'src/commands',
    'src/search',
    'src/changes',
    'src/release',
    'src/oncall',
    'src/status',
    'src/core',
  ],
  'src/cli': [
    'src/config.ts',
    'src/cli',
    'src/site',
    'src/lsp',
    'src/check',
    'src/host',
    'src/report',
    'src/rules',
    ...capabilities,
    'src/core',
  ],
  // What runs in the browser takes nothing of the site that was made for the build but words.
  'src/site/elements': [
    'src/site/elements',
    'src/site/words/browser.ts',
    'src/commands',
    'src/search',
    'src/oncall',
    'src/incident',
    'src/status',
    'src/core',
  ],
}

const forbiddenInCore = /^(node:|astro|@astrojs)/

test('imports point towards core', () => {
  const wrong = Object.keys(allowed).flatMap(part => filesOf(part).flatMap(file => wrongImports(part, file)))
  expect(wrong).toEqual([])
})

test.each(['src/core', ...capabilities])('%s uses no platform module and no Astro', part => {
  const wrong = filesOf(part).flatMap(file =>
    importsOf(file)
      .filter(name => forbiddenInCore.test(name))
      .map(name => `${file} imports ${name}`),
  )
  expect(wrong).toEqual([])
})

test('core reaches for nothing at run time that its imports do not name', () => {
  expect(filesOf('src/core').filter(file => climbs(readFileSync(path.join(root, file), 'utf8')))).toEqual([])
  const climbing = [
    "process.getBuiltinModule('node:fs')",
    "process['env']",
    "require('fs')",
    "await import('node:fs')",
    'globalThis.process',
  ]
  expect(climbing.filter(text => !climbs(text))).toEqual([])
})

function climbs(text: string): boolean {
  return /\bprocess\s*[.[]|\bglobalThis\b|\brequire\s*\(|\bimport\s*\(|\bcreateRequire\b/.test(text.replace(/^\s*(\/\/|\*).*$/gm, ''))
}

test('the check on imports sees an arrow that points the wrong way', () => {
  expect(wrongTarget('src/core/catalog', 'src/core/catalog/body-links.ts', '../lint/check.ts')).toBe(
    'src/core/catalog/body-links.ts imports src/core/lint/check.ts',
  )
})

test('the kind of an entry or part says what its data are; nobody claims it', () => {
  const files = Object.keys(allowed).flatMap(filesOf)
  const claiming = files.filter(file => /\bas (Entry|Part)<'[a-z-]+'>(?!\[)/.test(readFileSync(path.join(root, file), 'utf8')))
  expect(claiming).toEqual([])
})

function wrongImports(part: string, file: string): string[] {
  return importsOf(file).flatMap(name => wrongTarget(part, file, name) ?? [])
}

function wrongTarget(part: string, file: string, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined
  const target = path.join(path.dirname(file), name)
  return allowed[part]?.some(folder => target === folder || target.startsWith(`${folder}/`)) ? undefined : `${file} imports ${target}`
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)].map(match => match[1] ?? '')
}

function filesOf(folder: string): string[] {
  const names = readdirSync(path.join(root, folder), {recursive: true}).map(String)
  return names.filter(name => /\.(ts|astro|mjs)$/.test(name)).map(name => path.join(folder, name))
}
