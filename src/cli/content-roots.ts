import {existsSync} from 'node:fs'
import path from 'node:path'
import type {Command} from 'commander'
import {Failure} from '../host/failure.ts'
import {type ContentRoots, type NamedRoot, openRoots} from '../host/roots.ts'
import type {Configuration} from './configuration.ts'

/**
 * Opens the content roots that a command is about, and leaves them as its option `content`: one folder as it was named, several as they were opened.
 *
 * Roots that are given take the place of those of the configuration; what that knows of one of them holds on.
 *
 * @throws {Failure} When a root is missing or holds another.
 */
export function openContent(command: Command, {roots}: Pick<Configuration, 'roots'>): void {
  const given: unknown = command.opts().content
  if (given === undefined) return
  const source = command.getOptionValueSource('content')
  const named = Array.isArray(given) ? given.map(String) : undefined
  const texts = source === 'env' ? named?.flatMap(listedRoots) : named
  const wanted = wantedRoots(texts, roots)
  const isBegun = command.name() === 'init'
  if (isBegun && named && wanted.length > 1)
    throw new Failure('a content begins with one root', 'Name one folder with `--content`, and further ones later in `clarity.config.ts`.')
  command.setOptionValueWithSource('content', isBegun ? wanted[0].path : openedRoots(wanted), source)
}

const openedRoots = (wanted: Configuration['roots']): ContentRoots =>
  wanted.length === 1 ? wanted[0].path : openRoots(wanted, process.cwd())

/**
 * Opens the roots that a command takes which was told of none: those of the environment, else those of the configuration.
 *
 * @returns One folder as it was named, several as they were opened.
 * @throws {Failure} When a root is missing or holds another.
 */
export function openUntoldContent({roots}: Pick<Configuration, 'roots'>): ContentRoots {
  const inEnvironment = process.env.CLARITY_CONTENT
  return openedRoots(wantedRoots(inEnvironment === undefined ? undefined : listedRoots(inEnvironment), roots))
}

function wantedRoots(named: readonly string[] | undefined, roots: Configuration['roots']): Configuration['roots'] {
  const [first, ...others] = (named ?? []).map(each => knownRoot(each, roots))
  return first ? [first, ...others] : roots
}

// As the path of a shell lists folders; a folder whose name has that sign is one all the same.
function listedRoots(text: string): string[] {
  if (existsSync(text)) return [text]
  return text
    .split(path.delimiter)
    .map(each => each.trim())
    .filter(Boolean)
}

function knownRoot(given: string, roots: readonly NamedRoot[]): NamedRoot {
  const configured = roots.find(root => path.resolve(root.path) === path.resolve(given))
  return {...configured, path: given}
}
