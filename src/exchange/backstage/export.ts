import {stringify} from 'yaml'
import {addressOf} from '../../core/catalog/address.ts'
import type {Catalog, Entry, Target} from '../../core/catalog/catalog.ts'
import {shownContacts} from '../../core/catalog/queries/contacts.ts'
import {editPlace} from '../../core/catalog/queries/edit-link.ts'
import {escalationOf, ownerOf} from '../../core/catalog/queries/owner.ts'
import {isHere, teamsOf} from '../../core/catalog/queries/people.ts'
import {runbookIdsOf} from '../../core/catalog/queries/runbook-of.ts'
import {isAbout, type Subject} from '../../core/catalog/queries/subject.ts'
import type {Kind} from '../../core/content/kinds.ts'
import type {ExchangeFinding} from '../finding.ts'
import type {BackstageEntity} from './entity.ts'
import {annotation, Names, truthFields} from './names.ts'

/** A catalog in the form of Backstage. */
export interface BackstageCatalog {
  /** YAML with one document for each entity. */
  text: string
  /** Groups, users, systems, components, resources; each by id. */
  entities: BackstageEntity[]
  findings: ExchangeFinding[]
}

/** Which kinds of Backstage ours become. */
const kindOf = {
  team: 'Group',
  person: 'User',
  system: 'System',
  service: 'Component',
  integration: 'Component',
  'data-object': 'Resource',
} as const

type ExportedKind = keyof typeof kindOf

/**
 * Writes the catalog for Backstage: a team becomes a Group, a person a User, a system a System, a service a Component, an integration a
 * Component that depends on the systems and data objects it moves between, a data object a Resource of the system that decides it first.
 *
 * What Backstage has no field for is an annotation under `operational-clarity/`. Contacts marked internal, telephone numbers and people
 * who have left are not in it.
 *
 * @param now ISO 8601; who is here then is exported.
 */
export function exportBackstage(catalog: Catalog, now: string): BackstageCatalog {
  const writer = new Writer(catalog, now)
  const entities = writer.entities()
  const header = '# Written by `clarity export backstage` from the content; change the content, not this file.\n'
  const documents = entities.map(entity => stringify(entity, {lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false}))
  return {text: `${header}---\n${documents.join('---\n')}`, entities, findings: writer.findings}
}

class Writer {
  readonly findings: ExchangeFinding[] = []
  readonly #catalog: Catalog
  readonly #now: string
  readonly #names = new Map<string, Names>()

  constructor(catalog: Catalog, now: string) {
    this.#catalog = catalog
    this.#now = now
  }

