import path from 'node:path'
import {type Command, Option} from 'commander'
import {tookInWords} from '../core/format/duration.ts'
import {counted} from '../core/format/plural.ts'
import type {ContentRoots} from '../host/roots.ts'
import {buildRequest} from './build-request.ts'
import {baseOption, cacheOption, contentOption, nowOption, publicOption, trustOption} from './options.ts'
import {print} from './output.ts'

interface JoinOptions {
  content: ContentRoots
  cache: string
  out: string
  base: string
  now?: string
  public?: boolean
  trustContent?: true
  precompress?: boolean
}

/** Adds `clarity join`. */
export function addJoin(program: Command): void {
  program
    .command('join')
    .argument('<parts...>', 'folders that `clarity build --shard` has made, all of them')
    .description('put the parts of a site together that were built on several machines, and index it')
    .addOption(contentOption())
    .addOption(new Option('--out <dir>', 'folder of the built site').default('dist'))
    .addOption(baseOption())
    .addOption(nowOption())
    .addOption(publicOption())
    .addOption(trustOption())
    .addOption(cacheOption())
    .addOption(new Option('--no-precompress', 'leave out the copies of texts that are packed for servers, `.br` and `.gz`'))
    .addHelpText(
      'after',
      '\nGive it the content and the options of the parts; the site is the one that a single build makes.\nExit code: 0 joined, 2 could not join.',
    )
    .action(join)
}

async function join(parts: string[], options: JoinOptions): Promise<void> {
  const started = performance.now()
  const {joinSite} = await import('../site/build.ts')
  const {pages, indexed} = await joinSite(
    parts.map(part => path.resolve(part)),
    buildRequest(options),
  )
  const took = tookInWords(performance.now() - started)
  print(`Joined ${counted(parts.length, 'part')} with ${counted(pages, 'page')} into ${options.out} (${indexed} searchable) in ${took}\n`)
}
