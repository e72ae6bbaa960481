import {applyEdits, modify, type ParseError, parse} from 'jsonc-parser'

const scripts = {check: 'clarity check', build: 'clarity build', dev: 'clarity dev'} as const

/** A file of the user that takes no addition; the message says why. */
export class NotTaken extends Error {}

/** Makes a `package.json` for a folder that has none. */
export function newPackageJson(name: string, version: string): string {
  const value = {name, private: true, type: 'module', scripts, devDependencies: {'operational-clarity': `^${version}`}}
  return `${JSON.stringify(value, null, 2)}\n`
}

/**
 * Adds the scripts to a `package.json` that is there, as `clarity:check` and so on; all else stays as it is written.
 *
 * @throws {NotTaken} When it is no JSON object.
 */
export function withScripts(text: string): string {
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors)
  if (errors.length > 0 || typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotTaken('it is no JSON object')
  const there = (value as {scripts?: unknown}).scripts ?? {}
  if (typeof there !== 'object' || Array.isArray(there)) throw new NotTaken('its `scripts` are no object')
  const missing = Object.entries(scripts).filter(([name, command]) => !hasScript(there as Record<string, unknown>, name, command))
  const formattingOptions = formOf(text)
  return missing.reduce(
    (at, [name, command]) => applyEdits(at, modify(at, ['scripts', `clarity:${name}`], command, {formattingOptions})),
    text,
  )
}

function hasScript(there: Record<string, unknown>, name: string, command: string): boolean {
  return there[name] === command || there[`clarity:${name}`] !== undefined
}

function formOf(text: string) {
  const indent = /^[{\s]*?\n([ \t]+)"/.exec(text)?.[1] ?? '  '
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: /\r\n/.test(text) ? '\r\n' : '\n',
  }
}

/** Lines that keep what the program writes out of a repository. */
const ignored = ['node_modules/', 'dist/', '.clarity/', '.astro/']

/** Adds to a `.gitignore`, or begins one, what it lacks; a line that says the same in other signs counts. */
export function withIgnored(text = ''): string {
  const bare = (line: string) => line.trim().replace(/^\/|\/$/g, '')
  const there = new Set(text.split(/\r?\n/).map(bare))
  const missing = ignored.filter(line => !there.has(bare(line)))
  if (missing.length === 0) return text
  const eol = /\r\n/.test(text) ? '\r\n' : '\n'
  const end = text === '' || /\n$/.test(text) ? '' : eol
  return `${text}${end}${missing.join(eol)}${eol}`
}
