import type * as z from 'zod'
import {didYouMean} from '../format/suggest.ts'
import {type Kind, ownKinds, schemas} from './schema/index.ts'
import type {KindDefinition} from './schema/kind.ts'

export type {Kind} from './schema/index.ts'

/** The kinds of entries by id; those that were added are in it too. */
export const kinds = Object.fromEntries(ownKinds.map(kind => [kind.id, kind])) as unknown as Record<Kind, KindDefinition>

/** All kinds, in the order in which lists show them. */
export const kindNames: Kind[] = ownKinds.map(({id}) => id)

/** Names of fields that were added, by kind. */
const added = new Map<Kind, string[]>()

/** Tells whether kinds or fields were added to those of the program; what is known of content without them says nothing with them. */
export function isExtended(): boolean {
  return kindNames.length > ownKinds.length || added.size > 0
}

/** Names the fields that a configuration has added to a kind, in its order. */
export function addedFields(kind: Kind): readonly string[] {
  return added.get(kind) ?? []
}

/** Kinds that decide who is woken; an id of theirs is never put right by a guess. */
export const notifiedKinds = ['person', 'team', 'rotation', 'escalation-path'] as const satisfies Kind[]

/**
 * Kinds of things that live inside an entry and can be referred to:
 * a signal as `integration/signal`, a contract field as `contract/field`, an alert by its name alone.
 */
export const partKinds = {
  signal: {inside: 'integration', one: 'signal', many: 'signals'},
  field: {inside: 'contract', one: 'contract field', many: 'contract fields'},
  alert: {inside: 'failure-mode', one: 'alert', many: 'alerts'},
} as const

/** A kind of thing inside an entry. */
export type PartKind = keyof typeof partKinds

/** Whatever a reference can point at. */
export type TargetKind = Kind | PartKind

/** Says a target kind in words: `escalation-path` → `escalation path`. */
export function kindInWords(kind: TargetKind): string {
  return isKind(kind) ? kinds[kind].one : partKinds[kind].one
}

/** Says a target kind with its article: `integration` → `an integration`. */
export function oneOfKind(kind: TargetKind): string {
  const word = kindInWords(kind)
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}

/** Tells whether a word is a kind of entry. */
export function isKind(word: string): word is Kind {
  return Object.hasOwn(kinds, word)
}

/** Tells whether a word is a kind of thing inside an entry. */
export function isPartKind(word: string): word is PartKind {
  return Object.hasOwn(partKinds, word)
}

/** Finds the kind that a folder below the content root holds; nothing for an unknown folder. */
export function kindOfFolder(folder: string): Kind | undefined {
  return kindNames.find(kind => kinds[kind].folder === folder)
}

/** Addresses of the site that are no folder of a kind. */
const takenFolders: readonly string[] = [
  ...[
    'alerts',
    'assets',
    'codes',
    'coverage',
    'facts',
    'files',
    'guide',
    'oncall',
    'pagefind',
    'rules',
    'schemas',
    'search',
    'source-of-truth',
    'status',
  ],
]

/**
 * Adds kinds of entries; the program does so once, at its start, with those of its configuration.
 *
 * An added kind is checked, linked, searched and shown as those of this program are: what code knows of kinds it asks these lists.
 *
 * @throws {RangeError} When an id or a folder is taken.
 */
export function addKinds(added: readonly KindDefinition[]): void {
  for (const kind of added) {
    const {id, folder, schema} = kind
    // The same object again is no second kind: servers read their configuration anew.
    if (isKind(id) && kinds[id] === kind) continue
    if (isKind(id) || isPartKind(id)) throw new RangeError(`there are two kinds of entries \`${id}\``)
    const isTaken = takenFolders.includes(folder) || kindOfFolder(folder) !== undefined
    if (isTaken) throw new RangeError(`the kind of entry \`${id}\` cannot have the folder \`${folder}\`: it is taken`)
    Object.assign(kinds, {[id]: kind})
    Object.assign(schemas, {[id]: schema})
    kindNames.push(id as Kind)
  }
}

/**
 * Adds fields to kinds of entries; the program does so once, at its start, with those of its configuration.
 *
 * @param fields Schemas by kind and name.
 * @throws {RangeError} When there is no such kind, or it has the field already.
 */
export function addFields(fields: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>>): void {
  for (const [kind, more] of Object.entries(fields)) {
    if (!isKind(kind)) throw new RangeError(`there is no kind of entry \`${kind}\`${didYouMean(kind, kindNames)}`)
    const schema = schemas[kind] as unknown as z.ZodObject
    // The same schema again is no second field: servers read their configuration anew.
    const fresh = Object.entries(more).filter(([name, type]) => schema.shape[name] !== type)
    const taken = fresh.find(([name]) => name in schema.shape)
    if (taken) throw new RangeError(`${kinds[kind].many} have a field \`${taken[0]}\` already`)
    if (fresh.length === 0) continue
    const extended = schema.safeExtend(Object.fromEntries(fresh))
    Object.assign(schemas, {[kind]: extended})
    Object.assign(kinds, {[kind]: {...kinds[kind], schema: extended}})
    added.set(kind, [...addedFields(kind), ...fresh.map(([name]) => name)])
  }
}
