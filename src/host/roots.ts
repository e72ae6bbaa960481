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

/** Content roots that are read together. */
export interface OpenRoots {
  /** Absolute path of the root that has the settings. */
  first: string
  further: readonly FurtherRoot[]
}

/** A content: roots that were opened together, or the folder of one that is read alone. */
export type ContentRoots = string | OpenRoots

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

/**
 * Says which roots are read together; only whoever runs the program does so, never the content.
 *
 * The first one has the settings. What stands in another has the name of its root before its path: `@payments/runbooks/refunds.md`.
 *
 * @param base Folder that paths begin at.
 * @throws {Failure} When a root is missing, holds another, or two would have one name.
 */
export function openRoots(roots: readonly [NamedRoot, ...NamedRoot[]], base: string): OpenRoots {
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
  return {first: absolute, further}
}

/** Gives the absolute path of the root that has the settings. */
export function firstRoot(content: ContentRoots): string {
  return path.resolve(typeof content === 'string' ? content : content.first)
}

/** Gives a content with absolute paths; a folder is one below `cwd`. */
export function absoluteRoots(content: ContentRoots, cwd = process.cwd()): ContentRoots {
  return typeof content === 'string' ? path.resolve(cwd, content) : content
}

/** Gives a content as it is named from another folder. */
export function rootsFrom(cwd: string, content: ContentRoots): ContentRoots {
  return typeof content === 'string' ? path.relative(cwd, path.resolve(content)) || '.' : content
}

/** Names a content for people: a folder as it was given, of several the first from where the program runs. */
export function shownRoot(content: ContentRoots): string {
  return typeof content === 'string' ? content : shown(content.first)
}

/** Lists the roots that are read with the first one; none for a root that is read alone. */
export function furtherRoots(content: ContentRoots): readonly FurtherRoot[] {
  return typeof content === 'string' ? [] : content.further
}

/**
 * Finds a root by its name; without one, the first.
 *
 * @throws {Failure} When none has the name.
 */
export function rootNamed(content: ContentRoots, name: string | undefined): string {
  if (name === undefined) return firstRoot(content)
  const further = furtherRoots(content)
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
export function rootFolders(content: ContentRoots): string[] {
  return [firstRoot(content), ...furtherRoots(content).map(({folder}) => folder)]
}

/** Finds the root that a path of the content leads into, and the path below it; one of a root that nobody opened leads nowhere. */
export function located(content: ContentRoots, contentPath: string): {root: string; below: string} {
  const name = rootNameOf(contentPath)
  const further = name === undefined ? undefined : furtherRoots(content).find(each => each.name === name)
  return further
    ? {root: further.folder, below: contentPath.slice(rootPrefix(contentPath).length)}
    : {root: firstRoot(content), below: contentPath}
}

/** Gives the place of a content file on the disk. */
export function absolutePath(content: ContentRoots, contentPath: string): string {
  const {root, below} = located(content, contentPath)
  return path.join(root, below)
}

/** Gives the path of a file in the content; nothing where it stands in none of the roots. */
export function contentPathOf(content: ContentRoots, absolute: string): string | undefined {
  for (const {folder, prefix} of withPrefixes(content)) {
    if (isWithin(folder, absolute) && absolute !== folder) return prefix + path.relative(folder, absolute).split(path.sep).join('/')
  }
  return undefined
}

/** Lists the folders of a content with what the paths of their files begin with. */
export function withPrefixes(content: ContentRoots): {folder: string; prefix: string}[] {
  return [{folder: firstRoot(content), prefix: ''}, ...furtherRoots(content).map(({folder, name}) => ({folder, prefix: `@${name}/`}))]
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
