import path from 'node:path'
import {type Command, Option} from 'commander'
import type {Catalog} from '../core/catalog/catalog.ts'
import {runbookSections} from '../core/catalog/queries/runbook.ts'
import {isKind, type Kind, kindNames, kindOfFolder, kinds, oneOfKind} from '../core/content/kinds.ts'
import {didYouMean, guessInWords, listed} from '../core/format/suggest.ts'
import {loadCatalog} from '../host/catalog.ts'
import {readInput} from '../host/exchange.ts'
import {Failure} from '../host/failure.ts'
import {type ContentRoots, rootNamed} from '../host/roots.ts'
import {writeNew} from '../host/write-new.ts'
import {incidentEntry} from '../incident/entry-text.ts'
import type {IncidentLog} from '../incident/incident.ts'
import {isLog, readLog} from '../incident/log-text.ts'
import {newFailure} from '../incident/new-failure.ts'
import {type Copy, copyEntry, NoEntry} from '../scaffold/copy.ts'
import {type Draft, draftEntry, type Gap} from '../scaffold/draft-entry.ts'
import {idOf, isNewId, titleOf} from '../scaffold/new-id.ts'
import {contentOption, nowOption} from './options.ts'
import {print} from './output.ts'

interface NewOptions {
  content: ContentRoots
  title?: string
  from?: string
  dryRun?: true
  now?: string
  root?: string
}

/** Adds `clarity new`. */
export function addNew(program: Command): void {
  program
    .command('new')
    .description('begin a content file: what is known is filled in, what only you know is left open')
    .argument('<kind>', `kind of entry: ${kindNames.join(', ')}`)
    .argument('[id]', 'name of the file and of its page, such as `stuck-orders` (default: made of `--title`)')
    .addOption(contentOption())
    .addOption(new Option('--root <name>', 'content root to write into, where there are several (default: the first)'))
    .addOption(new Option('--title <text>', 'what people call it (default: the id in words)'))
    .addOption(
      new Option(
        '--from <file>',
        'copy this entry; what is true of it alone, such as its number and its alerts, is left behind. For an incident, or a failure mode that nobody had named: also the log of a page',
      ),
    )
    .addOption(new Option('--dry-run', 'show the file, write nothing'))
    .addOption(nowOption())
    .addHelpText('after', '\nNo file is overwritten. `clarity check` names each thing that is left open.\nExit code: 0 begun, 2 could not.')
    .action(beginEntry)
}

function beginEntry(word: string, given: string | undefined, options: NewOptions): void {
  const {content, now = new Date().toISOString(), from} = options
  const kind = kindNamed(word)
  const log = from !== undefined && (kind === 'incident' || kind === 'failure-mode') ? logIn(from) : undefined
  if (log) return kind === 'incident' ? beginIncident(log, given, options) : beginFailure(log, given, options)
  const id = idFor(kind, given, options.title)
  const title = titleFor(id, options.title)
  const {catalog} = loadCatalog(content)
  refuseTaken(catalog, kind, id)
  const draft = from === undefined ? draftEntry({kind, id, title, catalog, now}) : copyOf(from, {kind, id, title, now})
  begin(draft, options, () => leftInWords(draft))
}

// What a page has exported of a running incident: everything the log knows is filled in.
function beginIncident(log: IncidentLog, given: string | undefined, options: NewOptions): void {
  const {content, title} = options
  const {catalog} = loadCatalog(content)
  const begun = incidentEntry({...log, ...(title !== undefined && {title})})
  const id = idFor('incident', given ?? begun.id, undefined)
  refuseTaken(catalog, 'incident', id)
  const contentPath = `${kinds.incident.folder}/${id}.mdx`
  const open = log.integration === undefined ? 'integration, ' : ''
  const left = `Left for you, as only you know: ${open}runbookWorked, followUps, what the runbook did not say.\nThen run \`clarity check\`.\n`
  begin({contentPath, text: begun.text}, options, () => left)
}

