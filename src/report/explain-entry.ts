import {createColors} from 'picocolors'
import type {Catalog, Entry, Part} from '../core/catalog/catalog.ts'
import {alertViews} from '../core/catalog/queries/alerts.ts'
import {firstResponder} from '../core/catalog/queries/escalation-usage.ts'
import {nameInWords} from '../core/catalog/queries/find-by-name.ts'
import {type AskedPlace, askedFor, type Inherited, ownershipTableOf} from '../core/catalog/queries/owner.ts'
import {type Duty, dutiesOf} from '../core/catalog/queries/responsibilities.ts'
import {isSubjectKind} from '../core/catalog/queries/subject.ts'
import {isKind} from '../core/content/kinds.ts'
import {knownKeys} from '../core/content/schema/describe.ts'
import {schemas} from '../core/content/schema/index.ts'
import {pathInWords} from '../core/content/schema/issues.ts'
import type {Span} from '../core/content/span.ts'

/** How an explanation is written. */
export interface ExplainOptions {
  colour?: boolean
  /** Says who is on call in a rotation; missing where nobody asks for the present. */
  onCall?: (rotation: Entry<'rotation'>) => string
}

/**
 * Writes why an entry or part is owned by whom and escalates to whom: every place that was asked, in order; of an integration also its
 * five responsibilities.
 */
export function explainEntry(catalog: Catalog, of: Entry | Part, {colour = false, onCall}: ExplainOptions = {}): string {
  const paint = createColors(colour)
  const {entry, path} = 'entry' in of ? {entry: of.entry, path: of.path} : {entry: of, path: []}
  const at = path.length > 0 ? placed(entry.document.frontmatter.valueSpan(path)) : entry.document.file
  const head = `${paint.bold(nameInWords(of))}${of.title === of.id ? '' : `: ${of.title}`}\n  ${paint.dim(at)}\n`
  const parts = [
    ...failureModes(catalog, of, paint.bold),
    ...inheritance(catalog, of, 'owner', {bold: paint.bold, onCall}),
    ...inheritance(catalog, of, 'escalation', {bold: paint.bold}),
    ...responsibilities(catalog, of, paint.bold, onCall),
    ...namers(catalog, of, paint.bold),
  ]
  return [head, ...parts].join('\n')
}

type Bold = (text: string) => string

// One alert may tell of several failures, each with an owner of its own.
function failureModes(catalog: Catalog, of: Entry | Part, bold: Bold): string[] {
  const modes = alertViews(catalog).find(({alert}) => alert === of)?.modes ?? []
  if (modes.length < 2) return []
  const lines = modes.map(mode => [mode.document.file, `${nameInWords(mode)}: ${mode.title}`] as const)
  return [`${bold('tells of')}:\n${columns(lines)}`]
}

function inheritance(
  catalog: Catalog,
  of: Entry | Part,
  what: Inherited,
  {bold, onCall}: {bold: Bold; onCall?: ExplainOptions['onCall']},
): string[] {
  const asked = askedFor(catalog, of, what)
  if (!mayHave(of, what) && asked.length < 2) return []
  const id = asked.at(-1)?.id
  const lines = asked.map(step => [placed(placeOf(step)), said(step, what)] as const)
  const responder = what === 'owner' && id !== undefined ? responderOf(catalog, id, onCall) : []
  const answer = `${bold(what === 'owner' ? 'owner' : 'escalation path')}: ${answerOf(catalog, what, id)}`
  return [`${answer}\n${columns([...lines, ...responder])}`]
}

function mayHave(of: Entry | Part, what: Inherited): boolean {
  return !isKind(of.kind) || knownKeys(schemas[of.kind], []).includes(what)
}

function answerOf(catalog: Catalog, what: Inherited, id: string | undefined): string {
  if (id === undefined) return what === 'owner' ? 'nobody is named' : 'none is named'
  const found = catalog.get(what === 'owner' ? 'team' : 'escalation-path', id)
  return found ? `\`${id}\`, ${found.title}` : `\`${id}\`, which is not written down`
}

