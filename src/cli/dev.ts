import path from 'node:path'
import type {Command} from 'commander'
import {ResidentCheck} from '../check/resident.ts'
import {absoluteRoots, type ContentRoots} from '../host/roots.ts'
import {reportPretty} from '../report/pretty.ts'
import {type AllowOptions, allowCommandOption, allowFileOption} from './allowances.ts'
import {baselineOption, withBaseline} from './baseline.ts'
import {configuration} from './configuration.ts'
import {collectOption, liveStatusOf} from './live-status.ts'
import {baseOption, cacheOption, contentOption, hostOption, nowOption, portOption, trustOption} from './options.ts'
import {print, showsColour} from './output.ts'

interface DevOptions extends AllowOptions {
  content: ContentRoots
  cache: string
  baseline?: string
  base: string
  host: string
  port: number
  now?: string
  collect: boolean
  trustContent?: true
}

/** Adds `clarity dev`. */
export function addDev(program: Command): void {
  program
    .command('dev')
    .description('serve the site while content is being written; findings appear as files are saved')
    .addOption(contentOption())
    .addOption(baseOption())
    .addOption(nowOption())
    .addOption(hostOption())
    .addOption(portOption())
    .addOption(collectOption())
    .addOption(allowFileOption())
    .addOption(allowCommandOption())
    .addOption(trustOption())
    .addOption(baselineOption())
    .addOption(cacheOption())
    .action(async ({content, cache, base, host, port, now, collect, baseline, trustContent, ...allowed}: DevOptions) => {
      const cwd = process.cwd()
      const {folder, components, styles, pages} = configuration()
      const {developSite} = await import('../site/dev.ts')
      const colour = showsColour()
      const resident = await ResidentCheck.open({content, cwd, now, cache, trustContent})
      const show = async (paths: readonly string[]): Promise<void> => {
        print(reportPretty(withBaseline(await resident.check(paths), {baseline}), colour))
      }
      await show([])
      const status = collect ? await liveStatusOf(absoluteRoots(content), allowed) : undefined
      const url = await developSite({
        project: folder,
        parts: {components, styles, pages},
        content: absoluteRoots(content),
        cache: path.resolve(cache),
        base,
        host,
        port,
        onChange: show,
        trustContent: trustContent === true,
        ...(now && {now}),
        ...(status && {status}),
      })
      print(`The site is at ${url} (stop with Ctrl+C)\n${status ? `${status.words}\n` : ''}`)
    })
}
