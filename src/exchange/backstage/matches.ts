import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {oneLine} from '../content-file.ts'
import type {ExchangeFinding} from '../finding.ts'
import {IdBook} from '../id-book.ts'
import type {ImportContext} from '../importer.ts'
import type {JsonPath} from '../json-source.ts'
import {KnownPeople, knownTeam} from '../oncall/match-people.ts'
import {annotation} from './names.ts'
import {listOf, refKey, type SourceEntity} from './shape.ts'
import {targetOf} from './targets.ts'

/** Kinds of entries that entities become. */
export type Target = 'team' | 'person' | 'system' | 'service' | 'integration' | 'data-object'

/** What an entity is here. */
export interface Settled {
  kind: Target
  id: string
  /** False where the content has it already. */
  isNew: boolean
}

/** What the entities of an import are here, and what their references lead to. */
export class Matches {
  /** Entries of the content that stand for an entity: `person:kai`. */
  readonly matched: string[] = []
  readonly catalog: Catalog
  readonly entities: readonly SourceEntity[]
  /** Names of the files that are imported. */
  readonly files: readonly string[]
  readonly #hasWritten: NonNullable<ImportContext['hasWritten']>
  readonly #findings: ExchangeFinding[]
  readonly #keysByOwnId: ReadonlyMap<string, string>
  /** Key of a group → keys of users who say that they are in it. */
  readonly #usersOf = new Map<string, string[]>()
  readonly #settled = new Map<string, Settled>()

