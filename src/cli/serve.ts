import {existsSync} from 'node:fs'
import path from 'node:path'
import {type Command, Option} from 'commander'
import {Failure} from '../host/failure.ts'
import type {ContentRoots} from '../host/roots.ts'
import {type AllowOptions, allowCommandOption, allowFileOption} from './allowances.ts'
import {baselineOption} from './baseline.ts'
import {checkAndBuild} from './build.ts'
import {configuration} from './configuration.ts'
import {openUntoldContent} from './content-roots.ts'
import {collectOption, liveStatusOf} from './live-status.ts'
import {allowHostOption, baseOption, buildContentOption, cacheOption, hostOption, nowOption, portOption, trustOption} from './options.ts'
import {print} from './output.ts'

interface ServeOptions extends AllowOptions {
  content?: ContentRoots
  cache: string
  baseline?: string
  out: string
  base: string
  host: string
  port: number
  now?: string
  collect: boolean
  allowHost?: string[]
  trustContent?: true
}

/** Adds `clarity serve`. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the built site; with --content, check and build it first')
    .addOption(buildContentOption())
    .addOption(new Option('--out <dir>', 'folder of the built site').default('dist'))
    .addOption(baseOption())
    .addOption(nowOption())
    .addOption(hostOption())
    .addOption(allowHostOption())
    .addOption(portOption())
    .addOption(collectOption())
    .addOption(allowFileOption())
    .addOption(allowCommandOption())
    .addOption(trustOption())
    .addOption(baselineOption())
    .addOption(cacheOption())
    .action(async ({content, cache, out, base, host, port, now, collect, baseline, trustContent, allowHost, ...allowed}: ServeOptions) => {
      if (
        content !== undefined &&
        !(await checkAndBuild({content, cache, out, base, baseline, ...(trustContent && {trustContent}), ...(now && {now})}))
      )
        return
      if (!existsSync(path.join(out, 'index.html'))) throw new Failure(`there is no built site in \`${out}\``, 'Run `clarity build` first.')
      // Node's web server takes longer to load than a small check takes to run.
      const {serveFolder} = await import('../host/static-server.ts')
      const {isAttached} = await import('../site/attached-headers.ts')
      const {headersOfFile} = await import('../site/host-headers.ts')
      const {hintsOf} = await import('../site/style-hint.ts')
      const hints = hintsOf(path.resolve(out))
      const status = collect
        ? await liveStatusOf(content ?? openUntoldContent(configuration()), allowed, content === undefined ? out : undefined)
        : undefined
      const {server, url} = await serveFolder({
        folder: path.resolve(out),
        base,
        host,
        port,
        headersOf: name => ({...hints(name), ...headersOfFile(name)}),
        hasCopies: path => !isAttached(path),
        ...(allowHost && {allowedHosts: allowHost}),
        ...(status && {status}),
      })
      print(`The site is at ${url} (stop with Ctrl+C)\n${status ? `${status.words}\n` : ''}`)
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          void status?.end()
          server.close()
          server.closeAllConnections()
        })
      }
    })
}
