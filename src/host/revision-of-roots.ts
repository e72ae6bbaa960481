import {realpathSync} from 'node:fs'
import path from 'node:path'
import {passedOver} from '../core/content/passed-over.ts'
import {belowRoot, rootPrefix} from '../core/content/roots.ts'
import type {SourceFile} from '../core/content/source.ts'
import {ignoredBy, listContent, readItem} from './content.ts'
import {fileStates} from './content-files.ts'
import {askGit, type Revision, readExactly} from './git.ts'
import {repositoryRoot} from './repository.ts'
import {type ContentRoots, type FurtherRoot, firstRoot, furtherRoots} from './roots.ts'

/** The files of a content as they were, also those of its further roots. */
export interface RevisionOfRoots extends Revision {
  /** What paths begin with in roots of other repositories that a revision says nothing of, so that they are taken as they are; it says which commit a submodule was at. */
  asTheyAre: readonly string[]
}

/** Adds what further roots held when the first one was as a revision has it. */
export function withFurtherRoots(first: ContentRoots, revision: Revision, cwd: string): RevisionOfRoots {
  const roots = furtherRoots(first)
  const here = repositoryOf(firstRoot(first))
  const commits = roots.map(({folder}) =>
    repositoryOf(folder) === here ? revision.commit : submoduleCommit(here, folder, revision.commit),
  )
  const read = roots.map((root, index) => {
    const commit = commits[index]
    return commit === undefined ? asItIs(root, cwd) : atCommit(root, commit, cwd)
  })
  const isIgnored = passedOver(ignoredBy(revision.settings))
  const byPrefix = new Map([['', revision], ...read.map((each, index) => [`@${roots[index]?.name}/`, each] as const)])
  return {
    commit: revision.commit,
    ...(revision.settings && {settings: revision.settings}),
    files: [...revision.files, ...read.flatMap(({files}) => files.filter(({contentPath}) => !isIgnored(contentPath)))],
    calendars: [...revision.calendars, ...read.flatMap(({calendars}) => calendars)],
    has: contentPath => byPrefix.get(rootPrefix(contentPath))?.has(belowRoot(contentPath)) ?? false,
    beside: patterns =>
      [...Map.groupBy(patterns, rootPrefix)].flatMap(([prefix, own]) =>
        (byPrefix.get(prefix)?.beside(own.map(belowRoot)) ?? []).map(each => below(prefix, each)),
      ),
    asTheyAre: roots.filter((_, index) => commits[index] === undefined).map(({name}) => `@${name}/`),
  }
}

function repositoryOf(folder: string): string {
  const real = realpathSync(folder)
  return repositoryRoot(real) ?? real
}

// Nothing where the folder is of no submodule, or where its clone does not hold that commit.
function submoduleCommit(here: string, folder: string, commit: string): string | undefined {
  const below = path.relative(here, repositoryOf(folder)).split(path.sep).join('/')
  if (below === '' || below.startsWith('..') || path.isAbsolute(below)) return undefined
  const link = askGit(here, ['--literal-pathspecs', 'ls-tree', commit, '--', below])
  const [, recorded] = /^160000 commit ([0-9a-f]+)\t/.exec(link ?? '') ?? []
  return recorded !== undefined && askGit(folder, ['cat-file', '-t', recorded]) === 'commit' ? recorded : undefined
}

function atCommit({name, folder}: FurtherRoot, commit: string, cwd: string): Revision {
  const {settings: _own, ...revision} = readExactly(folder, commit, cwd)
  const named = (sources: SourceFile[]) => sources.map(source => below(`@${name}/`, source))
  return {...revision, files: named(revision.files), calendars: named(revision.calendars)}
}

// Its calendars and specifications are those of the catalog as it is.
function asItIs({name, folder}: FurtherRoot, cwd: string): Revision {
  const {items} = listContent(folder, cwd)
  const files = items.map(item => below(`@${name}/`, readItem(folder, item, cwd)))
  const stateOf = fileStates(folder)
  return {commit: '', files, calendars: [], has: contentPath => stateOf(contentPath) !== 'missing', beside: () => []}
}

function below(prefix: string, source: SourceFile): SourceFile {
  return {...source, contentPath: prefix + source.contentPath}
}
