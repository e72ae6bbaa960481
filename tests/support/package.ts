import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {TestProject} from 'vitest/node'
import {root} from './clarity.ts'
import {versionOf} from './installed.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed program, a `.tgz`. */
    tarball: string
    /** A folder outside of the checkout in which npm installed it. */
    installedFolder: string
  }
}

/** Packs the program once, and installs it with npm as a team does that has nothing of it yet. */
export default function setup(project: TestProject): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-package-'))
  chmodSync(folder, 0o755)
  installWith('npm', ['pack', '--silent', '--pack-destination', folder], root)
  const tarball = path.join(folder, readdirSync(folder).find(name => name.endsWith('.tgz')) ?? '')
  const installed = emptyProject(path.join(folder, 'npm'))
  // A compiler is what a team brings that writes its rules in TypeScript.
  const beside = ['typescript', '@types/node'].map(name => `${name}@${versionOf(name)}`)
  installWith('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--save-dev', tarball, ...beside], installed)
  project.provide('tarball', tarball)
  project.provide('installedFolder', installed)
}

/** Makes the folder of a team that has nothing installed, and gives its path. */
export function emptyProject(folder: string): string {
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'package.json'), '{"name": "ours", "private": true, "type": "module"}\n')
  return folder
}

/** Runs an installer; what it says is shown only where it fails. */
export function installWith(command: string, args: string[], cwd: string): void {
  // What npm tells the scripts it runs would point an installer at the checkout.
  const own = Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|command|config_local_prefix)/.test(name))
  const {status, stdout, stderr} = spawnSync(command, args, {cwd, encoding: 'utf8', env: Object.fromEntries(own)})
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`)
}
