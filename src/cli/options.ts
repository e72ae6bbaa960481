import {delimiter} from 'node:path'
import {InvalidArgumentError, Option} from 'commander'

/** `--content DIR`, shared by all commands. */
export const contentOption = () =>
  new Option(
    '--content <dir>',
    `content root; may be given several times, in the variable with \`${delimiter}\` between them, and the first has the settings`,
  )
    .env('CLARITY_CONTENT')
    .default('content')
    .argParser(parseRoots)

/** `--content DIR` of a command that may do without. */
export const buildContentOption = () =>
  new Option('--content <dir>', 'content root to build the site from; may be given several times').argParser(parseRoots)

/** `--now TIME`, the clock of the check. */
export const nowOption = () => instantOption('--now <time>', 'instant to check for')

/** `--on DATE`, a day to come. */
export const onOption = () =>
  new Option('--on <date>', 'day that is asked about, such as 2026-12-01 (default: the present)').argParser(parseInstant)

/** `--at TIME`, the instant that is asked about. */
export const atOption = () => instantOption('--at <time>', 'instant to answer for')

// A pipeline that must say the same tomorrow sets the clock of all its commands once.
const instantOption = (flags: string, what: string) =>
  new Option(flags, `${what}, such as 2026-11-23T02:00:00Z (default: the present)`).env('CLARITY_NOW').argParser(parseInstant)

/** `--public`, for a site that everybody may read. */
export const publicOption = () =>
  new Option('--public', 'leave out contacts marked internal, as `public` in settings does').env('CLARITY_PUBLIC')

/** `--config FILE`, on all commands; it is read before the others. */
export const configOption = () =>
  new Option('--config <file>', 'configuration of the program (default: clarity.config.ts, .mjs or .js where one stands)')

/** `--cache DIR`, for what is kept between runs. */
export const cacheOption = () =>
  new Option('--cache <dir>', 'folder for what is kept between runs')
    .env('CLARITY_CACHE')
    .default('.clarity')
    // A variable that is set to nothing names no folder, least of all the current one.
    .argParser(text => text.trim() || '.clarity')

/** `--shard N/M`, a part of the pages, for a site that several machines build. */
export const shardOption = () =>
  new Option('--shard <n/m>', 'make only part n of m of the pages, such as 2/5, for `clarity join`').argParser(parseShard)

/** `--trust-content`: only whoever runs the program can say so, never the content. */
export const trustOption = () =>
  new Option('--trust-content', 'let content run code: `import`, `export` and expressions are compiled as MDX')

/** `--port N`. */
export const portOption = () => new Option('--port <number>', 'port to listen on').default(4321).argParser(parsePort)

/** `--host ADDRESS`. */
export const hostOption = () => new Option('--host <address>', 'address to listen on').default('127.0.0.1')

/** `--allow-host NAME`, for a server behind a proxy. */
export const allowHostOption = () =>
  new Option(
    '--allow-host <name>',
    'name by which a proxy before it asks, such as runbooks.example.com; may be given several times',
  ).argParser(parseHosts)

/** `--base PATH`, the path under which the site is published. */
export const baseOption = () =>
  new Option('--base <path>', 'path under which the site is published').env('CLARITY_BASE').default('/').argParser(parseBase)

/** Reads an instant that was given on the command line. */
function parseInstant(text: string): string {
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw new InvalidArgumentError('Expected a time such as `2026-11-23T02:00:00Z`.')
  return new Date(time).toISOString()
}

// In: `2/5`.
function parseShard(text: string): {at: number; of: number} {
  const [, at, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number)
  if (at === undefined || of === undefined || at < 1 || at > of)
    throw new InvalidArgumentError('Expected a part and their number, such as `2/5` for the second of five.')
  return {at, of}
}

// Until the roots are opened there is a list, then the first of them.
function parseRoots(text: string, before: string | string[] | undefined): string[] {
  if (text.trim() === '') throw new InvalidArgumentError('Expected a folder.')
  return [...(Array.isArray(before) ? before : []), text]
}

function parseHosts(text: string, before: string[] | undefined): string[] {
  if (!/^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(text))
    throw new InvalidArgumentError('Expected a name alone, such as `runbooks.example.com`.')
  return [...(before ?? []), text]
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('Expected a number from 0 to 65535.')
  return port
}

function parseBase(text: string): string {
  const parts = text.split('/').filter(Boolean)
  if (parts.some(part => !/^[\w.~-]+$/.test(part))) throw new InvalidArgumentError('Expected a path such as `/runbooks/`.')
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`
}
