import type {Catalog, Reference} from '../catalog/catalog.ts'
import {mayBeUnread} from '../catalog/queries/unread.ts'
import {
  isKind,
  type Kind,
  kindInWords,
  kinds,
  notifiedKinds,
  oneOfKind,
  type PartKind,
  partKinds,
  type TargetKind,
} from '../content/kinds.ts'
import {oddSignInWords} from '../format/odd-signs.ts'
import {Guesser, guessInWords, listed, nearest} from '../format/suggest.ts'
import type {Edit} from './diagnostic.ts'
import {replaceWord} from './edit.ts'
import {newCommand} from './new-command.ts'

/** A reference that leads nowhere, with the words to say so. */
export interface Unresolved {
  reference: Reference
  message: string
  help: string
  /** What to write instead of what, where exactly one thing can be meant. */
  instead?: {from: string; to: string}
  /** Kind under which the id does exist, when it stands in the wrong place. */
  elsewhere?: TargetKind
}

/** What kind of promise a reference makes; each has a rule of its own for when it is broken. */
export type ReferenceRole = 'owner' | 'escalation-target' | 'link' | 'other'

/** Tells what a reference is for: who owns, who is paged, a link in a body, or anything else. */
export function roleOf({role, address, from, path}: Reference): ReferenceRole {
  if (address) return 'link'
  if (role === 'owner') return 'owner'
  const pages = from.kind === 'escalation-path' && ['levels', 'lastResort', 'then'].includes(String(path[0]))
  return pages ? 'escalation-target' : 'other'
}

/** Lists the references of one role that lead nowhere under any kind, in document order. */
export function unresolvedOf(catalog: Catalog, role: ReferenceRole): Unresolved[] {
  return unresolved(catalog).filter(({reference}) => roleOf(reference) === role)
}

/** Lists the references that lead nowhere, in document order; wrong-kind ones carry `elsewhere`. */
export function unresolved(catalog: Catalog, wrongKind = false): Unresolved[] {
  return allUnresolved(catalog).filter(({elsewhere}) => (elsewhere !== undefined) === wrongKind)
}

const unresolvedByCatalog = new WeakMap<Catalog, Unresolved[]>()

// Five rules ask, and guessing is slow: one missing entry may leave thousands of references with the same id dangling.
function allUnresolved(catalog: Catalog): Unresolved[] {
  const remembered = unresolvedByCatalog.get(catalog)
  if (remembered) return remembered
  const said = new Map<string, Said>()
  const around = {catalog, guesser: new Guesser(), ids: idsOf(catalog)}
  const found = catalog.references.filter(
    each => !isMisshapen(each) && (each.target.kind === undefined || isAbsent(catalog, each.target.kind, each.target.id)),
  )
  const all = found.map(reference => {
    const key = `${reference.kinds.join()} ${reference.target.kind} ${reference.target.id} ${reference.written}`
    const words = said.get(key) ?? wordsFor(around, reference)
    said.set(key, words)
    return {reference, ...words}
  })
  unresolvedByCatalog.set(catalog, all)
  return all
}

// What stands in a folder that could not be read is unknown, and that is said of the folder.
function isAbsent(catalog: Catalog, kind: TargetKind, id: string): boolean {
  return !catalog.has(kind, id) && !mayBeUnread(catalog, kind, id)
}

// Without a kind before its id it is no reference, which the schema says of the same word.
function isMisshapen({target, written, place}: Reference): boolean {
  return target.kind === undefined && place === 'frontmatter' && !/^[a-z-]+:.+$/.test(written)
}

type Said = Omit<Unresolved, 'reference'>

interface Around {
  catalog: Catalog
  guesser: Guesser
  /** Lists the ids known of a kind, without making the list anew. */
  ids(kind: TargetKind): readonly string[]
}

function idsOf(catalog: Catalog): Around['ids'] {
  const lists = new Map<TargetKind, readonly string[]>()
  return kind => {
    const ids = lists.get(kind) ?? catalog.ids(kind)
    lists.set(kind, ids)
    return ids
  }
}

function wordsFor(around: Around, reference: Reference): Said {
  const elsewhere = kindElsewhere(around.catalog, reference)
  return elsewhere === undefined ? unknown(around, reference) : misplaced(reference, elsewhere)
}

