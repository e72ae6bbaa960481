import {existsSync, statSync} from 'node:fs'
import path from 'node:path'
import {type Command, Option} from 'commander'
import {settingsName} from '../core/content/entry-names.ts'
import {editorSchemas} from '../core/content/schema/editor.ts'
import {counted, plural} from '../core/format/plural.ts'
import {listed} from '../core/format/suggest.ts'
import {markdownImporter} from '../exchange/markdown/importer.ts'
import {listContent} from '../host/content.ts'
import {type Inputs, readIfThere, readInputs} from '../host/exchange.ts'
import {Failure} from '../host/failure.ts'
import {programVersion} from '../host/program.ts'
import {type ProjectFacts, projectFacts} from '../host/project.ts'
import {baselineName, newPackageJson, withIgnored, withScripts} from '../scaffold/additions.ts'
import {type Answers, categories, type FirstFlow, integrationFrom, NoAnswer, named, peopleFrom, timeZoneFrom} from '../scaffold/answers.ts'
import {type CiHost, ciHosts} from '../scaffold/ci-files.ts'
import {firstContent, stillOpen} from '../scaffold/first-content.ts'
import {idOf} from '../scaffold/new-id.ts'
import {projectFiles} from '../scaffold/project-files.ts'
import {sectionsIn} from '../scaffold/sections-in.ts'
import {sourceKinds} from '../status/source/index.ts'
import {runImport} from './import.ts'
import {added, carryOut, type InitStep, planInWords, written} from './init-plan.ts'
import {askFor, confirmed, type Typed} from './init-questions.ts'
import {contentOption, nowOption} from './options.ts'
import {print} from './output.ts'

interface InitOptions extends Typed {
  content: string
  ci?: CiHost | 'none'
  from?: string[]
  yes?: true
  dryRun?: true
  now?: string
}

