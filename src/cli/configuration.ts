import path from 'node:path'
import {configProblem, configSchema, type ReadConfig} from '../config.ts'
import {addFields, addKinds} from '../core/content/kinds.ts'
import {useExchange} from '../exchange/index.ts'
import {findConfig, runConfig} from '../host/config-file.ts'
import {Failure} from '../host/failure.ts'
import {type NamedRoot, namedRoots} from '../host/roots.ts'
import {withFormats} from '../report/index.ts'
import {useRules} from '../rules/index.ts'
import {addSourceKinds} from '../status/source/index.ts'

/** What a command runs with. */
export interface Configuration extends ReadConfig {
  /** Absolute path of the folder that the configuration stands in; where the command was started, if there is none. */
  folder: string
  /** The content roots, with their paths as `--content` takes them. */
  roots: readonly [NamedRoot, ...NamedRoot[]]
  /** Forms in which findings can be written, those of the program first. */
  reportFormats: ReturnType<typeof withFormats>
}

let current: Configuration | undefined

/** Gives the configuration of the command that runs. */
export function configuration(): Configuration {
  current ??= withPaths(configSchema.parse({}), process.cwd())
  return current
}

/**
 * Reads the configuration and adds what it brings: rules, kinds of entries and of sources, forms of other programs.
 *
 * @param args Arguments of the command, which may name the file.
 * @throws {Failure} When it cannot be run or does not fit.
 */
export async function configure(args: readonly string[]): Promise<Configuration> {
  const file = findConfig(process.cwd(), namedIn(args))
  const read = file === undefined ? configSchema.parse({}) : await readConfig(file)
  current = withPaths(read, file === undefined ? process.cwd() : path.dirname(file))
  try {
    current.reportFormats = withFormats(read.formats)
    useExchange(read)
    addKinds(read.kinds)
    addFields(read.fields)
    useRules(read.rules)
    addSourceKinds(read.sources)
  } catch (error) {
    if (!(error instanceof RangeError) || file === undefined) throw error
    throw new Failure(`\`${path.basename(file)}\` does not fit: ${error.message}`, 'Give one of them another name.')
  }
  return current
}

async function readConfig(file: string): Promise<ReadConfig> {
  const value = await runConfig(file)
  const problem = configProblem(value)
  const help = 'The guide lists the keys on its page `/guide/config/`.'
  if (problem !== undefined) throw new Failure(`\`${path.basename(file)}\` does not fit: ${problem}`, help)
  return configSchema.parse(value)
}

function withPaths(read: ReadConfig, folder: string): Configuration {
  const [first, ...others] = namedRoots(read.content)
  const fromHere = (root: NamedRoot) => ({...root, path: path.relative(process.cwd(), path.resolve(folder, root.path)) || '.'})
  const roots: Configuration['roots'] = [fromHere(first), ...others.map(fromHere)]
  const components = Object.fromEntries(Object.entries(read.components).map(([name, file]) => [name, path.resolve(folder, file)]))
  const styles = read.styles.map(file => path.resolve(folder, file))
  const pages = read.pages === undefined ? {} : {pages: path.resolve(folder, read.pages)}
  return {...read, ...pages, folder, roots, components, styles, reportFormats: withFormats([])}
}

// It is needed before the arguments can be read: it brings words that they may use.
function namedIn(args: readonly string[]): string | undefined {
  const at = args.indexOf('--config')
  return at >= 0 ? args[at + 1] : args.find(arg => arg.startsWith('--config='))?.slice('--config='.length)
}
