import {createColors} from 'picocolors'
import type {Catalog, Entry, Part} from '../core/catalog.ts'
import {isKind} from '../core/kinds.ts'
import {nameInWords} from '../core/questions/named.ts'
import {type Asked, askedFor, type Inherited} from '../core/questions/owner.ts'
import {firstResponder} from '../core/questions/reach.ts'
import {knownKeys} from '../core/schema/describe.ts'
import {schemas} from '../core/schema/index.ts'
import {pathInWords} from '../core/schema/issues.ts'
import type {Span} from '../core/span.ts'

/** Writes why an entry or part is owned by whom and escalates to whom: every place that was asked, in order. */
export function explainEntry(catalog: Catalog, of: Entry | Part, colour = false): string {
  const paint = createColors(colour)
  const {entry, path} = 'entry' in of ? {entry: of.entry, path: of.path} : {entry: of, path: []}
  const at = path.length > 0 ? placed(entry.document.frontmatter.valueSpan(path)) : entry.document.file
  const head = `${paint.bold(nameInWords(of))}${of.title === of.id ? '' : `: ${of.title}`}\n  ${paint.dim(at)}\n`
  const parts = [
    ...inheritance(catalog, of, 'owner', paint.bold),
    ...inheritance(catalog, of, 'escalation', paint.bold),
    ...namers(catalog, of, paint.bold),
  ]
  return [head, ...parts].join('\n')
}

type Bold = (text: string) => string

function inheritance(catalog: Catalog, of: Entry | Part, what: Inherited, bold: Bold): string[] {
  const asked = askedFor(catalog, of, what)
  if (!mayHave(of, what) && asked.length < 2) return []
  const id = asked.at(-1)?.id
  const lines = asked.map(step => [placed(placeOf(step)), said(step, what)] as const)
  const responder = what === 'owner' && id !== undefined ? responderOf(catalog, id) : []
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

function said({source, id}: Asked, what: Inherited): string {
  const {entry, path} = source
  const part = path.length > 1 ? ` in \`${pathInWords(path.slice(0, -1))}\`` : ''
  if (id !== undefined) return `${nameInWords(entry)} names \`${id}\`${part}`
  return `${nameInWords(entry)} names no ${what === 'owner' ? 'owner' : 'escalation path'}${part}`
}

function placeOf({source: {entry, path}}: Asked): Span {
  return entry.document.frontmatter.valueSpan(path)
}

function responderOf(catalog: Catalog, teamId: string): [string, string][] {
  const team = catalog.get('team', teamId)
  const first = team && firstResponder(catalog, team)
  return first ? [[first.document.file, `${nameInWords(first)} responds first for \`${teamId}\``]] : []
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
