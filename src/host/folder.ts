import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'

/**
 * Makes a folder and its parents.
 *
 * One at a time: `mkdir` with `recursive` never returns where the kernel refuses without a reason, as below `/proc`.
 *
 * @throws {Error} With the system's code when one of them cannot be made.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = []
  for (let at = path.resolve(folder); !existsSync(at); at = path.dirname(at)) missing.unshift(at)
  for (const each of missing) {
    try {
      mkdirSync(each)
      // What is kept between runs is nobody's to commit, whatever the project ignores.
      if (path.basename(each) === '.clarity') writeFileSync(path.join(each, '.gitignore'), '*\n')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
