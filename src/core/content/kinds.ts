import type * as z from 'zod'
import {didYouMean} from '../format/suggest.ts'
import {otherPlaces} from './other-places.ts'
import {type Kind, ownKinds, schemas} from './schema/index.ts'
import type {KindDefinition} from './schema/kind.ts'
import {formatsForPeople, statusPageField} from './schema/system.ts'

export type {Kind} from './schema/index.ts'

/** The kinds of entries by id; those that were added are in it too. */
export const kinds = Object.fromEntries(ownKinds.map(kind => [kind.id, kind])) as unknown as Record<Kind, KindDefinition>

/** All kinds, in the order in which lists show them. */
export const kindNames: Kind[] = ownKinds.map(({id}) => id)

/** Names of fields that were added, by kind. */
const added = new Map<Kind, string[]>()

/** Formats of status pages that were added. */
let addedPageFormats: readonly string[] = []

/** Tells whether anything was added to what content may hold by the program; what is known of it without that says nothing with it. */
export function isExtended(): boolean {
  return kindNames.length > ownKinds.length || added.size > 0 || addedPageFormats.length > 0
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
  signal: {inside: ['integration', 'service'], one: 'signal', many: 'signals'},
  field: {inside: ['contract'], one: 'contract field', many: 'contract fields'},
  alert: {inside: ['failure-mode'], one: 'alert', many: 'alerts'},
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

/** Addresses of the site that are neither a folder of a kind nor a place in the list. */
const takenFolders: readonly string[] = ['assets', 'files', 'offline', 'pagefind', 'schemas', 'search']

function isTaken(folder: string): boolean {
  return takenFolders.includes(folder) || otherPlaces.some(({address}) => address === `/${folder}/`) || kindOfFolder(folder) !== undefined
}

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
    if (isTaken(folder)) throw new RangeError(`the kind of entry \`${id}\` cannot have the folder \`${folder}\`: it is taken`)
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
    replaceSchema(kind, schema.safeExtend(Object.fromEntries(fresh)))
    added.set(kind, [...addedFields(kind), ...fresh.map(([name]) => name)])
  }
}

/**
 * Says which formats of status pages a machine can read: whoever reads content hands them in, as the core reads no pages.
 *
 * @param own Those of the program.
 * @param more Those that were added.
 * @throws {RangeError} When one is called as a format for people is.
 */
export function handInPageFormats(own: readonly string[], more: readonly string[] = []): void {
  const formats = [...own, ...more]
  const taken = formatsForPeople.find(format => formats.includes(format))
  if (taken !== undefined) throw new RangeError(`a status page of the format \`${taken}\` is for people: no source can have it`)
  addedPageFormats = more
  replaceSchema('system', schemas.system.safeExtend({statusPage: statusPageField(formats)}))
}

function replaceSchema(kind: Kind, schema: z.ZodObject): void {
  Object.assign(schemas, {[kind]: schema})
  Object.assign(kinds, {[kind]: {...kinds[kind], schema}})
}
