import {applyEdits, modify, type ParseError, parse} from 'jsonc-parser'

/** Name of the file in which a project that begins with findings keeps them. */
export const baselineName = 'baseline.json'

function scriptsOf(hasBaseline: boolean) {
  const flag = hasBaseline ? ` --baseline ${baselineName}` : ''
  return {check: `clarity check${flag}`, build: `clarity build${flag}`, dev: `clarity dev${flag}`}
}

/** A file of the user that takes no addition; the message says why. */
export class NotTaken extends Error {}

/** Makes a `package.json` for a folder that has none. */
export function newPackageJson(name: string, version: string, hasBaseline = false): string {
  const value = {
    name,
    private: true,
    type: 'module',
    scripts: scriptsOf(hasBaseline),
    devDependencies: {'operational-clarity': `^${version}`},
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

/**
 * Adds the scripts to a `package.json` that is there, as `clarity:check` and so on; all else stays as it is written.
 *
 * @throws {NotTaken} When it is no JSON object.
 */
export function withScripts(text: string, hasBaseline = false): string {
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors)
  if (errors.length > 0 || typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotTaken('it is no JSON object')
  const there = (value as {scripts?: unknown}).scripts ?? {}
  if (typeof there !== 'object' || Array.isArray(there)) throw new NotTaken('its `scripts` are no object')
  const missing = Object.entries(scriptsOf(hasBaseline)).filter(
    ([name, command]) => !hasScript(there as Record<string, unknown>, name, command),
  )
  const formattingOptions = formOf(text)
  return missing.reduce(
    (at, [name, command]) => applyEdits(at, modify(at, ['scripts', `clarity:${name}`], command, {formattingOptions})),
    text,
  )
}

/**
 * Puts groups of settings into a file of settings of an editor; keys of these groups that are not among them, comments and all else stay.
 *
 * @throws {NotTaken} When it is no JSON object.
 */
export function withSettings(text: string, groups: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors, {allowTrailingComma: true})
  if (errors.length > 0 || typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotTaken('it is no JSON object')
  const formattingOptions = formOf(text)
  const there = value as Record<string, Record<string, unknown> | undefined>
  const lines = Object.entries(groups).flatMap(([group, of]) =>
    Object.entries(of).map(([key, is]) => ({path: [group, key], is, was: there[group]?.[key]})),
  )
  return lines
    .filter(({is, was}) => JSON.stringify(is) !== JSON.stringify(was))
    .reduce((at, {path, is}) => applyEdits(at, modify(at, path, is, {formattingOptions})), text)
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