function said({source, id}: AskedPlace, what: Inherited): string {
  const {entry, path} = source
  const part = path.length > 1 ? ` in \`${pathInWords(path.slice(0, -1))}\`` : ''
  if (id !== undefined) return `${nameInWords(entry)} names \`${id}\`${part}`
  return `${nameInWords(entry)} names no ${what === 'owner' ? 'owner' : 'escalation path'}${part}`
}

function placeOf({source: {entry, path}}: AskedPlace): Span {
  return entry.document.frontmatter.valueSpan(path)
}

function responderOf(catalog: Catalog, teamId: string, onCall: ExplainOptions['onCall']): [string, string][] {
  const team = catalog.get('team', teamId)
  const first = team && firstResponder(catalog, team)
  return first ? [[first.document.file, `${nameInWords(first)} responds first for \`${teamId}\`${nowOn(first, onCall)}`]] : []
}

function nowOn(first: Entry, onCall: ExplainOptions['onCall']): string {
  return first.kind === 'rotation' && onCall ? `, now ${onCall(first)}` : ''
}

function responsibilities(catalog: Catalog, of: Entry | Part, bold: Bold, onCall: ExplainOptions['onCall']): string[] {
  if (of.kind !== 'ownership' && !isSubjectKind(of.kind)) return []
  const table = of.kind === 'ownership' ? of : ownershipTableOf(catalog, of)
  if (!table) return [`${bold('responsibilities')}: no ownership table names \`${of.id}\`, so nobody owns any of the five\n`]
  const lines = dutiesOf(catalog, table).flatMap(duty => dutyLines(catalog, table, duty, onCall))
  return [`${bold('responsibilities')}:\n${columns(lines)}`]
}

function dutyLines(catalog: Catalog, table: Entry<'ownership'>, duty: Duty, onCall: ExplainOptions['onCall']): [string, string][] {
  const {name, owner, backup, path, from} = duty
  if (!owner || !from.owner) return [[placed(table.document.frontmatter.keySpan(['responsibilities', name])), `${name}: nobody owns it`]]
  const first = firstResponder(catalog, owner)
  const answers = first ? `; ${nameInWords(first)} answers first${nowOn(first, onCall)}` : '; nobody answers first'
  return [
    [placed(placeOf({source: from.owner})), `${name}: \`${owner.id}\`${answers}`],
    backup && from.backup
      ? [placed(placeOf({source: from.backup})), `  backup \`${backup.id}\``]
      : [placed(table.document.frontmatter.keySpan(['responsibilities', name])), '  no backup'],
    path && from.path
      ? [placed(placeOf({source: from.path})), `  escalation path \`${path.id}\``]
      : [placed(table.document.frontmatter.keySpan(['responsibilities', name])), '  no escalation path'],
  ]
}

// Who answers for others is explained by who names it.
function namers(catalog: Catalog, of: Entry | Part, bold: Bold): string[] {
  if (!['team', 'person', 'rotation', 'escalation-path'].includes(of.kind)) return []
  const references = catalog.referencesTo(of)
  const lines = references.map(
    ({from, path, span}) => [placed(span()), `${wordsFor(from)}${path.length > 0 ? `, \`${pathInWords(path)}\`` : ''}`] as const,
  )
  return [`${bold('named by')}: ${references.length === 0 ? 'nobody' : ''}\n${columns(lines)}`.replace(/: \n/, ':\n')]
}

function wordsFor({kind, id}: Entry['document']): string {
  return kind ? nameInWords({kind, id}) : id
}

function placed({file, start}: Span): string {
  return `${file}:${start.line}`
}

function columns(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...lines.map(([place]) => place.length))
  return lines.map(([place, text]) => `  ${place.padEnd(width)}  ${text}\n`).join('')
}