  entities(): BackstageEntity[] {
    const list = <K extends Kind>(kind: K) => this.#catalog.list(kind)
    const people = list('person').filter(person => isHere(person, this.#now))
    return [
      ...list('team').map(team => this.#team(team)),
      ...people.map(person => this.#person(person)),
      ...list('system').map(system => this.#system(system)),
      ...list('integration').map(integration => this.#integration(integration)),
      ...list('service').map(service => this.#service(service)),
      ...list('data-object').map(object => this.#dataObject(object)),
    ]
  }

  #team(team: Entry<'team'>): BackstageEntity {
    const {title, purpose, lead, members, channel, mailbox, codeHost} = team.data
    const all = [...new Set([...(lead === undefined ? [] : [lead]), ...members])]
    return this.#entity(team, {
      description: purpose,
      annotations: {[annotation.lead]: lead, [annotation.channel]: channel, [annotation.codeHost]: codeHost},
      spec: {
        type: 'team',
        profile: {displayName: title, ...(mailbox !== undefined && {email: mailbox})},
        children: [],
        members: all.flatMap(id => this.#userRef(id) ?? []),
      },
    })
  }

  #person(person: Entry<'person'>): BackstageEntity {
    const {title, role, timeZone, organisation} = person.data
    const {contacts} = shownContacts(person)
    const address = (via: string) => contacts.find(contact => contact.via === via)?.address
    const email = address('email')
    return this.#entity(person, {
      description: person.data.summary,
      annotations: {
        [annotation.role]: role,
        [annotation.timeZone]: timeZone,
        [annotation.organisation]: organisation,
        [annotation.chat]: address('chat'),
      },
      spec: {
        profile: {displayName: title, ...(email !== undefined && {email})},
        memberOf: teamsOf(this.#catalog, person.id).map(({id}) => this.#ref('team', id)),
      },
    })
  }

  #system(system: Entry<'system'>): BackstageEntity {
    const {category, vendorName, vendorContact, consoles, statusPage, support} = system.data
    const links = [
      ...consoles.map(({title, url}) => ({url, title, type: 'console'})),
      ...(statusPage ? [{url: statusPage.url, title: 'Vendor status', type: 'status'}] : []),
      ...(support?.url === undefined ? [] : [{url: support.url, title: 'Vendor support', type: 'support'}]),
    ]
    return this.#entity(system, {
      annotations: {[annotation.vendor]: vendorName, [annotation.vendorContact]: vendorContact},
      tags: [category],
      links,
      spec: {type: category, owner: this.#owner(system)},
    })
  }

  #service(service: Entry<'service'>): BackstageEntity {
    const {type = 'service', lifecycle = 'production', system, dependsOn, target, tier, dashboards, links} = service.data
    const {annotations, runbookLinks} = this.#recovery(service)
    const [partOf] = system === undefined ? [] : this.#known('system', system)
    return this.#entity(service, {
      labels: {[annotation.tier]: String(tier)},
      annotations: {[annotation.target]: target, ...annotations},
      links: [
        ...dashboards.map(({title, url}) => ({url, title, type: 'dashboard'})),
        ...links.map(({title, url}) => ({url, title})),
        ...runbookLinks,
      ],
      spec: {
        type,
        lifecycle,
        owner: this.#owner(service),
        ...(partOf !== undefined && {system: partOf}),
        dependsOn: dependsOn.flatMap(each => this.#needed(each)),
      },
    })
  }

