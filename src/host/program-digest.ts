import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {digest} from '../core/format/digest.ts'
import {programRoot} from './program.ts'

// What decides how a body is rendered; a change in any of it makes every kept page old.
const decisive = ['plugins', 'src/core', 'src/site', 'package-lock.json']

/**
 * Digests the program's own text, so that kept results of an older program are not used.
 *
 * @param parts Files and folders below the root that decide the result.
 */
export function programDigest(parts: readonly string[] = decisive): string {
  return digest(parts.flatMap(name => textsBelow(path.join(programRoot, name))).join('\n'))
}

function textsBelow(place: string): string[] {
  if (/\.\w+$/.test(place)) return [readIfThere(place)]
  const items = readdirSync(place, {recursive: true, withFileTypes: true}).filter(item => item.isFile())
  const files = items.map(item => path.join(item.parentPath, item.name)).sort()
  return files.map(file => `${path.relative(place, file)}\n${readFileSync(file, 'utf8')}`)
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
