import {spawnSync} from 'node:child_process'
import path from 'node:path'
import {maxBesideFileBytes} from '../core/content/beside-files.ts'
import {isCalendarPath, maxCalendarBytes} from '../core/content/calendar-files.ts'
import {mayBeEntry, opensAsEntry} from '../core/content/entry-names.ts'
import {passedOver} from '../core/content/passed-over.ts'
import {maxFileBytes, type SourceFile} from '../core/content/source.ts'
import {matchesGlob, plainPath} from '../core/format/glob.ts'
import {displayPath, ignoredBy, isContentPath} from './content.ts'
import {Failure} from './failure.ts'

/** The files of a content root as they were at a revision. */
export interface Revision {
  /** Full id of the commit that was read. */
  commit: string
  settings?: SourceFile
  files: SourceFile[]
  calendars: SourceFile[]
  /** Tells whether there was a file at a path, entry or not. */
  has(contentPath: string): boolean
  /** Reads the files that patterns from the content root may mean, anywhere in the repository. */
  beside(patterns: readonly string[]): SourceFile[]
}

/**
 * Reads a content root as it was where the present work left a revision: at their common ancestor.
 *
 * So what others have added to a branch since is not counted as removed here. A root that was not there yet has no files.
 *
 * @param root Absolute path; the repository is the one that holds it, also where that is one of its own.
 * @param ref Anything git understands, e.g. `origin/main`, `HEAD~3`.
 * @param cwd Folder that paths in diagnostics are relative to.
 * @param head Revision of the present work.
 * @throws {Failure} When the root is in no repository, git knows no such revision, or the clone does not hold the common ancestor.
 */
export function readRevision(root: string, ref: string, cwd: string, head = 'HEAD'): Revision {
  const prefix = prefixOf(root)
  return readCommit({root, prefix, cwd}, ancestorOf(root, ref, commitOf(root, ref), head))
}

/** Reads a content root as it was at a revision itself; throws as {@link readRevision} does. */
export function readExactly(root: string, ref: string, cwd: string): Revision {
  const prefix = prefixOf(root)
  return readCommit({root, prefix, cwd}, commitOf(root, ref))
}

interface Place {
  root: string
  /** Path of the root below the root of its repository. */
  prefix: string
  cwd: string
}

function readCommit({root, prefix, cwd}: Place, commit: string): Revision {
  const tree = git(root, ['rev-parse', '--verify', '--quiet', `${commit}:${prefix}`])
  const blobs = tree.ok ? followLinks(root, listTree(root, tree.text.trim())) : []
  const wanted = blobs.filter(({contentPath}) => isContentPath(contentPath) || isCalendarPath(contentPath))
  const contents = readBlobs(root, wanted)
  const sources = wanted.map(({contentPath}, index): SourceFile => {
    const content = contents[index] ?? Buffer.alloc(0)
    const place = {file: displayPath(root, contentPath, cwd), contentPath}
    const most = isCalendarPath(contentPath) ? maxCalendarBytes : maxFileBytes
    return content.length > most ? {...place, problem: 'too-large', bytes: content.length} : {...place, content}
  })
  const settings = sources.find(({contentPath}) => contentPath === 'settings.yaml')
  const calendars = sources.filter(({contentPath}) => isCalendarPath(contentPath))
  const isPassedOver = passedOver(ignoredBy(settings))
  const isRead = (source: SourceFile) => isEntry(source) && !isPassedOver(source.contentPath)
  const files = sources.filter(source => source !== settings && !calendars.includes(source) && isRead(source))
  const paths = new Set(blobs.map(({contentPath}) => contentPath))
  const beside = (patterns: readonly string[]) => readBeside(root, {commit, prefix, patterns, cwd})
  return {commit, files, calendars, has: contentPath => paths.has(contentPath), beside, ...(settings && {settings})}
}

function readBeside(root: string, of: {commit: string; prefix: string; patterns: readonly string[]; cwd: string}): SourceFile[] {
  const plain = of.patterns.map(plainPath)
  const all = listTree(root, `${of.commit}^{tree}`).map(blob => ({...blob, contentPath: path.posix.relative(of.prefix, blob.contentPath)}))
  const wanted = all.filter(({contentPath}) => plain.some(pattern => matchesGlob(pattern, contentPath)))
  const contents = readBlobs(root, wanted)
  return wanted.map(({contentPath}, index) => {
    const place = {file: displayPath(root, contentPath, of.cwd), contentPath}
    const content = contents[index] ?? Buffer.alloc(0)
    return content.length > maxBesideFileBytes ? {...place, problem: 'too-large', bytes: content.length} : {...place, content}
  })
}

function isEntry(source: SourceFile): boolean {
  return !mayBeEntry(source.contentPath) || ('content' in source && opensAsEntry(String(source.content)))
}

function prefixOf(root: string): string {
  const {ok, text, said} = git(root, ['rev-parse', '--show-prefix'])
  if (ok) return text.replace(/\n$/, '').replace(/\/$/, '')
  throw new Failure(`cannot compare \`${path.relative(process.cwd(), root) || '.'}\` with a revision: ${reasonOf(said)}`, remedyFor(said))
}

function reasonOf(said: string): string {
  return /not a git repository/.test(said) ? 'it is in no git repository' : said
}

// Said: `detected dubious ownership in repository at '/src'`; git's own remedy stands some lines below, which few people get to see.
function remedyFor(said: string): string {
  const [, folder] = /dubious ownership in repository at '(.+)'/.exec(said) ?? []
  return folder === undefined
    ? 'Run the check in a clone with its history, or without `--since`.'
    : `The folder belongs to somebody else. If you trust it: \`git config --global --add safe.directory ${quoted(folder)}\`.`
}

