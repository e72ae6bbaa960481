import {readFileSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {type BesideFile, maxBesideFileBytes, textOf} from '../core/content/beside-files.ts'
import {displayPath} from './content.ts'
import {isWithin} from './content-walk.ts'
import {reasonOf} from './failure.ts'
import {repositoryRoot} from './repository.ts'
import {absolutePath, type ContentRoots, firstRoot} from './roots.ts'

/** Gives the folder out of which no file beside the entries is read: the repository, or the content root where there is none. */
export function besideBorder(root: ContentRoots): string {
  const real = realpathSync(firstRoot(root))
  return realpathSync(repositoryRoot(real) ?? real)
}

/** Tells whether a path from the content root leads out of that folder, as it is written. */
export function isOutside(root: ContentRoots, border: string, contentPath: string): boolean {
  return !isWithin(border, path.join(realpathSync(firstRoot(root)), contentPath))
}

/** Reads a file beside the entries, with the reason where it cannot be read; nothing where there is none. Never throws. */
export function readBesideFile(
  root: ContentRoots,
  contentPath: string,
  {cwd, border}: {cwd: string; border: string},
): BesideFile | undefined {
  const place = {file: displayPath(root, contentPath, cwd), contentPath}
  const absolute = absolutePath(root, contentPath)
  try {
    const real = realpathSync(absolute)
    if (!isWithin(border, real)) return {...place, problem: 'it leads out of the repository'}
    const stat = statSync(real)
    // Reading a pipe or a device would wait for ever.
    if (!stat.isFile()) return {...place, problem: 'it is not a regular file'}
    if (stat.size > maxBesideFileBytes) return {...place, problem: `it is larger than ${maxBesideFileBytes / 1024 / 1024} MiB`}
    return {...place, ...textOf(readFileSync(real))}
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : {...place, problem: reasonOf(error)}
  }
}