function kindElsewhere(catalog: Catalog, {target, kinds: allowed, written}: Reference): TargetKind | undefined {
  const [, prefix = '', named = ''] = /^([^:]*):(.*)$/s.exec(written) ?? []
  // Where one kind only may stand, a prefix is no part of the grammar and is left in the id; it still says what was meant.
  if (isKind(prefix) && !allowed.includes(prefix) && catalog.has(prefix, named)) return prefix
  if (target.kind === undefined) return isKind(prefix) && catalog.has(prefix, target.id) ? prefix : undefined
  const others = ([...Object.keys(kinds), ...Object.keys(partKinds)] as TargetKind[]).filter(kind => !allowed.includes(kind))
  return others.find(kind => (isKind(kind) ? catalog.has(kind, target.id) : catalog.part(kind, target.id) !== undefined))
}

function unknown({catalog, guesser, ids}: Around, {target, kinds: allowed, written, or = []}: Reference): Said {
  if (target.kind === undefined) {
    const message = `\`${written}\` names no ${allowed.map(kindInWords).join(' or ')}`
    return {message, help: `Write one of ${listed(allowed.map(kind => `${kind}:…`))}.`}
  }
  const candidates = ids(target.kind)
  const said = unknownWords(
    target.kind,
    target.id,
    wordMeant(target.id, or) ?? partMeant(target.id, candidates) ?? guesser.nearest(target.id, candidates),
  )
  // Where several kinds may stand, a right id behind the wrong word is the likeliest slip.
  const others = allowed.filter(kind => kind !== target.kind && catalog.has(kind, target.id))
  const [other] = others
  if (!other) {
    const right = isNotified(target.kind) ? undefined : guesser.corrected(target.id, candidates)
    return right === undefined ? said : {...said, instead: {from: target.id, to: right}}
  }
  const instead = others.length === 1 && {instead: {from: `${target.kind}:`, to: `${other}:`}}
  return {...said, ...instead, message: `no ${kindInWords(target.kind)} \`${target.id}\`; did you mean \`${other}:${target.id}\`?`}
}

// Never an id that decides who is woken: `devin` may be a new colleague, and `devon` would be called in their place.
function isNotified(kind: TargetKind): boolean {
  return notifiedKinds.some(each => each === kind)
}

/**
 * Says that an id of a kind is not known.
 *
 * @param known Ids to guess from.
 */
export function unknownTarget(kind: TargetKind, id: string, known: Iterable<string>): {message: string; help: string} {
  return unknownWords(kind, id, nearest(id, known))
}

function unknownWords(kind: TargetKind, id: string, guess: string | undefined): {message: string; help: string} {
  const message = `no ${kindInWords(kind)} \`${id}\`${oddSignInWords(id)}${guessInWords(guess)}`
  return {message, help: isKind(kind) ? helpForEntry(kind, id) : helpForPart(kind, id)}
}

// A file of another name would be refused.
function helpForEntry(kind: Kind, id: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    return `Correct the id, or begin \`${kinds[kind].folder}/${id}.mdx\` with \`${newCommand(kind, id)}\`.`
  return 'Correct the id: lower-case letters and digits joined by hyphens, as files below the content root are named.'
}

function helpForPart(kind: PartKind, id: string): string {
  const [word, inside] = [kindInWords(kind), kindInWords(partKinds[kind].inside[0])]
  if (kind === 'alert' || id.includes('/')) return `Correct the id, or add the ${word} to its ${inside}.`
  return `Write it with its ${inside} before it, as \`${inside.replace(' ', '-')}/${kind}\`.`
}

// A word of the field in another case, such as `Unknown`.
function wordMeant(id: string, words: readonly string[]): string | undefined {
  return words.find(word => word === id.toLowerCase().trim())
}

// `orders-waiting` for `orders-to-erp/orders-waiting`, where one integration has it.
function partMeant(id: string, known: readonly string[]): string | undefined {
  if (id.includes('/') || !known[0]?.includes('/')) return undefined
  const [only, ...others] = known.filter(each => each.endsWith(`/${id}`))
  return others.length === 0 ? only : undefined
}

function misplaced({target, kinds: allowed}: Reference, elsewhere: TargetKind): Said {
  const message = `\`${target.id}\` is ${oneOfKind(elsewhere)}, expected ${allowed.map(oneOfKind).join(' or ')}`
  return {message, help: `Name ${allowed.map(oneOfKind).join(' or ')} here.`, elsewhere}
}

/** Gives the edits that correct a reference; nothing where more than one thing can be meant. */
export function fixOf({reference, instead}: Unresolved): Edit[] | undefined {
  return instead && replaceWord(reference.from, reference.span(), instead.from, instead.to)
}
