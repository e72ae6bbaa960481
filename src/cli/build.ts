import path from 'node:path'
import {type Command, Option} from 'commander'
import {reportPretty} from '../report/pretty.ts'
import {counted} from '../report/report.ts'
import {check, fails} from './check.ts'
import {baseOption, contentOption, nowOption, publicOption} from './options.ts'

interface BuildOptions {
  content: string
  out: string
  base: string
  now?: string
  public?: boolean
}

/** Adds `clarity build`. */
export function addBuild(program: Command): void {
  program
    .command('build')
    .description('check the content, then build the site with its search index')
    .addOption(contentOption())
    .addOption(new Option('--out <dir>', 'folder of the built site').default('dist'))
    .addOption(baseOption())
    .addOption(nowOption())
    .addOption(publicOption())
    .addHelpText(
      'after',
      '\nA build that fails leaves the previous site in place.\nExit code: 0 built, 1 the check found errors, 2 could not build.',
    )
    .action(async (options: BuildOptions) => {
      if (!(await checkFirst(options))) return
      const started = performance.now()
      const {buildSite} = await import('../site/build.ts')
      const {pages, indexed} = await buildSite({...options, out: path.resolve(options.out)})
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      process.stdout.write(`Built ${counted(pages, 'page')} into ${options.out} (${indexed} searchable) in ${seconds} s\n`)
    })
}

// A site with a dangling owner is worse than yesterday's site.
async function checkFirst(options: BuildOptions): Promise<boolean> {
  const report = await check(options.content, options.now, options.public ? {public: true} : {})
  process.stdout.write(reportPretty(report, process.stdout.isTTY === true && !process.env.NO_COLOR))
  if (!fails(report.diagnostics, 'error')) return true
  process.stderr.write('clarity: not built, because the check found errors; the previous site is untouched\n')
  process.exitCode = 1
  return false
}