/** Adds `clarity init`. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description('begin a content of your own: four questions, and a site that checks clean')
    .argument('[dir]', 'folder to begin in', '.')
    .addOption(contentOption())
    .addOption(new Option('--organisation <name>', 'what it is called (with --yes: the name of the folder)'))
    .addOption(new Option('--time-zone <zone>', 'such as Europe/Berlin (with --yes: that of this machine)'))
    .addOption(new Option('--team <name>', 'team that answers first (with --yes: Operations)'))
    .addOption(new Option('--person <text...>', 'somebody in it, the lead first: "Ada Lind, +1-555-0101, ada@example.com"'))
    .addOption(new Option('--integration <text>', 'first flow of data: "Shopify > NetSuite", or "Till (storefront) > Stock (warehouse)"'))
    .addOption(new Option('--mechanism <text>', 'how the data travel'))
    .addOption(
      new Option('--service <name>', 'first service, in the place of a flow of data: "Checkout API"').conflicts([
        'integration',
        'mechanism',
      ]),
    )
    .addOption(new Option('--ci <host>', 'write a CI file for it (default: as remote or folders tell)').choices([...ciHosts, 'none']))
    .addOption(new Option('--from <paths...>', 'take in Markdown that is there'))
    .addOption(new Option('--yes', 'ask nothing'))
    .addOption(new Option('--dry-run', 'show what would be written, write nothing'))
    .addOption(nowOption())
    .addHelpText(
      'after',
      `\nA system is one of ${categories.join(', ')}.\nNo file is overwritten; a package.json and a .gitignore that are there get lines added.\nExit code: 0 begun, 2 could not.`,
    )
    .action(init)
}

async function init(dir: string, options: InitOptions): Promise<void> {
  const {yes, dryRun, ci} = options
  const folder = folderFor(dir)
  const content = contentBelow(folder, options.content)
  const facts = projectFacts(folder)
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
  const isBegun = hasContent(path.join(folder, content))
  if (isBegun && options.from) throw notTwice(folder, content, options.from)
  const sources = options.from ? readInputs(options.from, markdownImporter.folders) : undefined
  const answers = isBegun ? undefined : answersFrom(await typed(options, folder, isTerminal))
  const host = ci === 'none' ? undefined : (ci ?? facts.host)
  const now = options.now ?? new Date().toISOString()
  const steps = planFor({folder, content, facts, host, answers, sources, now})
  if (isBegun)
    print(`There is content in ${shown(path.join(folder, content))}/ already; it stays as it is, and \`clarity new\` adds to it.\n`)
  print(`${dryRun ? 'Would do' : 'To do'}:\n${planInWords(steps)}${host === undefined && ci === undefined ? noHost : ''}`)
  if (sources)
    print(
      `  import ${counted(sources.read.length, 'Markdown file')} as ${plural(sources.read.length, 'a runbook', 'runbooks')}, with what they link to\n`,
    )
  if (dryRun) return
  if (steps.every(({does}) => does === 'keep')) return print('Nothing is left to write.\n')
  if (isTerminal && !yes) await confirmed('Write it?')
  carryOut(steps, facts.root)
  if (sources && answers) await takeIn(sources, {folder, content, owner: answers.team.id, now})
  print(afterwards({folder, content, facts, answers, sources}))
}

function notTwice(folder: string, content: string, from: readonly string[]): Failure {
  const root = shown(path.join(folder, content))
  return new Failure(
    `there is content in \`${root}/\` already, and \`--from\` is for a beginning`,
    `Run \`clarity import markdown ${from.join(' ')} --content ${root}\`.`,
  )
}

interface TakenIn {
  folder: string
  content: string
  owner: string
  now: string
}

// Whatever is found in it stands in the baseline, so that the first check is green.
async function takeIn(sources: Inputs, {folder, content, owner, now}: TakenIn): Promise<void> {
  const baseline = shown(path.join(folder, baselineName))
  print('\n')
  await runImport(sources, {content: shown(path.join(folder, content)), owner, baseline, now}, await markdownImporter.load())
  // What was not carried over is told; the beginning is made.
  process.exitCode = 0
}

const noHost = 'No CI file: neither the remote nor a folder tells of GitHub or GitLab; `--ci github` or `--ci gitlab` writes one.\n'

function folderFor(dir: string): string {
  const folder = path.resolve(dir)
  for (let at = folder; ; at = path.dirname(at)) {
    if (!existsSync(at)) continue
    if (statSync(at).isDirectory()) return folder
    throw new Failure(`cannot begin in \`${dir}\`: \`${shown(at)}\` is a file`, 'Name a folder, which need not be there yet.')
  }
}

function contentBelow(folder: string, content: string): string {
  const below = path.relative(folder, path.resolve(folder, content))
  if (below === '' || below.startsWith('..') || path.isAbsolute(below))
    throw new Failure(
      `the content root \`${content}\` is not below \`${shown(folder)}\``,
      'Name a folder inside, such as `--content content`.',
    )
  return below.split(path.sep).join('/')
}

function hasContent(root: string): boolean {
  if (!existsSync(root)) return false
  return existsSync(path.join(root, settingsName)) || listContent(root, process.cwd()).items.length > 0
}

function shown(absolute: string): string {
  return path.relative(process.cwd(), absolute).split(path.sep).join('/') || '.'
}

async function typed(options: InitOptions, folder: string, isTerminal: boolean): Promise<Typed> {
  const defaults: Typed = {
    organisation: path.basename(folder),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    team: 'Operations',
  }
  // What was said wrongly is said before anything is asked.
  answersFrom({
    ...defaults,
    person: ['A, +1-555-0101'],
    ...(options.service === undefined && {integration: 'Shopify > NetSuite'}),
    ...given(options),
  })
  if (isTerminal && !options.yes) return await askFor(given(options), defaults)
  const known = options.yes ? {...defaults, ...given(options)} : given(options)
  const missing = asked.filter(([keys]) => keys.every(key => known[key] === undefined)).map(([, flag]) => flag)
  if (missing.length === 0) return known
  const why = isTerminal ? 'with `--yes` nothing is asked' : 'there is no terminal to ask in'
  throw new Failure(
    `${why}, and ${listed(missing)} ${plural(missing.length, 'is', 'are')} not given`,
    'For example: `clarity init --yes --person "Ada Lind, +1-555-0101" --service "Checkout API"`, or `--integration "Shopify > NetSuite"`.',
  )
}

// What must be said, one key of each line.
const asked: [(keyof Typed)[], string][] = [
  [['organisation'], '--organisation'],
  [['timeZone'], '--time-zone'],
  [['team'], '--team'],
  [['person'], '--person'],
  [['integration', 'service'], '--integration (or --service)'],
]

function given(options: Typed): Typed {
  const keys = [...asked.flatMap(([keys]) => keys), 'mechanism'] as const
  return Object.fromEntries(keys.flatMap(key => (options[key] === undefined ? [] : [[key, options[key]]])))
}

function answersFrom(text: Typed): Answers {
  const read = <T>(flag: string, from: () => T): T => {
    try {
      return from()
    } catch (error) {
      if (error instanceof NoAnswer)
        throw new Failure(`\`${flag}\`: ${error.message}`, '`clarity init --help` shows each flag with an example.')
      throw error
    }
  }
  return {
    first: text.service === undefined ? flowFrom(text, read) : {kind: 'service', ...read('--service', () => named(text.service ?? ''))},
    organisation: read('--organisation', () => named(text.organisation ?? '').name),
    timeZone: read('--time-zone', () => timeZoneFrom(text.timeZone ?? '')),
    team: read('--team', () => named(text.team ?? '')),
    people: read('--person', () => peopleFrom(text.person ?? [])),
  }
}

function flowFrom({integration = '', mechanism}: Typed, read: <T>(flag: string, from: () => T) => T): FirstFlow {
  const ends = read('--integration', () => integrationFrom(integration))
  const unsaid = [ends.from, ends.to].find(({category}) => category === undefined)
  if (unsaid)
    throw new Failure(
      `what \`${unsaid.name}\` is for is not said`,
      `Write it behind its name, \`${unsaid.name} (${categories[0]})\`; there are ${listed(categories, categories.length)}.`,
    )
  return {kind: 'integration', ...ends, ...(mechanism?.trim() && {mechanism: mechanism.trim()})}
}

interface Planned {
  folder: string
  content: string
  facts: ProjectFacts
  /** Missing where content is there already. */
  answers: Answers | undefined
  /** Markdown that is taken in; missing where none is. */
  sources?: Inputs | undefined
}

