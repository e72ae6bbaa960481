import type {Catalog, Entry, Part, Target} from '../core/catalog/catalog.ts'
import {ownerOf} from '../core/catalog/queries/owner.ts'
import {isKind, kindInWords, type TargetKind} from '../core/content/kinds.ts'

/** An id that can be named, with what it names. */
export interface NamedId {
  id: string
  title?: string
}

/** Lists what can be named of a kind, by id. */
export function idsOf(catalog: Catalog, kind: TargetKind): NamedId[] {
  return catalog
    .ids(kind)
    .map(id => ({id, title: catalog.find({kind, id})?.title}))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Says in Markdown what a target is: title, kind, summary, owner and file; nothing for what nobody has written. */
export function describeTarget(catalog: Catalog, target: Target): string | undefined {
  const found = catalog.find(target)
  if (!found) return unreadInWords(catalog, target)
  const entry = 'entry' in found ? found.entry : found
  const lines = [
    `**${escaped(found.title)}**`,
    `${kindInWords(target.kind)} \`${target.id}\``,
    summaryOf(found),
    ownerInWords(catalog, found),
    `\`${entry.document.contentPath}\``,
  ]
  return lines.filter(Boolean).join('\n\n')
}

function unreadInWords(catalog: Catalog, {kind, id}: Target): string | undefined {
  const document = isKind(kind) ? catalog.claims(kind).get(id)?.[0] : undefined
  return document && `${kindInWords(kind)} \`${id}\`, whose header does not fit\n\n\`${document.contentPath}\``
}

function summaryOf(found: Entry | Part): string {
  const {summary} = found.data as {summary?: unknown}
  return typeof summary === 'string' ? escaped(summary) : ''
}

function ownerInWords(catalog: Catalog, found: Entry | Part): string {
  const owner = ownerOf(catalog, found)
  if (!owner) return ''
  const team = catalog.get('team', owner.id)
  return `Owner: ${team ? `${escaped(team.title)} (\`${owner.id}\`)` : `\`${owner.id}\``}`
}

/** Writes a text so that Markdown shows it as it is. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&')
}
