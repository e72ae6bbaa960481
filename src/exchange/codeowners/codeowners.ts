import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {ownerOf} from '../../core/catalog/queries/owner.ts'
import {teamsOf} from '../../core/catalog/queries/people.ts'
import {subjectOf} from '../../core/catalog/queries/subject.ts'
import {type CalendarSource, calendarPath} from '../../core/content/calendar-files.ts'
import type {Document} from '../../core/content/document.ts'
import {kindInWords} from '../../core/content/kinds.ts'
import {belowRoot, rootPrefix} from '../../core/content/roots.ts'
import {didYouMean, listed} from '../../core/format/suggest.ts'
import type {ExchangeFinding} from '../finding.ts'
import {blockBegin, blockEnd, decidingRule, parseCodeowners} from './codeowners-file.ts'

/** Where the content stands in its repository, and who has what nobody keeps. */
export interface CodeownersContext {
  /** Path from the root of the repository to the content root, with `/` at its end; empty where they are one. */
  prefix: string
  /** The same for each root of that repository, by what its paths begin with, where there are several; files of others are left out. */
  prefixes?: ReadonlyMap<string, string>
  /** Handle for files whose team nobody can tell, `settings.yaml` among them. */
  otherwise?: string | undefined
}

/** A content file and who owns it on the code host. */
export interface OwnedFile {
  /** Path as diagnostics show it. */
  file: string
  /** Path from the root of the repository. */
  path: string
  /** Missing where nobody can tell; the finding says why. */
  handle?: string
  finding?: ExchangeFinding
}

/** Answers for each content file which handle owns it, in path order. */
export function ownedFiles(catalog: Catalog, {prefix, prefixes = new Map([['', prefix]]), otherwise}: CodeownersContext): OwnedFile[] {
  const isHere = ({contentPath}: Pick<Document, 'contentPath'>) => prefixes.has(rootPrefix(contentPath))
  const pathOf = (contentPath: string) => (prefixes.get(rootPrefix(contentPath)) ?? '') + belowRoot(contentPath)
  const documents = catalog.documents.filter(isHere).map(document => ({document, ...handleOf(catalog, document)}))
  const files = documents.map(({document: {file, contentPath}, handle, why, help}): OwnedFile => {
    const owner = handle ?? otherwise
    const at = {file, line: 1, column: 1}
    return {
      file,
      path: pathOf(contentPath),
      ...(owner !== undefined
        ? {handle: owner}
        : {finding: {severity: 'warning', at, message: `nobody on the code host owns \`${file}\`: ${why}`, ...(help && {help})}}),
    }
  })
  files.push(
    ...calendarFiles(catalog, otherwise)
      .filter(isHere)
      .map(({contentPath, ...file}) => ({...file, path: pathOf(contentPath)})),
  )
  const {settingsFile} = catalog
  if (settingsFile && prefixes.has(''))
    files.push({file: settingsFile.file, path: pathOf('settings.yaml'), ...(otherwise !== undefined && {handle: otherwise})})
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

// Who is on call stands in the calendar as much as in the rotation beside it: both change under the same eyes.
function calendarFiles(catalog: Catalog, otherwise: string | undefined): (Omit<OwnedFile, 'path'> & {contentPath: string})[] {
  const owned = new Map<string, Omit<OwnedFile, 'path'> & {contentPath: string}>()
  for (const {data, document} of catalog.list('rotation')) {
    const path = data.calendar && calendarPath(document, data.calendar as CalendarSource)
    const calendar = path === undefined ? undefined : catalog.calendars.get(path)
    if (!calendar || owned.has(calendar.file)) continue
    const handle = handleOf(catalog, document).handle ?? otherwise
    owned.set(calendar.file, {file: calendar.file, contentPath: calendar.contentPath, ...(handle !== undefined && {handle})})
  }
  return [...owned.values()]
}

/**
 * Writes the lines of CODEOWNERS that follow from ownership, between their markers.
 *
 * A folder whose files mostly have one owner gets one line and its exceptions, in which the last match wins as on the code host.
 *
 * @param command How to write them again.
 */
export function codeownersBlock(files: readonly OwnedFile[], command: string): string {
  const byFolder = Map.groupBy(files, ({path}) => path.slice(0, path.lastIndexOf('/') + 1))
  const lines = [...byFolder]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([folder, inside]) => {
      // A line for a folder would give away a file below it that nobody has.
      const mayGroup = folder !== '' && files.every(({path, handle}) => handle !== undefined || !path.startsWith(folder))
      return folderLines(folder, inside, mayGroup)
    })
  return [
    blockBegin,
    '# Written from the owners in the content. Change an owner there, then run:',
    `#   ${command}`,
    '# Lines outside of the two markers are kept.',
    ...lines,
    blockEnd,
    '',
  ].join('\n')
}