function planFor({folder, content, facts, host, answers, sources, now}: Planned & {host: CiHost | undefined; now: string}): InitStep[] {
  const below = path.relative(facts.root, folder).split(path.sep).join('/')
  const hasBaseline = sources !== undefined
  const further = sources ? [sectionsIn(sources.read.map(({text}) => text))] : []
  const organisation = answers?.organisation ?? path.basename(folder)
  const around = {organisation, content, below, ci: host, installer: facts.installer, schemas: editorSchemas(sourceKinds()), hasBaseline}
  const packageJson = newPackageJson(idOf(path.basename(folder)) || 'runbooks', programVersion(), hasBaseline)
  return [
    ...(answers ? firstContent(answers, now, further).map(file => written({...file, path: `${content}/${file.path}`}, folder)) : []),
    added('package.json', folder, {fresh: packageJson, add: text => withScripts(text, hasBaseline), what: 'scripts'}),
    added('.gitignore', folder, {fresh: withIgnored(), add: withIgnored, what: 'lines'}),
    ...projectFiles(around).map(file => written(file, folder)),
  ]
}

function afterwards({folder, content, facts, answers, sources}: Planned): string {
  const into = shown(folder)
  const enter = into === '.' ? '' : `  cd ${/^[\w./-]+$/.test(into) ? into : `'${into.replaceAll("'", `'\\''`)}'`}\n`
  const install = needsPackage(folder) ? installCommands[facts.installer] : `${facts.installer} install`
  const run = sources ? `${facts.installer} run` : 'npx clarity'
  const next = `\nNext:\n${enter}  ${install}\n  ${run} check\n  ${run} dev\n`
  if (!answers) return next
  const open = stillOpen(answers).map(({path: name, lacks}) => `  ${content}/${name}: ${lacks}\n`)
  return `${next}\nWhat only you know, to be put in:\n${open.join('')}`
}

// A package.json of the user's own gets scripts and no dependency, which is the installer's to write.
function needsPackage(folder: string): boolean {
  return !/"operational-clarity"\s*:/.test(readIfThere(path.join(folder, 'package.json')) ?? '')
}

const installCommands = {
  npm: 'npm install -D operational-clarity',
  pnpm: 'pnpm add -D operational-clarity',
  yarn: 'yarn add -D operational-clarity',
} as const
