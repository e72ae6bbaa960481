import {existsSync} from 'node:fs'
import path from 'node:path'
import {readIfThere} from './exchange.ts'
import {askGit} from './git.ts'
import {repositoryRoot} from './repository.ts'

/** What stands around a folder that is going to hold content. */
export interface ProjectFacts {
  /** Absolute path of the root of its repository; the folder itself where there is none. */
  root: string
  /** Code host that its remote or its folders tell of. */
  host?: 'github' | 'gitlab'
  /** What installs packages there, by the lock file that is nearest. */
  installer: 'npm' | 'pnpm' | 'yarn'
}

/** Looks around a folder, which need not be there yet; git is asked for the address of the remote only. */
export function projectFacts(folder: string): ProjectFacts {
  const root = repositoryRoot(folder) ?? folder
  const host = hostOf(remoteOf(root)) ?? hostByFiles(root)
  return {root, installer: installerFor(folder, root), ...(host && {host})}
}

/** Tells whether the `package.json` of a folder has a script of a name. */
export function hasScript(folder: string, name: string): boolean {
  const text = readIfThere(path.join(folder, 'package.json'))
  try {
    const {scripts} = JSON.parse(text ?? '{}') as {scripts?: Record<string, unknown>}
    return typeof scripts?.[name] === 'string'
  } catch {
    return false
  }
}

function hostOf(remote: string): ProjectFacts['host'] {
  if (/gitlab/i.test(remote)) return 'gitlab'
  return /github/i.test(remote) ? 'github' : undefined
}

function hostByFiles(root: string): ProjectFacts['host'] {
  if (existsSync(path.join(root, '.gitlab-ci.yml')) || existsSync(path.join(root, '.gitlab'))) return 'gitlab'
  return existsSync(path.join(root, '.github')) ? 'github' : undefined
}

function remoteOf(root: string): string {
  // The repository of a folder above is another one.
  return (existsSync(path.join(root, '.git')) && askGit(root, ['config', '--get', 'remote.origin.url'])) || ''
}

function installerFor(folder: string, root: string): ProjectFacts['installer'] {
  for (let at = folder; ; at = path.dirname(at)) {
    const has = (file: string) => existsSync(path.join(at, file))
    if (has('pnpm-lock.yaml')) return 'pnpm'
    if (has('yarn.lock')) return 'yarn'
    if (has('package-lock.json') || at === root || at === path.dirname(at)) return 'npm'
  }
}
