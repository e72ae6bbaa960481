import {existsSync} from 'node:fs'
import path from 'node:path'

/** Gives the root of the repository that holds a folder, without asking git; nothing where there is none. */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    // In a work tree or a submodule `.git` is a file.
    if (existsSync(path.join(at, '.git'))) return at
    if (at === path.dirname(at)) return undefined
  }
}
