import type {Catalog, Entry, Target} from '../../core/catalog/catalog.ts'
import {targetOf} from '../../core/catalog/queries/escalation.ts'
import {peopleBehind} from '../../core/catalog/queries/escalation-usage.ts'
import type {Data} from '../../core/content/schema/index.ts'
import type {Span} from '../../core/content/span.ts'

/** A level or last resort that reaches nobody once internal contacts are left out. */
export interface SilentLevel {
  path: Entry<'escalation-path'>
  /** `level 2`, or `the last resort`. */
  place: string
  /** People whose only contacts for the level are internal. */
  people: Entry<'person'>[]
  at: Span
}

/** Lists the levels of paths that reach somebody by internal contacts alone, in document order. */
export function levelsSilencedByPrivacy(catalog: Catalog): SilentLevel[] {
  return catalog.list('escalation-path').flatMap(path => {
    const {frontmatter} = path.document
    const levels = path.data.levels.flatMap(({notify, via}, index): SilentLevel[] => {
      const people = silenced(catalog, notify.map(targetOf), via)
      return people.length > 0 ? [{path, place: `level ${index + 1}`, people, at: frontmatter.valueSpan(['levels', index, 'notify'])}] : []
    })
    const {lastResort} = path.data
    const people = lastResort ? silenced(catalog, [targetOf(lastResort)], ['phone']) : []
    return people.length > 0 ? [...levels, {path, place: 'the last resort', people, at: frontmatter.valueSpan(['lastResort'])}] : levels
  })
}

// Empty where somebody is reached openly, and where nobody is reached at all, which is another fault.
function silenced(catalog: Catalog, targets: Target[], via: readonly string[]): Entry<'person'>[] {
  const people = new Set(targets.flatMap(target => peopleBehind(catalog, target)))
  const reached = [...people].map(person => ({person, contacts: person.data.contacts.filter(contact => via.includes(contact.via))}))
  if (reached.some(({contacts}) => contacts.some(({internal}) => !internal))) return []
  return reached.filter(({contacts}) => contacts.length > 0).map(({person}) => person)
}

/** An internal contact that a text writes out. */
export interface WrittenContact {
  person: Entry<'person'>
  contact: Data<'person'>['contacts'][number]
  at: Span
}

/** Lists the places where a text, other than the person's own contacts, writes out an internal contact; each line once. */
export function internalContactsWritten(catalog: Catalog): WrittenContact[] {
  const internal = internalContacts(catalog)
  if (internal.size === 0) return []
  const pattern = new RegExp([...internal.keys()].map(address => address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
  return catalog.documents.flatMap(({file, text, lines, kind, frontmatter}) =>
    [...text.matchAll(pattern)].flatMap(({0: address, index}): WrittenContact[] => {
      const cached = internal.get(address)
      // In the frontmatter of a person it stands where it belongs.
      if (!cached || (kind === 'person' && index < frontmatter.bodyStart) || isPartOfWord(text, index, address.length)) return []
      return [{...cached, at: {file, start: lines.point(index), end: lines.point(index + address.length)}}]
    }),
  )
}

function internalContacts(catalog: Catalog): Map<string, Omit<WrittenContact, 'at'>> {
  const contacts = catalog.list('person').flatMap(person => person.data.contacts.map(contact => ({person, contact})))
  return new Map(contacts.filter(({contact}) => contact.internal).map(each => [each.contact.address, each]))
}

// `@kai` is no part of `@kaiser`, nor of `ops@kai.example`.
function isPartOfWord(text: string, index: number, length: number): boolean {
  return /[\w.-]/.test(text.charAt(index - 1)) || /\w/.test(text.charAt(index + length))
}
