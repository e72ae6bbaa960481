import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {handlePattern} from '../../core/content/schema/team.ts'
import {counted} from '../../core/format/plural.ts'
import {listed} from '../../core/format/suggest.ts'
import {type ContentFile, contentFile, type Imported, inOrder} from '../content-file.ts'
import {type ExchangeFinding, inReadingOrder, type Place, UnreadableInput} from '../finding.ts'
import {IdBook} from '../id-book.ts'
import type {ImportContext} from '../importer.ts'
import type {InputFile} from '../json-source.ts'
import {knownTeam} from '../oncall/match-people.ts'
import {type CodeownersRule, parseCodeowners} from './codeowners-file.ts'

/** A handle, and the lines that give it something. */
interface Owner {
  /** As written first. */
  handle: string
  owned: {pattern: string; at: Place}[]
}

/**
 * Makes teams of the handles of CODEOWNERS files; what each of them owns is a note, and stands in the body of its entry.
 *
 * A handle with a slash is a team, for so code hosts write them; anybody else is somebody whom the content knows, or a finding.
 *
 * @throws {UnreadableInput} When a file has no line with an owner.
 */
export function importCodeowners(inputs: readonly InputFile[], context: Pick<ImportContext, 'catalog' | 'hasWritten'>): Imported {
  const findings: ExchangeFinding[] = []
  const owners = new Map<string, Owner>()
  for (const input of inputs) readOwners(input, owners, findings)
  const writer = new Writer(context, findings)
  const files = [...owners.values()].flatMap(owner => writer.fileOf(owner) ?? [])
  return {files: inOrder(files), findings: inReadingOrder(findings), matched: writer.matched}
}

function readOwners({file, text}: InputFile, owners: Map<string, Owner>, findings: ExchangeFinding[]): void {
  const {rules, inSections, findings: unread} = parseCodeowners(file, text)
  const all = [...rules, ...inSections]
  if (!all.some(({owners}) => owners.some(owner => handlePattern.test(owner) || owner.startsWith('@@')))) {
    throw new UnreadableInput(
      {file, line: 1, column: 1},
      'no line gives a path to an owner',
      'Name a CODEOWNERS file, whose lines are such as `/src/payments/ @example/payments`.',
    )
  }
  findings.push(...unread)
  for (const rule of all) {
    const at = {file, line: rule.line, column: 1}
    const {pattern, section} = rule
    const outdone = laterTwin(rule, all)
    if (outdone !== undefined) {
      const message = `\`${pattern}\` is left out: line ${outdone} says the same path again, and the last line decides`
      findings.push({severity: 'warning', at, message})
      continue
    }
    if (rule.owners.length === 0)
      findings.push({severity: 'note', at, message: `\`${pattern}\` belongs to nobody: its line names no owner`})
    const said = section === undefined ? pattern : `${pattern} (${section})`
    for (const handle of new Set(rule.owners)) {
      const key = handle.toLowerCase()
      const owner = owners.get(key) ?? {handle, owned: []}
      owner.owned.push({pattern: said, at})
      owners.set(key, owner)
    }
  }
}

// A line of another section does not outdo this one: each section asks for its own approval.
function laterTwin({line, pattern, section}: CodeownersRule, rules: readonly CodeownersRule[]): number | undefined {
  return rules.findLast(other => other.pattern === pattern && other.section === section && other.line > line)?.line
}

class Writer {
  readonly matched: string[] = []
  readonly #catalog: Catalog
  readonly #hasWritten: NonNullable<ImportContext['hasWritten']>
  readonly #findings: ExchangeFinding[]
  readonly #ids: IdBook

  constructor({catalog, hasWritten = () => false}: Pick<ImportContext, 'catalog' | 'hasWritten'>, findings: ExchangeFinding[]) {
    this.#catalog = catalog
    this.#hasWritten = hasWritten
    this.#findings = findings
    this.#ids = new IdBook(catalog.ids('team'))
  }

  fileOf(owner: Owner): ContentFile | undefined {
    const {handle} = owner
    const team = this.#catalog.list('team').find(({data}) => data.codeHost?.toLowerCase() === handle.toLowerCase())
    if (team && this.#hasWritten('team', team.id)) return this.#written(team.id, owner)
    if (team) return this.#isKnown(team, owner)
    if (!isTeam(handle)) return this.#notATeam(owner)
    const name = nameOf(handle)
    const namesake = knownTeam(this.#catalog, {name})
    if (namesake?.data.codeHost === undefined && namesake) return this.#lacksHandle(namesake, owner)
    const id = this.#ids.take(name, 'team')
    this.#tell(
      'note',
      owner,
      `team \`${id}\` owns ${paths(owner)}; who is in it CODEOWNERS does not say`,
      `Write its purpose, lead and members in \`teams/${id}.mdx\`.`,
    )
    return this.#written(id, owner)
  }

  #written(id: string, owner: Owner): ContentFile {
    const {handle} = owner
    const name = nameOf(handle)
    const data = {title: name, purpose: 'Owns code; what it answers for is to be written.', codeHost: handle}
    return contentFile('team', id, data, `Imported from CODEOWNERS. It owns ${inWords(owner)}.`)
  }

  #isKnown({id}: Entry<'team'>, owner: Owner): undefined {
    this.matched.push(`team:${id}`)
    this.#tell('note', owner, `team \`${id}\` owns ${paths(owner)}`)
  }

  #lacksHandle({id, document}: Entry<'team'>, owner: Owner): undefined {
    this.matched.push(`team:${id}`)
    this.#tell(
      'warning',
      owner,
      `team \`${id}\` has the name of \`${owner.handle}\` and no \`codeHost\`; the team owns ${paths(owner)}`,
      `Add \`codeHost: '${owner.handle}'\` to \`${document.file}\` if it is the same team.`,
    )
  }

  #notATeam(owner: Owner): undefined {
    const {handle} = owner
    const person = this.#catalog.list('person').find(({data}) => data.contacts.some(({address}) => isSame(address, handle)))
    if (person) this.matched.push(`person:${person.id}`)
    const isRole = handle.startsWith('@@')
    const what =
      !handlePattern.test(handle) && !isRole
        ? 'no handle'
        : isRole
          ? 'a role of GitLab'
          : 'one person, and what is owned here belongs to teams'
    this.#tell(
      'warning',
      owner,
      `\`${handle}\` is left out, which owns ${paths(owner)}: it is ${person ? `\`${person.id}\`, ` : ''}${what}`,
      'Give these paths to a team, or write a team with this handle as its `codeHost`.',
    )
  }

  #tell(severity: ExchangeFinding['severity'], {owned}: Owner, message: string, help?: string): void {
    this.#findings.push({severity, at: owned[0]?.at as Place, message, ...(help !== undefined && {help})})
  }
}

function isTeam(handle: string): boolean {
  return handlePattern.test(handle) && handle.startsWith('@') && handle.includes('/')
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

// `@example/integration-platform` → `Integration platform`
function nameOf(handle: string): string {
  const words = handle
    .slice(handle.lastIndexOf('/') + 1)
    .replace(/[-_.]+/g, ' ')
    .trim()
  return words === '' ? handle.slice(1) : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function paths({owned}: Owner): string {
  return `${counted(owned.length, 'path')}: ${listed(
    owned.map(({pattern}) => pattern),
    owned.length,
  )}`
}

function inWords({owned}: Owner): string {
  return owned.map(({pattern}) => pattern).join(', ')
}
