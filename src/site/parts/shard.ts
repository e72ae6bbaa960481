import {createHash} from 'node:crypto'
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import type {AstroPrerenderer} from 'astro'
import {keyOf} from '../../host/content-store.ts'
import {Failure} from '../../host/failure.ts'
import {wholeProgramDigest} from '../../host/program-digest.ts'
import {buildInfo} from '../build-info.ts'
import {site} from '../site.ts'

/** One of the parts that a site is built in: the second of five is `{at: 2, of: 5}`. */
export interface Shard {
  at: number
  of: number
}

/** What a part says of itself. */
export interface PartMark extends Shard {
  /** Digest of all that the parts of one site share. */
  key: string
}

/** Name of the file that a part says it in, below its folder. */
export const partMark = 'clarity-part.json'

/** Lets only the pages of one shard be made; which those are follows from their addresses alone. */
export function onlyShard(inner: AstroPrerenderer, {at, of}: Shard): AstroPrerenderer {
  return {
    ...inner,
    async getStaticPaths() {
      const paths = await inner.getStaticPaths()
      // What only leads on is in every part: it is written without being rendered.
      return paths.filter(({pathname, route}) => route.type === 'redirect' || shardOf(pathname, of) === at)
    },
  }
}

function shardOf(pathname: string, of: number): number {
  return (createHash('sha256').update(pathname.replace(/\/$/, '')).digest().readUInt32LE(0) % of) + 1
}

/** Digests what decides all pages: content, settings, program, base and clock. Where two parts differ in it, they are no parts of one site. */
export function partsKey(project: string): string {
  const {base, builtAt, catalog} = site()
  const {public: isPublic, trusted} = catalog.settings
  return keyOf(wholeProgramDigest(project), process.version, buildInfo().digest, base, builtAt, JSON.stringify({isPublic, trusted}))
}

/** Writes into the folder of a part which one it is. */
export function markPart(folder: string, shard: Shard, key: string): void {
  writeFileSync(path.join(folder, partMark), JSON.stringify({...shard, key} satisfies PartMark))
}

/**
 * Reads which part a folder holds.
 *
 * @throws {Failure} When it holds none.
 */
export function partIn(folder: string): PartMark {
  try {
    return JSON.parse(readFileSync(path.join(folder, partMark), 'utf8')) as PartMark
  } catch {
    throw new Failure(
      `\`${path.relative(process.cwd(), folder) || '.'}\` holds no part of a site`,
      'Name the folders that `clarity build --shard 1/5 --out DIR` has made.',
    )
  }
}