function quoted(folder: string): string {
  return /^[\w./-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", "'\\''")}'`
}

function commitOf(root: string, ref: string): string {
  const {ok, text} = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  if (ok) return text.trim()
  throw new Failure(
    `git knows no revision \`${ref}\``,
    'Name a branch, tag or commit of this clone. A clone made by CI may have to fetch it first: `git fetch origin main`, or `fetch-depth: 0` at the checkout.',
  )
}

// Without the common ancestor, what others have added since would be counted as taken away here.
function ancestorOf(root: string, ref: string, commit: string, head: string): string {
  const {ok, text} = git(root, ['merge-base', commitOf(root, head), commit])
  if (ok) return text.trim()
  // A clone of one commit does not hold its parents, and still says who they are: a host's merge of a pull request has the base as one.
  if (parentsOf(root, head).includes(commit)) return commit
  const isShallow = git(root, ['rev-parse', '--is-shallow-repository']).text.trim() === 'true'
  throw new Failure(
    `this clone does not reach back to where the present work left \`${ref}\``,
    isShallow
      ? 'Fetch the history of both: `git fetch --unshallow origin`, or `fetch-depth: 0` at the checkout.'
      : `The two have no common ancestor. Name a revision this work came from, or fetch it: \`git fetch origin ${ref.replace(/^origin\//, '')}\`.`,
  )
}

function parentsOf(root: string, head: string): string[] {
  const {text} = git(root, ['cat-file', 'commit', head])
  return [...text.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent]) => parent ?? '')
}

interface Blob {
  contentPath: string
  object: string
  isLink: boolean
}

function listTree(root: string, tree: string): Blob[] {
  // In: `100644 blob 1234…\tteams/order-ops.mdx`, each ended by a zero byte.
  const {text} = git(root, ['ls-tree', '-r', '-z', '--full-tree', tree])
  return text.split('\0').flatMap(line => {
    const [, mode, type, object, contentPath] = /^(\d+) (\w+) (\w+)\t([\s\S]+)$/.exec(line) ?? []
    return type === 'blob' && object && contentPath ? [{contentPath, object, isLink: mode === '120000'}] : []
  })
}

// Links inside the content are followed, as on disk; where one leads out of it, git has nothing to read.
function followLinks(root: string, blobs: Blob[]): Blob[] {
  const links = blobs.filter(({isLink}) => isLink)
  if (links.length === 0) return blobs
  const files = blobs.filter(({isLink}) => !isLink)
  const targets = readBlobs(root, links)
  const followed = links.flatMap(({contentPath}, index) => {
    const target = path.posix.join(path.posix.dirname(contentPath), String(targets[index]))
    return files.flatMap(file => {
      if (file.contentPath === target) return [{...file, contentPath}]
      return file.contentPath.startsWith(`${target}/`) ? [{...file, contentPath: contentPath + file.contentPath.slice(target.length)}] : []
    })
  })
  return [...files, ...followed]
}

function readBlobs(root: string, blobs: readonly Blob[]): Buffer[] {
  if (blobs.length === 0) return []
  const {bytes} = git(root, ['cat-file', '--batch'], blobs.map(({object}) => `${object}\n`).join(''))
  const contents: Buffer[] = []
  // Out: `1234… blob 17\n`, the 17 bytes, `\n`, in the order asked for.
  for (let at = 0; contents.length < blobs.length; ) {
    const end = bytes.indexOf(10, at)
    const size = Number(/ blob (\d+)$/.exec(bytes.toString('latin1', at, end))?.[1])
    // A clone without all objects cannot answer; a guess would call old findings new.
    if (end < 0 || Number.isNaN(size))
      throw new Failure('git could not read all files of the revision', 'Fetch the whole history: `git fetch --refetch`.')
    contents.push(bytes.subarray(end + 1, end + 1 + size))
    at = end + 1 + size + 1
  }
  return contents
}

/**
 * Asks git a question that may have no answer: outside of a repository, and where git is missing, nothing.
 *
 * @param folder Where git is run.
 */
export function askGit(folder: string, args: string[]): string | undefined {
  try {
    const {ok, text} = git(folder, args)
    return (ok && text.trim()) || undefined
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

/** Reads objects as `commit:path` names them, in that order; empty for what is not there, and for all where git cannot be asked. */
export function askGitForTexts(folder: string, objects: readonly string[]): Buffer[] {
  if (objects.length === 0) return []
  const {bytes} = git(folder, ['cat-file', '--batch'], objects.map(object => `${object}\n`).join(''))
  const texts: Buffer[] = []
  for (let at = 0; texts.length < objects.length && at < bytes.length; ) {
    const end = bytes.indexOf(10, at)
    const size = Number(/ blob (\d+)$/.exec(bytes.toString('latin1', at, end))?.[1] ?? Number.NaN)
    texts.push(Number.isNaN(size) ? Buffer.alloc(0) : bytes.subarray(end + 1, end + 1 + size))
    at = Number.isNaN(size) ? end + 1 : end + 1 + size + 1
  }
  return texts
}

interface GitAnswer {
  ok: boolean
  bytes: Buffer
  text: string
  /** First line of what git complained about. */
  said: string
}

function git(root: string, args: string[], input = ''): GitAnswer {
  // A hook runs with these set for its own repository, which need not be the content's.
  const {GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...env} = process.env
  const {status, stdout, stderr, error} = spawnSync('git', args, {cwd: root, input, env: {...env, LC_ALL: 'C'}, maxBuffer: 2 ** 31})
  if (error) throw new Failure(`cannot run git: ${error.message}`, 'Install git, or run the check without `--since`.')
  const said =
    stderr
      .toString()
      .split('\n')[0]
      ?.replace(/^fatal: /, '') ?? ''
  return {ok: status === 0, bytes: stdout, text: stdout.toString(), said}
}
