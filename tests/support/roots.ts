import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

/** Runs git in a folder as somebody who is nobody in particular. */
export function git(cwd: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Sam', '-c', 'user.email=sam@example.com', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main']
  return execFileSync('git', [...who, ...args], {cwd, encoding: 'utf8'}).trim()
}

/** Writes files below a folder. */
export function writeAll(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true})
    writeFileSync(path.join(folder, name), text)
  }
}

/** Makes a folder in which each named folder is a git repository with one commit of its files; gives its path. */
export function repositories(named: Record<string, Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-roots-'))
  for (const [name, files] of Object.entries(named)) {
    writeAll(path.join(folder, name), files)
    git(path.join(folder, name), 'init', '-q')
    commit(path.join(folder, name), 'begin')
  }
  return folder
}

/** Commits whatever has changed. */
export function commit(cwd: string, message: string): void {
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-q', '-m', message)
}
