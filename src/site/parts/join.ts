import {copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {Failure} from '../../host/failure.ts'
import {siteMark} from '../../host/marked-folder.ts'
import {partIn, partMark} from './shard.ts'

/**
 * Makes sure that folders hold all parts of the site that stands here, each once.
 *
 * @param folders Absolute paths.
 * @param key What the parts of this site share.
 * @throws {Failure} When one is missing, is there twice, or was made of something else.
 */
export function refuseOtherParts(folders: readonly string[], key: string): void {
  const parts = folders.map(folder => ({...partIn(folder), folder: path.relative(process.cwd(), folder)}))
  const [first] = parts
  if (!first) throw new Failure('there are no parts to join', 'Name the folders of all parts, such as `clarity join part-1 part-2`.')
  const other = parts.find(part => part.key !== key)
  if (other)
    throw new Failure(
      `\`${other.folder}\` was built from other content or settings, by another program, or for another \`--now\` or \`--base\``,
      'Build all parts from the same commit with the same options, and give `join` the same too.',
    )
  const odd = parts.find(({of}) => of !== first.of)
  if (odd)
    throw new Failure(
      `\`${odd.folder}\` is one of ${odd.of} parts, \`${first.folder}\` one of ${first.of}`,
      'Build all with the same `--shard N/M`.',
    )
  for (let at = 1; at <= first.of; at++) {
    const found = parts.filter(part => part.at === at)
    if (found.length === 1) continue
    const missing = found.length === 0 ? `part ${at} of ${first.of} is missing` : `part ${at} of ${first.of} is there ${found.length} times`
    throw new Failure(missing, `Name each part once; part ${at} is made by \`clarity build --shard ${at}/${first.of}\`.`)
  }
}

/**
 * Copies the parts of a site into one folder.
 *
 * @returns Paths below the site of the pages that have packed copies.
 * @throws {Failure} When two parts have a file of one name with other bytes.
 */
export function copyParts(folders: readonly string[], out: string): Set<string> {
  for (const folder of folders) for (const name of filesIn(folder)) copyOnce(path.join(folder, name), path.join(out, name), name)
  return new Set(filesIn(out).flatMap(name => (/\.(?:br|gz)$/.test(name) ? [name.replace(/\.(?:br|gz)$/, '')] : [])))
}

function filesIn(folder: string): string[] {
  const items = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(item => item.isFile())
  const names = items.map(item => path.relative(folder, path.join(item.parentPath, item.name)).split(path.sep).join('/'))
  return names.filter(name => name !== partMark && name !== siteMark)
}

function copyOnce(from: string, to: string, name: string): void {
  if (existsSync(to)) {
    if (readFileSync(from).equals(readFileSync(to))) return
    throw new Failure(
      `the parts differ in \`${name}\``,
      'Build all parts with the same version of the program and of what it has installed.',
    )
  }
  mkdirSync(path.dirname(to), {recursive: true})
  copyFileSync(from, to)
}
