import * as z from 'zod'
import type {Catalog} from '../core/catalog.ts'
import {expectedChannelForm, expectedForm} from '../core/questions/contact-forms.ts'
import {dataObject} from '../core/schema/data-object.ts'
import {timeZone, webAddress} from '../core/schema/field.ts'
import type {Written} from '../core/schema/index.ts'
import {system as systemSchema} from '../core/schema/system.ts'
import {handlePattern} from '../core/schema/team.ts'
import {annotation, truthFields} from './backstage-names.ts'
import {listOf, readEntities, refKey, type SourceEntity} from './backstage-shape.ts'
import {type ContentFile, contentFile, type Imported, inOrder, oneLine} from './content-file.ts'
import {type ExchangeFinding, inReadingOrder} from './finding.ts'
import {IdBook} from './ids.ts'
import type {InputFile, JsonPath} from './json-source.ts'
import {KnownPeople, knownTeam} from './known-people.ts'

const categories = systemSchema.shape.category.options

const truthShape = dataObject
  .pick(Object.fromEntries(truthFields.map(field => [field, true])) as Record<(typeof truthFields)[number], true>)
  .partial()

type Truth = z.output<typeof truthShape>

/** What other catalogs call the categories we know. */
const categoryWords: Record<string, (typeof categories)[number]> = {
  'message-queue': 'queue',
  topic: 'queue',
  kafka: 'queue',
  'kafka-topic': 'queue',
  sqs: 'queue',
  wms: 'warehouse',
  'e-commerce': 'storefront',
  shop: 'storefront',
  ipaas: 'integration-platform',
}

/**
 * Makes content of a Backstage catalog: groups become teams, users people, systems and resources systems, components that say between
 * which systems they move data integrations, and resources of the type `data-object` data objects.
 *
 * @param inputs Catalog files; their documents may refer to each other.
 * @throws {UnreadableInput} When a file holds no entity at all.
 */
export function importBackstage(inputs: readonly InputFile[], {catalog}: {catalog: Catalog}): Imported {
  const findings: ExchangeFinding[] = []
  const entities = withoutTwins(readEntities(inputs, findings), findings)
  const reader = new Reader(catalog, entities, findings)
  const files = inOrder(reader.files())
  return {files, findings: inReadingOrder(findings), matched: reader.matched}
}

type Target = 'team' | 'person' | 'system' | 'integration' | 'data-object'

class Reader {
  readonly matched: string[] = []
  readonly #catalog: Catalog
  readonly #entities: readonly SourceEntity[]
  readonly #findings: ExchangeFinding[]
  /** Key of an entity → what it is here. */
  readonly #ids = new Map<string, {kind: Target; id: string; isNew: boolean}>()

  constructor(catalog: Catalog, entities: readonly SourceEntity[], findings: ExchangeFinding[]) {
    this.#catalog = catalog
    this.#entities = entities
    this.#findings = findings
    this.#settle()
  }

