import path from 'node:path'
import {type Command, Option} from 'commander'
import type {ContentRoots} from '../host/roots.ts'
import {cacheOption, contentOption, nowOption, publicOption, trustOption} from './options.ts'

interface LspOptions {
  content: ContentRoots
  cache: string
  now?: string
  public?: boolean
  trustContent?: true
}

/** Adds `clarity lsp`. */
export function addLsp(program: Command): void {
  program
    .command('lsp')
    .description('answer an editor: findings, completion, names and renames while content is being written')
    .addOption(contentOption())
    .addOption(new Option('--stdio', 'speak over standard input and output, which it does anyway'))
    .addOption(nowOption())
    .addOption(publicOption())
    .addOption(cacheOption())
    .addOption(trustOption())
    .addHelpText(
      'after',
      '\nIt speaks the Language Server Protocol; an editor starts it. The guide has what to write for which editor: /guide/editors/.',
    )
    .action(async ({cache, ...options}: LspOptions) => {
      const {startServer} = await import('../lsp/server.ts')
      startServer({...options, cache: path.resolve(cache)})
    })
}