  /** @param findings List to which is added what cannot be carried over. */
  constructor(
    {catalog, hasWritten = () => false}: Pick<ImportContext, 'catalog' | 'hasWritten'>,
    entities: readonly SourceEntity[],
    findings: ExchangeFinding[],
    files: readonly string[] = [],
  ) {
    this.catalog = catalog
    this.#hasWritten = hasWritten
    this.files = files
    this.entities = entities
    this.#keysByOwnId = new Map(
      entities.map(({kind, key, metadata}) => [`${kind.toLowerCase()} ${metadata.annotations[annotation.id]}`, key]),
    )
    this.#findings = findings
    for (const {kind, key, spec} of entities) {
      if (kind.toLowerCase() !== 'user') continue
      for (const group of listOf(spec, 'memberOf').map(ref => refKey(ref, 'group'))) {
        this.#usersOf.set(group, [...(this.#usersOf.get(group) ?? []), key])
      }
    }
    this.#settle()
  }

  /** Gives what an entity is here; nothing where it has no counterpart. */
  settled({key}: SourceEntity): Settled | undefined {
    return this.#settled.get(key)
  }

  /** Gives the key of the system that a component is a part of, in the files or in the content; its own where it is a system here. */
  systemKeyOf(component: SourceEntity): string | undefined {
    if (this.before('system', component)) return component.key
    const {system} = component.spec
    const key = typeof system === 'string' ? refKey(system, 'system') : undefined
    const isThere = key !== undefined && (this.entities.some(each => each.key === key) || this.catalog.has('system', nameIn(key)))
    return isThere ? key : undefined
  }

  // Ids are settled before anything is written, for entities refer to later ones.
  #settle(): void {
    const people = new KnownPeople(this.catalog)
    const books = new Map<Target, IdBook>()
    for (const entity of this.entities) {
      const kind = targetOf(entity, this)
      if (!kind) continue
      const wanted = entity.metadata.annotations[annotation.id] ?? entity.metadata.name
      const name = nameOf(entity)
      const email = emailOf(entity)
      const existing = this.before(kind, entity) ?? (kind === 'team' ? knownTeam(this.catalog, {name, email}) : undefined)
      const person = kind === 'person' && !existing ? people.settle({name, email, id: wanted}) : undefined
      if (person?.sharedWith !== undefined)
        this.tell(
          'warning',
          entity,
          ['spec', 'profile', 'email'],
          `user \`${entity.metadata.name}\` has the e-mail address of \`${person.sharedWith}\`; both are written`,
          'Correct the address, or leave one of them.',
        )
      const book = books.get(kind) ?? new IdBook()
      books.set(kind, book)
      const id = person?.id ?? existing?.id ?? book.take(wanted, kind)
      // People and teams that no import has written are never written over; whatever else was imported before is compared with its file.
      const isThere = (existing !== undefined && (kind === 'team' || kind === 'person')) || person?.known !== undefined
      const isKnown = isThere && !this.#hasWritten(kind, id)
      if (isKnown) this.matched.push(`${kind}:${id}`)
      this.#settled.set(entity.key, {kind, id, isNew: !isKnown})
    }
  }

  /** Gives the ids of an entity in other programs; none of its own where we have exported it, for then its name says enough. */
  idsOf({key, metadata}: SourceEntity): Record<string, string> | undefined {
    const pagerduty = metadata.annotations[annotation.pagerdutyService]?.trim()
    const ids = {
      ...(metadata.annotations[annotation.id] === undefined && {backstage: key}),
      ...(pagerduty && {pagerduty}),
    }
    return Object.keys(ids).length > 0 ? ids : undefined
  }

  /** Gives what an earlier import has written for an entity, whatever it is called by now. */
  before(kind: Target, {key}: SourceEntity): Entry | undefined {
    return this.catalog.list(kind).find(({data}) => (data as {ids?: Record<string, string>}).ids?.backstage === key)
  }

  /** Lists the keys of the users of a group; both sides of a membership are asked, for either may be written alone. */
  membersOf({key, spec}: SourceEntity): string[] {
    return [...new Set([...listOf(spec, 'members').map(ref => refKey(ref, 'user')), ...(this.#usersOf.get(key) ?? [])])]
  }

  /** Gives the key of an entity that was exported under an id of ours, or of a reference. */
  ownKey(kind: string, word: string): string {
    return this.#keysByOwnId.get(`${kind} ${word}`) ?? refKey(word, kind)
  }

  /** Gives the id of a reference, in the import or in the content that is there. */
  known(kind: Target, key: string): string | undefined {
    if (this.#settled.has(key)) return this.settledAs(kind, key)
    const name = nameIn(key)
    return this.catalog.has(kind, name) ? name : undefined
  }

  /** Gives the id of a reference to what is in the import; nothing where it is of another kind. */
  settledAs(kind: Target, key: string): string | undefined {
    const settled = this.#settled.get(key)
    return settled?.kind === kind ? settled.id : undefined
  }

  /** Gives the system that an entity says it is a part of; an unknown one is told. */
  partOf(entity: SourceEntity): string | undefined {
    const {system} = entity.spec
    if (typeof system !== 'string') return undefined
    const id = this.known('system', refKey(system, 'system'))
    if (id === undefined)
      this.tell(
        'warning',
        entity,
        ['spec', 'system'],
        `no system \`${system}\` is known to \`${entity.metadata.name}\``,
        'Import its System too.',
      )
    return id
  }

  /** Gives the system that an annotation names, by id or by reference; none where it is unknown, which is told. */
  systemOf(entity: SourceEntity, word: string, key: string): string[] {
    const id = this.known('system', this.ownKey('system', word)) ?? this.known('system', this.ownKey('resource', word))
    if (id === undefined)
      this.tell(
        'warning',
        entity,
        ['metadata', 'annotations', key],
        `no system \`${word}\` is known to \`${entity.metadata.name}\``,
        'Import its System too.',
      )
    return id === undefined ? [] : [id]
  }

  /** Gives the id of an integration that an annotation names. */
  integrationOf(word: string): string | undefined {
    return this.known('integration', this.ownKey('component', word))
  }

  /** Gives the team that owns an entity; another kind of owner is told. */
  owner(entity: SourceEntity): string | undefined {
    const {owner} = entity.spec
    if (typeof owner !== 'string') return undefined
    const key = refKey(owner, 'group')
    const id = this.known('team', key)
    if (id === undefined)
      this.tell(
        'warning',
        entity,
        ['spec', 'owner'],
        `the owner \`${owner}\` of \`${entity.metadata.name}\` is left out: ${key.startsWith('group:') ? 'no such team is known' : 'an owner here is a team'}`,
        'Import its Group too, or name a team that owns it.',
      )
    return id
  }

  /** Tells of something at a place of an entity. */
  tell(severity: ExchangeFinding['severity'], entity: SourceEntity, path: JsonPath, message: string, help?: string): void {
    this.#findings.push({severity, at: entity.place(path), message, ...(help !== undefined && {help})})
  }
}

const nameIn = (key: string) => key.slice(key.indexOf('/') + 1)

/** Gives the name that people see. */
export function nameOf({metadata, spec}: SourceEntity): string {
  const profile = spec.profile as {displayName?: unknown} | undefined
  const shown = typeof profile?.displayName === 'string' ? profile.displayName : metadata.title
  return oneLine(shown) ?? metadata.name
}

/** Gives the e-mail address of a profile. */
export function emailOf({spec}: SourceEntity): string | undefined {
  const {email} = (spec.profile ?? {}) as {email?: unknown}
  return typeof email === 'string' ? email.trim() : undefined
}
