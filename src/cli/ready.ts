import {type Command, Option} from 'commander'
import {subjectNamed} from '../core/catalog/queries/subject-named.ts'
import {readinessOf} from '../core/lint/readiness.ts'
import {loadCatalog} from '../host/catalog.ts'
import {fileStates} from '../host/content-files.ts'
import {Failure} from '../host/failure.ts'
import {findSecrets} from '../host/find-secrets.ts'
import type {ContentRoots} from '../host/roots.ts'
import {readinessJson, readinessMarkdown, readinessPretty} from '../report/readiness-report.ts'
import {rules} from '../rules/index.ts'
import {contentOption, nowOption, onOption} from './options.ts'
import {print, printAsIs, showsColour} from './output.ts'

interface ReadyOptions {
  content: ContentRoots
  integration?: string
  now?: string
  on?: string
  format: 'pretty' | 'json' | 'markdown'
  failOn: 'error' | 'warning'
}

/** Adds `clarity ready`. */
export function addReady(program: Command): void {
  program
    .command('ready')
    .description('go or no-go before a launch or a season: what is missing, what is wrong, and what runs out until a day')
    .addOption(contentOption())
    .addOption(
      new Option(
        '--integration <id>',
        'only this integration or service, with all it is operated with; `service:ID` where both have the id',
      ),
    )
    .addOption(onOption())
    .addOption(nowOption())
    .addOption(new Option('--format <name>', 'how the answer is written').choices(['pretty', 'json', 'markdown']).default('pretty'))
    .addOption(new Option('--fail-on <severity>', 'lowest severity that means no-go').choices(['error', 'warning']).default('error'))
    .addHelpText('after', '\nExit code: 0 go, 1 no-go, 2 could not answer.')
    .action(answer)
}

async function answer({content, integration, now = new Date().toISOString(), on: day = now, format, failOn}: ReadyOptions): Promise<void> {
  // A day without a time is its midnight, which for today has passed.
  const on = day < now && day.slice(0, 10) === now.slice(0, 10) ? now : day
  if (on < now)
    throw new Failure(`\`--on\` is before the present, ${now.slice(0, 10)}`, 'Name a day to come, or move the present with `--now TIME`.')
  const {catalog, root} = loadCatalog(content)
  const named = integration === undefined ? undefined : subjectNamed(catalog, integration)
  if (named && 'problem' in named) throw new Failure(named.problem, named.help)
  const context = {secrets: await findSecrets(catalog), fileState: fileStates(root)}
  const found = readinessOf(catalog, rules, {now, on, subject: named?.subject}, context)
  const isReady = found.isReady && !(failOn === 'warning' && found.reasons.some(({severity}) => severity === 'warning'))
  const readiness = {...found, isReady}
  const colour = showsColour()
  const written = {json: readinessJson, markdown: readinessMarkdown, pretty: (of: typeof readiness) => readinessPretty(of, colour)}
  const write = format === 'json' ? printAsIs : print
  write(written[format](readiness))
  process.exitCode = isReady ? 0 : 1
}
