import {existsSync, realpathSync} from 'node:fs'
import path from 'node:path'
import {type RootView, rootNameOf, rootPrefix} from '../core/content/roots.ts'
import {didYouMean, listed} from '../core/format/suggest.ts'
import {isFolder, isWithin} from './content-walk.ts'
import {Failure} from './failure.ts'

/** A content root beside the first one. */
export interface FurtherRoot extends RootView {
  /** Absolute path. */
  folder: string
}

/** A root as whoever runs the program names it. */
export interface NamedRoot extends Omit<RootView, 'name'> {
  /** Path from the folder of the configuration, or from where a command was started. */
  path: string
  /** Missing: it is made of the path. */
  name?: string | undefined
}

/** Roots as the configuration and the integration take them: one, or a list of folders and of what is known of them. */
export type GivenRoots = string | readonly (string | NamedRoot)[]

/** Gives roots in one form, however they are given. */
export function namedRoots(given: GivenRoots): [NamedRoot, ...NamedRoot[]] {
  const [first = 'content', ...others] = typeof given === 'string' ? [given] : given
  const named = (root: string | NamedRoot) => (typeof root === 'string' ? {path: root} : root)
  return [named(first), ...others.map(named)]
}

const furtherByFirst = new Map<string, readonly FurtherRoot[]>()

/**
 * Says which roots are read together; only whoever runs the program does so, never the content.
 *
 * The first one has the settings. What stands in another has the name of its root before its path: `@payments/runbooks/refunds.md`.
 *
 * @param base Folder that paths begin at.
 * @returns The first root as an absolute path, by which the others are found from here on.
 * @throws {Failure} When a root is missing, holds another, or two would have one name.
 */
export function openRoots(roots: readonly [NamedRoot, ...NamedRoot[]], base: string): string {
  const [first, ...others] = roots
  const absolute = path.resolve(base, first.path)
  if (others.length > 0) refuseMissing(first, absolute)
  const further = others.map(({path: written, name, edit, create}): FurtherRoot => {
    const folder = path.resolve(base, written)
    refuseMissing({path: written}, folder)
    return {folder, name: name ?? nameOf(written, folder), edit, create}
  })
  refuseNested([absolute, ...further.map(({folder}) => folder)])
  refuseTwins(further)
  for (const {name} of further) refuseShadowed(absolute, name)
  readWith(absolute, further)
  return absolute
}

/** Says again in another process which roots are read with one. */
export function readWith(first: string, further: readonly FurtherRoot[]): void {
  if (further.length > 0) furtherByFirst.set(first, further)
  else furtherByFirst.delete(first)
}

/** Lists the roots that are read with one; none for a root that was opened alone. */
export function furtherRoots(first: string): readonly FurtherRoot[] {
  return furtherByFirst.get(path.resolve(first)) ?? []
}

/**
 * Finds a root by its name; without one, the first.
 *
 * @throws {Failure} When none has the name.
 */
export function rootNamed(first: string, name: string | undefined): string {
  if (name === undefined) return path.resolve(first)
  const further = furtherRoots(first)
  const found = further.find(each => each.name === name)
  if (found) return found.folder
  const names = further.map(each => each.name)
  const others = names.length > 0 ? `Further roots are ${listed(names, 10)}` : 'There is one root only'
  throw new Failure(
    `there is no content root \`${name}\`${didYouMean(name, names)}`,
    `${others}; without \`--root\` the first one is meant.`,
  )
}

/** All folders of a content, the first root first. */
export function rootFolders(first: string): string[] {
  return [path.resolve(first), ...furtherRoots(first).map(({folder}) => folder)]
}

/** Finds the root that a path of the content leads into, and the path below it; one of a root that nobody opened leads nowhere. */
export function located(first: string, contentPath: string): {root: string; below: string} {
  const name = rootNameOf(contentPath)
  const further = name === undefined ? undefined : furtherRoots(first).find(each => each.name === name)
  return further ? {root: further.folder, below: contentPath.slice(rootPrefix(contentPath).length)} : {root: first, below: contentPath}
}

/** Gives the place of a content file on the disk. */
export function absolutePath(first: string, contentPath: string): string {
  const {root, below} = located(first, contentPath)
  return path.join(root, below)
}

/** Gives the path of a file in the content; nothing where it stands in none of the roots. */
export function contentPathOf(first: string, absolute: string): string | undefined {
  for (const {folder, prefix} of withPrefixes(first)) {
    if (isWithin(folder, absolute) && absolute !== folder) return prefix + path.relative(folder, absolute).split(path.sep).join('/')
  }
  return undefined
}

/** Lists the folders of a content with what the paths of their files begin with. */
export function withPrefixes(first: string): {folder: string; prefix: string}[] {
  return [{folder: path.resolve(first), prefix: ''}, ...furtherRoots(first).map(({folder, name}) => ({folder, prefix: `@${name}/`}))]
}

// In: `../payments/runbooks`. Out: `payments-runbooks`. A path that begins elsewhere on the disk is known by its last two names.
function nameOf(written: string, folder: string): string {
  const parts = path.isAbsolute(written) ? written.split(path.sep).slice(-2) : written.split(/[/\\]/)
  const slug = (names: readonly string[]) =>
    names
      .join('-')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
  return slug(parts.filter(part => part !== '.' && part !== '..')) || slug([path.basename(folder)]) || 'root'
}

function refuseMissing({path: written}: Pick<NamedRoot, 'path'>, folder: string): void {
  if (isFolder(folder)) return
  throw new Failure(
    `cannot read the content root \`${written}\`: ${existsSync(folder) ? 'it is not a folder' : 'there is no such folder'}`,
    'Bring it there, such as with `git submodule update --init`, or take it out of `content`; a site without it would look whole.',
  )
}

function refuseNested(folders: readonly string[]): void {
  const real = folders.map(folder => (isFolder(folder) ? realpathSync(folder) : folder))
  for (const [at, inner] of real.entries()) {
    for (const [other, outer] of real.entries()) {
      if (at === other || !isWithin(outer, inner)) continue
      const [shownInner, shownOuter] = [shown(folders[at] ?? inner), shown(folders[other] ?? outer)]
      const what = inner === outer ? `are one folder` : `stand one in the other`
      throw new Failure(
        `the content roots \`${shownOuter}\` and \`${shownInner}\` ${what}`,
        'Name each folder once; every entry would be read twice.',
      )
    }
  }
}

function refuseTwins(further: readonly FurtherRoot[]): void {
  const byName = Map.groupBy(further, ({name}) => name)
  for (const [name, [one, two]] of byName) {
    if (!one || !two) continue
    throw new Failure(
      `the content roots \`${shown(one.folder)}\` and \`${shown(two.folder)}\` would both be called \`${name}\``,
      "Give one of them a name in the configuration: `{path: '…', name: '…'}`.",
    )
  }
}

function refuseShadowed(first: string, name: string): void {
  if (existsSync(path.join(first, `@${name}`)))
    throw new Failure(
      `the folder \`@${name}\` in \`${shown(first)}\` has the name of a further content root`,
      'Rename the folder, or give the root another name in the configuration.',
    )
}

function shown(folder: string): string {
  return path.relative(process.cwd(), folder) || '.'
}
