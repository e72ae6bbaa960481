import path from 'node:path'
import type {Command} from 'commander'
import {reportPretty} from '../report/pretty.ts'
import {check} from './check.ts'
import {baseOption, contentOption, hostOption, portOption} from './options.ts'

interface DevOptions {
  content: string
  base: string
  host: string
  port: number
}

/** Adds `clarity dev`. */
export function addDev(program: Command): void {
  program
    .command('dev')
    .description('serve the site while content is being written; findings appear as files are saved')
    .addOption(contentOption())
    .addOption(baseOption())
    .addOption(hostOption())
    .addOption(portOption())
    .action(async ({content, base, host, port}: DevOptions) => {
      const {developSite} = await import('../site/dev.ts')
      const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
      const show = async (): Promise<void> => {
        process.stdout.write(reportPretty(await check(content), colour))
      }
      await show()
      const url = await developSite({content: path.resolve(content), base, host, port, onChange: show})
      process.stdout.write(`The site is at ${url} (stop with Ctrl+C)\n`)
    })
}