// A failure that nobody had named: its failure mode and its runbook are begun together, each naming the other.
function beginFailure(log: IncidentLog, given: string | undefined, options: NewOptions): void {
  const {content, title, now = new Date().toISOString()} = options
  const {catalog} = loadCatalog(content)
  const id = idFor('failure-mode', given, title)
  const {known, body, runbookBody} = newFailure(log, id, runbookSections)
  const common = {id, title: titleFor(id, title), catalog, now}
  const drafts = [
    draftEntry({...common, kind: 'failure-mode', known, asked: ['symptoms', 'alerts'], body}),
    draftEntry({...common, kind: 'runbook', body: runbookBody}),
  ]
  for (const kind of ['failure-mode', 'runbook'] as const) refuseTaken(catalog, kind, id)
  for (const draft of drafts) begin(draft, options, () => leftInWords(draft))
}

function begin(draft: {contentPath: string; text: string}, {content, root: name, dryRun}: NewOptions, left: () => string): void {
  const root = rootNamed(content, name)
  const file = path.join(path.relative(process.cwd(), root), draft.contentPath)
  if (dryRun) return print(`would write ${file}\n${draft.text.replace(/^(?=.)/gm, '  ')}`)
  writeNew(root, draft.contentPath, file, draft.text)
  print(`wrote ${file}\n${left()}`)
}

// Nothing where the file is no log: then it is an entry to copy.
function logIn(from: string): IncidentLog | undefined {
  const text = readInput(from)
  if (!isLog(text)) return undefined
  const read = readLog(text)
  if ('log' in read) return read.log
  throw new Failure(
    `cannot read the log \`${from}\`: line ${read.line}: ${read.problem}`,
    'Take the text as the page of the incident exports it.',
  )
}

function kindNamed(word: string): Kind {
  if (isKind(word)) return word
  const meant = kindOfFolder(word)
  const guess = meant === undefined ? didYouMean(word, kindNames) : guessInWords(meant)
  throw new Failure(`there is no kind of entry \`${word}\`${guess}`, `Kinds are ${listed(kindNames, kindNames.length)}.`)
}

function idFor(kind: Kind, given: string | undefined, title: string | undefined): string {
  const id = given ?? idOf(title ?? '')
  if (given === undefined && id === '') {
    const why = title === undefined ? `say the id of the ${kinds[kind].one}` : `no id can be made of the title \`${title}\``
    throw new Failure(why, `Run it as \`clarity new ${kind} some-id\`.`)
  }
  if (isNewId(id)) return id
  const better = idOf(id)
  const such = better !== '' && better !== id ? `, such as \`${better}\`` : ''
  throw new Failure(`\`${id}\` cannot be an id`, `Use lower-case letters, digits and single hyphens, at most 100${such}.`)
}

function titleFor(id: string, title: string | undefined): string {
  if (title === undefined) return titleOf(id)
  const text = title.replace(/\s+/g, ' ').trim()
  if (text === '') throw new Failure('the title is empty', 'Say what people call it, or leave `--title` out.')
  return text
}

// Two ids that differ in case alone are one file on many disks.
function refuseTaken(catalog: Catalog, kind: Kind, id: string): void {
  const taken = catalog.documents.find(document => document.kind === kind && document.id.toLowerCase() === id)
  if (taken)
    throw new Failure(`there is ${oneOfKind(kind)} \`${taken.id}\` already, in ${taken.file}`, 'Choose another id, or edit that file.')
}

function copyOf(from: string, input: {kind: Kind; id: string; title: string; now: string}): Copy {
  const folder = kindOfFolder(path.basename(path.dirname(path.resolve(from))))
  const wrong = folder !== undefined && folder !== input.kind
  if (wrong)
    throw new Failure(`\`${from}\` is ${oneOfKind(folder)}, not ${oneOfKind(input.kind)}`, `Copy it with \`clarity new ${folder}\`.`)
  try {
    return copyEntry({...input, text: readInput(from)})
  } catch (error) {
    if (error instanceof NoEntry) throw new Failure(`cannot copy \`${from}\`: ${error.message}`, 'Name a content file with frontmatter.')
    throw error
  }
}

function leftInWords(draft: Draft | Copy): string {
  if ('left' in draft) {
    const left = draft.left.length > 0 ? `Left behind: ${draft.left.join(', ')}.\n` : ''
    return `${left}Read it, then run \`clarity check\`.\n`
  }
  if (draft.gaps.length === 0) return 'Nothing is left open; run `clarity check`.\n'
  return `Left for you, as only you know: ${draft.gaps.map(gapInWords).join(', ')}.\nThen run \`clarity check\`, which names what is still open.\n`
}

function gapInWords({name, line}: Gap): string {
  return `${name} (line ${line})`
}