  #needed(reference: string): string[] {
    const [kind, id = ''] = reference.split(':', 2)
    return kind === 'service' || kind === 'system' || kind === 'integration' ? this.#known(kind, id) : []
  }

  // What helps when an integration or a service fails.
  #recovery(subject: Subject) {
    const modes = this.#catalog.list('failure-mode').filter(({data}) => isAbout(data, subject))
    const runbooks = [...new Set(modes.flatMap(runbookIdsOf))].sort()
    const title = (id: string) => `Runbook: ${this.#catalog.get('runbook', id)?.title ?? id}`
    return {
      annotations: {
        [annotation.escalation]: escalationOf(this.#catalog, subject)?.id,
        [annotation.runbooks]: runbooks.join(' '),
        [annotation.alerts]: [...new Set(modes.flatMap(({data}) => data.alerts.map(({name}) => name)))].join(' '),
      },
      runbookLinks: runbooks.flatMap(id => this.#siteLink({kind: 'runbook', id}, title(id), 'runbook')),
    }
  }

  #integration(integration: Entry<'integration'>): BackstageEntity {
    const {from, via, to, carries, mechanism, target, tier, dashboards} = integration.data
    const {annotations, runbookLinks} = this.#recovery(integration)
    const systems = [...new Set([...from, ...via, ...to])]
    return this.#entity(integration, {
      labels: {[annotation.tier]: String(tier)},
      annotations: {
        [annotation.from]: from.join(' '),
        [annotation.via]: via.join(' '),
        [annotation.to]: to.join(' '),
        [annotation.carries]: carries.join(' '),
        [annotation.mechanism]: mechanism,
        [annotation.target]: target,
        ...annotations,
      },
      links: [...dashboards.map(({title, url}) => ({url, title, type: 'dashboard'})), ...runbookLinks],
      spec: {
        type: 'integration',
        lifecycle: 'production',
        owner: this.#owner(integration),
        dependsOn: [...systems.flatMap(id => this.#known('system', id)), ...carries.flatMap(id => this.#known('data-object', id))],
      },
    })
  }

  #dataObject(object: Entry<'data-object'>): BackstageEntity {
    const {key, systemOfRecord} = object.data
    const [system] = systemOfRecord.flatMap(({system}) => this.#known('system', system))
    const truth = Object.fromEntries(truthFields.map(field => [field, object.data[field]]))
    return this.#entity(object, {
      annotations: {[annotation.key]: key, [annotation.truth]: JSON.stringify(truth)},
      spec: {type: 'data-object', owner: this.#owner(object), ...(system !== undefined && {system})},
    })
  }

  #entity(
    entry: Entry<ExportedKind>,
    {
      annotations,
      description,
      labels,
      links = [],
      tags,
      spec,
    }: {
      annotations: Record<string, string | undefined>
      description?: string | undefined
      labels?: Record<string, string>
      links?: {url: string; title: string; type?: string}[]
      tags?: string[]
      spec: Record<string, unknown>
    },
  ): BackstageEntity {
    const {kind, id, title, document, data} = entry
    const said = description ?? (data as {summary?: string}).summary
    const {site} = this.#catalog.settings.links
    const {template, path} = editPlace(this.#catalog, document.contentPath)
    const all = {
      [annotation.id]: id,
      ...annotations,
      'backstage.io/view-url': site && siteAddress(site, {kind, id}),
      'backstage.io/edit-url': template?.replace('{path}', path),
    }
    const written = Object.entries(all).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== '')
    const every = [...links, ...this.#siteLink({kind, id}, 'Runbook site', 'documentation')]
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: kindOf[kind],
      metadata: {
        name: this.#name(kind, id),
        title,
        ...(said !== undefined && {description: said}),
        ...(labels && {labels}),
        annotations: Object.fromEntries(written),
        ...(tags && {tags}),
        ...(every.length > 0 && {links: every}),
      },
      spec,
    }
  }

  #owner(entry: Entry<'system' | 'service' | 'integration' | 'data-object'>): string {
    const id = ownerOf(this.#catalog, entry)?.id
    const team = id === undefined ? undefined : this.#catalog.get('team', id)
    if (team) return this.#ref('team', team.id)
    const {file, frontmatter} = entry.document
    const {line, column} = frontmatter.keySpan(['owner']).start
    const why = id === undefined ? 'nobody owns it' : `there is no team \`${id}\``
    this.findings.push({
      severity: 'warning',
      at: {file, line, column},
      message: `\`${kindOf[entry.kind]}\` \`${entry.id}\` is written with the owner \`unknown\`: ${why}`,
      help: 'Name a team with `owner`; Backstage asks for one.',
    })
    return 'group:default/unknown'
  }

  #userRef(id: string): string | undefined {
    const person = this.#catalog.get('person', id)
    return person && isHere(person, this.#now) ? this.#ref('person', id) : undefined
  }

  #known(kind: ExportedKind, id: string): string[] {
    return this.#catalog.get(kind, id) ? [this.#ref(kind, id)] : []
  }

  #ref(kind: ExportedKind, id: string): string {
    return `${kindOf[kind].toLowerCase()}:default/${this.#name(kind, id)}`
  }

  #name(kind: ExportedKind, id: string): string {
    const names = this.#names.get(kindOf[kind]) ?? new Names()
    this.#names.set(kindOf[kind], names)
    return names.of(id, kind)
  }

  #siteLink(target: Target, title: string, type: string): {url: string; title: string; type: string}[] {
    const {site} = this.#catalog.settings.links
    return site === undefined ? [] : [{url: siteAddress(site, target), title, type}]
  }
}

function siteAddress(site: string, target: Target): string {
  return `${site.replace(/\/$/, '')}${addressOf(target)}`
}