  files(): ContentFile[] {
    this.#tellUncarried()
    return this.#entities.flatMap(entity => {
      const settled = this.#ids.get(entity.key)
      if (!settled) return []
      const file = settled.isNew ? this.#file(entity, settled) : undefined
      return file ? [file] : []
    })
  }

  // Said once: every component of an exported catalog has them.
  #tellUncarried(): void {
    for (const key of [annotation.runbooks, annotation.alerts, annotation.escalation]) {
      const having = this.#entities.filter(
        ({metadata}) =>
          metadata.annotations[key] && (key !== annotation.escalation || !this.#catalog.has('escalation-path', metadata.annotations[key])),
      )
      const [first] = having
      if (first)
        this.#tell(
          'note',
          first,
          ['metadata', 'annotations', key],
          `\`${key}\` of ${having.length} component${having.length === 1 ? '' : 's'} is left out: nothing of that name is in the content`,
        )
    }
  }

  // Ids are settled before anything is written, for entities refer to later ones.
  #settle(): void {
    const people = new KnownPeople(this.#catalog)
    const books = new Map<Target, IdBook>()
    for (const entity of this.#entities) {
      const kind = this.#targetOf(entity)
      if (!kind) continue
      const wanted = entity.metadata.annotations[annotation.id] ?? entity.metadata.name
      const name = nameOf(entity)
      const email = emailOf(entity)
      const known = kind === 'team' ? knownTeam(this.#catalog, {name, email}) : undefined
      const person = kind === 'person' ? people.settle({name, email, id: wanted}) : undefined
      const book = books.get(kind) ?? new IdBook()
      books.set(kind, book)
      const id = person?.id ?? known?.id ?? book.take(wanted, kind)
      const isKnown = known !== undefined || person?.known !== undefined
      if (isKnown) this.matched.push(`${kind}:${id}`)
      this.#ids.set(entity.key, {kind, id, isNew: !isKnown})
    }
  }

  #targetOf(entity: SourceEntity): Target | undefined {
    const {kind, spec} = entity
    switch (kind.toLowerCase()) {
      case 'group':
        return this.#isTeam(entity) ? 'team' : undefined
      case 'user':
        return 'person'
      case 'system':
        return 'system'
      case 'resource':
        return spec.type === 'data-object' ? 'data-object' : 'system'
      case 'component':
        return this.#isIntegration(entity) ? 'integration' : undefined
      default:
        this.#tell('warning', entity, ['kind'], `\`${kind}\` \`${entity.metadata.name}\` is left out: this kind has no counterpart`)
        return undefined
    }
  }

  #isTeam(entity: SourceEntity): boolean {
    if (listOf(entity.spec, 'children').length === 0 || this.#membersOf(entity).length > 0) return true
    this.#tell(
      'note',
      entity,
      ['spec', 'children'],
      `group \`${entity.metadata.name}\` is left out: it has groups and no people, and a team here has people`,
    )
    return false
  }

  #isIntegration(entity: SourceEntity): boolean {
    const {annotations} = entity.metadata
    if (annotations[annotation.from] !== undefined && annotations[annotation.to] !== undefined) return true
    this.#tell(
      'error',
      entity,
      ['metadata'],
      `component \`${entity.metadata.name}\` is left out: nothing says between which systems it moves data`,
      `Annotate it with \`${annotation.from}\` and \`${annotation.to}\`, or write the integration by hand.`,
    )
    return false
  }

  #file(entity: SourceEntity, {kind, id}: {kind: Target; id: string}): ContentFile | undefined {
    const write = {
      team: () => contentFile('team', id, this.#team(entity), origin(entity)),
      person: () => contentFile('person', id, this.#person(entity), origin(entity)),
      system: () => contentFile('system', id, this.#system(entity), origin(entity)),
      integration: () => this.#integration(entity, id),
      'data-object': () => this.#dataObject(entity, id),
    }
    return write[kind]()
  }

  #team(entity: SourceEntity): Written<'team'> {
    const {annotations, description} = entity.metadata
    const lead = annotations[annotation.lead]
    const members = this.#membersOf(entity).flatMap(key => this.#known('person', key) ?? [])
    const channel = annotations[annotation.channel]
    const codeHost = annotations[annotation.codeHost]
    const email = emailOf(entity)
    const leadKey = lead === undefined ? undefined : this.#ownKey('user', lead)
    const purpose = oneLine(description)
    if (purpose === undefined)
      this.#tell(
        'warning',
        entity,
        ['metadata'],
        `group \`${entity.metadata.name}\` has no description; a placeholder stands for its purpose`,
        'Write what the team answers for.',
      )
    if (typeof entity.spec.parent === 'string')
      this.#tell(
        'note',
        entity,
        ['spec', 'parent'],
        `the parent \`${entity.spec.parent}\` of group \`${entity.metadata.name}\` is left out: teams here have no order`,
      )
    return {
      title: nameOf(entity),
      purpose: purpose ?? 'To be written.',
      lead: leadKey === undefined ? undefined : this.#known('person', leadKey),
      members,
      channel: channel !== undefined && expectedChannelForm(channel) === undefined ? channel : undefined,
      mailbox: email !== undefined && z.regexes.email.test(email) ? email : undefined,
      codeHost: codeHost !== undefined && handlePattern.test(codeHost) ? codeHost : undefined,
    }
  }

  #person(entity: SourceEntity): Written<'person'> {
    const {annotations, description, name} = entity.metadata
    const email = emailOf(entity)
    const chat = annotations[annotation.chat]
    const contacts = [
      ...(chat === undefined ? [] : [{via: 'chat' as const, address: chat}]),
      ...(email === undefined ? [] : [{via: 'email' as const, address: email}]),
    ].filter(({via, address}) => expectedForm({via, address}) === undefined)
    const {[annotation.role]: role, [annotation.timeZone]: zone} = annotations
    if (zone === undefined)
      this.#tell(
        'warning',
        entity,
        ['metadata'],
        `user \`${name}\` has no time zone; \`${this.#catalog.settings.timeZone}\` of the settings is written`,
        'Write where their clock is.',
      )
    if (contacts.length === 0)
      this.#tell('warning', entity, ['spec'], `user \`${name}\` has nothing by which they are reached`, 'Add a contact to the person.')
    return {
      title: nameOf(entity),
      summary: oneLine(description),
      role: oneLine(role) ?? 'Member of the organisation',
      organisation: oneLine(annotations[annotation.organisation]),
      timeZone: zone !== undefined && timeZone().safeParse(zone).success ? zone : this.#catalog.settings.timeZone,
      contacts,
    }
  }

  #system(entity: SourceEntity): Written<'system'> {
    const {annotations, description, links} = entity.metadata
    const contact = annotations[annotation.vendorContact]
    const urls = links.filter(({url}) => webAddress().safeParse(url).success)
    const status = urls.find(({type}) => type === 'status')
    const consoles = urls.filter(({type}) => type === 'console' || (type === undefined && annotations[annotation.id] === undefined))
    return {
      title: nameOf(entity),
      summary: oneLine(description),
      category: this.#category(entity),
      owner: this.#owner(entity),
      vendorName: oneLine(annotations[annotation.vendor]),
      vendorContact: contact === undefined ? undefined : this.#known('person', this.#ownKey('user', contact)),
      statusPage: status && {url: status.url},
      consoles: consoles.map(({title, url}) => ({title: oneLine(title) ?? url, url})),
    }
  }

  #category(entity: SourceEntity): Written<'system'>['category'] {
    const type = typeof entity.spec.type === 'string' ? entity.spec.type.toLowerCase() : ''
    const known = categories.find(category => category === type) ?? categoryWords[type]
    if (known) return known
    const had = type === '' ? 'has no type' : `has the type \`${type}\`, which is no category`
    this.#tell(
      'warning',
      entity,
      type === '' ? ['spec'] : ['spec', 'type'],
      `${entity.kind.toLowerCase()} \`${entity.metadata.name}\` ${had}; \`integration-platform\` is written`,
      `Choose one of ${categories.map(each => `\`${each}\``).join(', ')}.`,
    )
    return 'integration-platform'
  }

  #integration(entity: SourceEntity, id: string): ContentFile | undefined {
    const {annotations, labels, description, links, name} = entity.metadata
    const systems = (key: string) => wordsOf(annotations[key]).flatMap(word => this.#systemOf(entity, word, key))
    const [from, via, to] = [systems(annotation.from), systems(annotation.via), systems(annotation.to)]
    if (from.length === 0 || to.length === 0) {
      this.#tell(
        'error',
        entity,
        ['metadata', 'annotations'],
        `component \`${name}\` is left out: no system is known from or to which it moves data`,
      )
      return undefined
    }
    const tier = Number(labels[annotation.tier])
    const mechanism = oneLine(annotations[annotation.mechanism]) ?? oneLine(description)
    if (![1, 2, 3].includes(tier))
      this.#tell(
        'warning',
        entity,
        ['metadata'],
        `component \`${name}\` has no tier; \`2\` is written`,
        'Write 1 where money stops without it, 3 where only we notice.',
      )
    if (mechanism === undefined)
      this.#tell(
        'warning',
        entity,
        ['metadata'],
        `component \`${name}\` does not say how data moves; a placeholder is written`,
        'Write the mechanism.',
      )
    const dashboards = links.filter(({type, url}) => type === 'dashboard' && webAddress().safeParse(url).success)
    const data: Written<'integration'> = {
      title: nameOf(entity),
      summary: oneLine(description),
      from,
      via,
      to,
      carries: wordsOf(annotations[annotation.carries]).flatMap(word => this.#known('data-object', this.#ownKey('resource', word)) ?? []),
      mechanism: mechanism ?? 'To be written.',
      target: oneLine(annotations[annotation.target]),
      tier: [1, 2, 3].includes(tier) ? tier : 2,
      owner: this.#owner(entity),
      escalation: this.#escalation(entity),
      dashboards: dashboards.map(({title, url}) => ({title: oneLine(title) ?? url, url})),
    }
    return contentFile('integration', id, data, origin(entity))
  }

  #escalation(entity: SourceEntity): string | undefined {
    const id = entity.metadata.annotations[annotation.escalation]
    return id !== undefined && this.#catalog.has('escalation-path', id) ? id : undefined
  }

  #dataObject(entity: SourceEntity, id: string): ContentFile | undefined {
    const {annotations, description, name} = entity.metadata
    const {systemOfRecord: written = [], copies = [], writers = [], ...truth} = this.#truth(entity)
    const own = typeof entity.spec.system === 'string' ? this.#known('system', refKey(entity.spec.system, 'system')) : undefined
    const records = written.flatMap(record => this.#systemOf(entity, record.system, annotation.truth).map(system => ({...record, system})))
    const systemOfRecord = records.length > 0 || own === undefined ? records : [{fields: ['all'], system: own}]
    if (systemOfRecord.length === 0) {
      this.#tell(
        'error',
        entity,
        ['spec'],
        `resource \`${name}\` is left out: no system is known that decides it`,
        'Name one with `spec.system`.',
      )
      return undefined
    }
    const key = oneLine(annotations[annotation.key])
    if (key === undefined)
      this.#tell('warning', entity, ['metadata'], `resource \`${name}\` has no key; a placeholder is written`, 'Write what identifies one.')
    const data: Written<'data-object'> = {
      title: nameOf(entity),
      summary: oneLine(description),
      key: key ?? 'To be written.',
      owner: this.#owner(entity),
      systemOfRecord,
      copies: copies.flatMap(copy => {
        const through = copy.through === undefined ? undefined : this.#integrationOf(copy.through)
        return this.#systemOf(entity, copy.system, annotation.truth).map(system => ({...copy, system, through}))
      }),
      writers: writers.flatMap(({integration, right}) => {
        const known = this.#integrationOf(integration)
        return known === undefined ? [] : [{integration: known, right}]
      }),
      ...truth,
    }
    return contentFile('data-object', id, data, origin(entity))
  }

  #truth(entity: SourceEntity): Truth {
    const text = entity.metadata.annotations[annotation.truth]
    if (text === undefined) return {}
    const parsed = truthShape.safeParse(fromJson(text))
    if (!parsed.success)
      this.#tell(
        'warning',
        entity,
        ['metadata', 'annotations', annotation.truth],
        `\`${annotation.truth}\` of \`${entity.metadata.name}\` cannot be read`,
      )
    return parsed.data ?? {}
  }

  #integrationOf(word: string): string | undefined {
    return this.#known('integration', this.#ownKey('component', word))
  }

  #owner(entity: SourceEntity): string | undefined {
    const {owner} = entity.spec
    if (typeof owner !== 'string') return undefined
    const key = refKey(owner, 'group')
    const id = this.#known('team', key)
    if (id === undefined)
      this.#tell(
        'warning',
        entity,
        ['spec', 'owner'],
        `the owner \`${owner}\` of \`${entity.metadata.name}\` is left out: ${key.startsWith('group:') ? 'no such team is known' : 'an owner here is a team'}`,
        'Import its Group too, or name a team that owns it.',
      )
    return id
  }

  /** Both sides of a membership are asked; either may be written alone. */
  #membersOf(entity: SourceEntity): string[] {
    const own = listOf(entity.spec, 'members').map(ref => refKey(ref, 'user'))
    const others = this.#entities.filter(
      ({kind, spec}) => kind.toLowerCase() === 'user' && listOf(spec, 'memberOf').some(ref => refKey(ref, 'group') === entity.key),
    )
    return [...new Set([...own, ...others.map(({key}) => key)])]
  }

  // An annotation of ours holds an id; one that somebody wrote by hand may hold a reference.
  #systemOf(entity: SourceEntity, word: string, key: string): string[] {
    const id = this.#known('system', this.#ownKey('system', word)) ?? this.#known('system', this.#ownKey('resource', word))
    if (id === undefined)
      this.#tell(
        'warning',
        entity,
        ['metadata', 'annotations', key],
        `no system \`${word}\` is known to \`${entity.metadata.name}\``,
        'Import its System too.',
      )
    return id === undefined ? [] : [id]
  }

  #ownKey(kind: string, word: string): string {
    const named = this.#entities.find(each => each.kind.toLowerCase() === kind && each.metadata.annotations[annotation.id] === word)
    return named?.key ?? refKey(word, kind)
  }

  /** Gives the id of a reference, in the import or in the content that is there. */
  #known(kind: Target, key: string): string | undefined {
    const settled = this.#ids.get(key)
    if (settled) return settled.kind === kind ? settled.id : undefined
    const name = key.slice(key.indexOf('/') + 1)
    return this.#catalog.has(kind, name) ? name : undefined
  }

  #tell(severity: ExchangeFinding['severity'], entity: SourceEntity, path: JsonPath, message: string, help?: string): void {
    this.#findings.push({severity, at: entity.place(path), message, ...(help !== undefined && {help})})
  }
}

function withoutTwins(entities: readonly SourceEntity[], findings: ExchangeFinding[]): SourceEntity[] {
  const first = new Map<string, SourceEntity>()
  return entities.filter(entity => {
    if (!first.has(entity.key)) return first.set(entity.key, entity)
    findings.push({
      severity: 'error',
      at: entity.place(['metadata', 'name']),
      message: `\`${entity.key}\` is there twice; this one is left out`,
    })
    return false
  })
}

function nameOf({metadata, spec}: SourceEntity): string {
  const profile = spec.profile as {displayName?: unknown} | undefined
  const shown = typeof profile?.displayName === 'string' ? profile.displayName : metadata.title
  return oneLine(shown) ?? metadata.name
}

function emailOf({spec}: SourceEntity): string | undefined {
  const {email} = (spec.profile ?? {}) as {email?: unknown}
  return typeof email === 'string' ? email.trim() : undefined
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function wordsOf(text: string | undefined): string[] {
  return text?.split(/[\s,]+/).filter(Boolean) ?? []
}

function origin({kind, metadata}: SourceEntity): string {
  return `Imported from Backstage: ${kind} ${metadata.name}.`
}
