// Makes `lib/`, the program as JavaScript with declarations, for the package: Node strips no types below `node_modules`.
import {spawnSync} from 'node:child_process'
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const lib = path.join(root, 'lib')

rmSync(lib, {recursive: true, force: true})
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const {status} = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {cwd: root, stdio: 'inherit'})
// The compiler names JavaScript in what it writes as JavaScript, and leaves the names of sources in declarations.
for (const name of readdirSync(lib, {recursive: true}).map(String)) {
  const file = path.join(lib, name)
  if (name.endsWith('.d.ts')) writeFileSync(file, readFileSync(file, 'utf8').replace(/(['"]\.{1,2}\/[^'"\n]+)\.ts(['"])/g, '$1.js$2'))
}
process.exitCode = status ?? 1