/** Lists the content files whose owner in a CODEOWNERS file differs from the content's, in path order, and lines without meaning. */
export function compareCodeowners(files: readonly OwnedFile[], {file, text}: {file: string; text: string}): ExchangeFinding[] {
  const existing = parseCodeowners(file, text)
  const differences = files.flatMap(({path, handle, file: contentFile}): ExchangeFinding[] => {
    if (handle === undefined) return []
    const rule = decidingRule(existing, path)
    const owners = rule?.owners ?? []
    if (owners.length === 1 && isSame(owners[0] ?? '', handle)) return []
    const at = rule ? {file, line: rule.line, column: 1} : {file}
    const here = owners.length > 0 ? `belongs to ${listed(owners)} here, and to` : 'has no owner here, and belongs to'
    return [{severity: 'error', at, message: `\`${contentFile}\` ${here} \`${handle}\` in the content`}]
  })
  return [...existing.findings, ...differences]
}

interface Keeper {
  handle?: string
  why?: string
  help?: string
}

function handleOf(catalog: Catalog, document: Document): Keeper {
  const entry = document.kind && catalog.get(document.kind, document.id)
  if (!entry) return {why: 'it cannot be read', help: 'Run `clarity check` to see what is wrong with it.'}
  const id = keeperOf(catalog, entry)
  if (id === undefined) {
    return {
      why: `no team keeps this ${kindInWords(entry.kind)}`,
      help: 'Name a team that owns it, or a handle for such files with `--default HANDLE`.',
    }
  }
  const team = catalog.get('team', id)
  if (!team) return {why: `there is no team \`${id}\`${didYouMean(id, catalog.ids('team'))}`, help: 'Correct the id of the owner.'}
  if (team.data.codeHost !== undefined) return {handle: team.data.codeHost}
  return {why: `team \`${id}\` has no \`codeHost\``, help: `Add \`codeHost\` to \`${team.document.file}\`, such as \`'@example/${id}'\`.`}
}

/** Names the team that keeps an entry's file: its owner, or who it is about. */
function keeperOf(catalog: Catalog, entry: Entry): string | undefined {
  switch (entry.kind) {
    case 'team':
      return entry.id
    case 'rotation':
      return entry.data.team
    case 'person':
      return keeperOfPerson(catalog, entry.id)
    case 'ownership': {
      const {responsibilities} = entry.data
      const of = subjectOf(catalog, entry.data)
      return (of && ownerOf(catalog, of)?.id) ?? responsibilities.failures?.owner
    }
    default:
      return ownerOf(catalog, entry)?.id
  }
}

// A vendor's people are in no team of ours; who owns their system knows when they change.
function keeperOfPerson(catalog: Catalog, id: string): string | undefined {
  const teams = teamsOf(catalog, id)
  const team = teams.find(({data}) => data.lead === id) ?? teams[0]
  const system = catalog.list('system').find(({data}) => data.vendorContact === id && data.owner !== undefined)
  return team?.id ?? system?.data.owner
}

function folderLines(folder: string, files: readonly OwnedFile[], mayGroup: boolean): string[] {
  const owned = files.flatMap(({path, handle}) => (handle === undefined ? [] : [{path, handle}]))
  const counts = [...Map.groupBy(owned, ({handle}) => handle)].sort(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1))
  const [most, of] = counts[0] ?? []
  const isGrouped = mayGroup && most !== undefined && (of?.length ?? 0) > 1
  const single = owned.filter(({handle}) => !isGrouped || handle !== most).map(({path, handle}) => `/${patternOf(path)} ${handle}`)
  return isGrouped ? [`/${patternOf(folder)} ${most}`, ...single] : single
}

// Signs that mean something in a pattern cannot all be escaped there; a question mark stands for any one of them.
function patternOf(path: string): string {
  return path.replace(/[\s*?[\]\\!#]/g, '?')
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
