import {addressOf} from '../src/core/catalog/address.ts'
import type {FileView} from '../src/core/catalog/attached-files.ts'
import type {Catalog, Entry, Part, Target} from '../src/core/catalog/catalog.ts'
import {shownContacts} from '../src/core/catalog/queries/contacts.ts'
import {ladderOf, type Rung} from '../src/core/catalog/queries/escalation.ts'
import {escalationOf} from '../src/core/catalog/queries/owner.ts'
import {membersOf, peopleOf} from '../src/core/catalog/queries/people.ts'
import {isKind, type TargetKind} from '../src/core/content/kinds.ts'
import type {Settings} from '../src/core/content/schema/settings.ts'
import {type SectionForm, sectionFormOf} from '../src/core/content/section-form.ts'
import {queriesOf} from '../src/status/signal-queries.ts'

/** Something a page can name and link to. */
export interface EntryView {
  title: string
  /** Path on the site without base, e.g. `/runbooks/stuck-orders/`. */
  address: string
}

/** Somebody with the contacts that a level uses. */
export interface PersonView extends EntryView {
  contacts: {via: string; address: string}[]
}

/** Who is notified together: a person, or a rotation or team with the people behind it. */
export interface NotifiedView extends EntryView {
  kind: TargetKind
  people: PersonView[]
}

/** One rung of an escalation ladder. */
export interface RungView {
  afterMinutes: number
  via: string[]
  notified: NotifiedView[]
  /** Why it may call somebody again whom the level before it has called. */
  again?: string
  /** Title of the path the rung belongs to, when it is not the one asked for. */
  continues?: string
}

/** An escalation path with everything that continues it. */
export interface LadderView extends EntryView {
  id: string
  rungs: RungView[]
  repeat?: {times: number; everyMinutes: number}
  lastResort?: NotifiedView
}

/** A signal as a page shows it before anything was measured. */
export interface SignalView extends EntryView {
  id: string
  integration: EntryView
  unit: string
  worse: 'higher' | 'lower'
  warning?: number
  critical?: number
  maxAge: string
  sentence?: string
  /** Signals of the same integration that the sentence names, by placeholder. */
  siblings: Record<string, {id: string; unit: string; maxAge: string}>
  /** Where it is measured, in the order in which sources are asked. */
  sources: {id: string; title: string; page?: string; demo: boolean}[]
  /** How numbers are written. */
  locale: string
}

/** A rotation with the people in it. */
export interface RotationView extends EntryView {
  timeZone: string
  layers: {title?: string; people: EntryView[]; turn: string; handoff: string; hours: string[]; timeZone: string}[]
  /** Who is mapped in its calendar; missing where it has none. */
  calendar?: EntryView[]
  outOfHours?: EntryView & {severities: string[]}
}

/**
 * What plugins may ask. Small on purpose: any pipeline can bring its own.
 *
 * Answers are plain values, so that a cache can tell whether one has changed. Nothing means: not written down.
 */
export interface Resolver {
  /** Gives the sections that runbooks have; the usual ones when missing. */
  sections?(): SectionForm
  entry(target: Target): EntryView | undefined
  /** Ids known of a kind, for suggesting the nearest one. */
  ids(kind: TargetKind): string[]
  ladder(path: string): LadderView | undefined
  signal(id: string): SignalView | undefined
  signals(integration: string): SignalView[]
  rotation(id: string): RotationView | undefined
  /** A file beside the entries, by its path below the content root. Without it no body shows images. */
  file?(contentPath: string): FileView | undefined
  /** Escalation path of an entry after inheritance. */
  escalation(target: Target): string | undefined
}

/**
 * Answers a plugin's questions from a catalog.
 *
 * @param file Answers for files beside the entries, which a catalog does not know.
 */
export function resolverOf(catalog: Catalog, file?: Resolver['file']): Resolver {
  return {
    ...(file && {file}),
    sections: () => sectionFormOf(catalog.settings.sections),
    entry: target => present(catalog.find(target), viewOf),
    ids: kind => catalog.ids(kind),
    ladder: path => ladderView(catalog, path),
    signal: id => present(catalog.part('signal', id), part => signalView(catalog, part)),
    signals: integration =>
      catalog
        .parts('signal')
        .filter(({entry}) => entry.id === integration)
        .map(part => signalView(catalog, part)),
    rotation: id => present(catalog.get('rotation', id), rotation => rotationView(catalog, rotation)),
    escalation: target => {
      const entry = catalog.find(target)
      return entry && escalationOf(catalog, entry)?.id
    },
  }
}

/** Gives title and address of an entry or part. */
export function viewOf(of: Entry | Part): EntryView {
  return {title: of.title, address: addressOf(of)}
}

function ladderView(catalog: Catalog, id: string): LadderView | undefined {
  const path = catalog.get('escalation-path', id)
  if (!path) return undefined
  const ladder = ladderOf(catalog, id)
  const rungs = ladder.rungs.map(rung => ({
    afterMinutes: rung.afterMinutes,
    via: rung.via,
    notified: rung.notify.flatMap(target => notifiedView(catalog, target, rung.via) ?? []),
    ...againOf(catalog, rung),
    ...(rung.path !== id && {continues: catalog.get('escalation-path', rung.path)?.title ?? rung.path}),
  }))
  const lastResort = ladder.lastResort && notifiedView(catalog, ladder.lastResort, ['phone'])
  return {...viewOf(path), id, rungs, ...(ladder.repeat && {repeat: ladder.repeat}), ...(lastResort && {lastResort})}
}

function againOf(catalog: Catalog, {path, level}: Rung): {again?: string} {
  const again = catalog.get('escalation-path', path)?.data.levels[level]?.again
  return again === undefined ? {} : {again}
}

function notifiedView(catalog: Catalog, target: Target, via: string[]): NotifiedView | undefined {
  if (!isKind(target.kind)) return undefined
  const entry = catalog.get(target.kind, target.id)
  if (!entry) return undefined
  return {...viewOf(entry), kind: entry.kind, people: peopleBehind(catalog, entry).map(person => personView(catalog, person, via))}
}

function peopleBehind(catalog: Catalog, entry: Entry): Entry<'person'>[] {
  if (entry.kind === 'person') return [entry]
  if (entry.kind === 'rotation') return membersOf(catalog, entry)
  return entry.kind === 'team' ? peopleOf(catalog, entry).slice(0, 1) : []
}

function personView(catalog: Catalog, person: Entry<'person'>, via: string[]): PersonView {
  const shown = shownContacts(person, catalog.settings.public).contacts
  const contacts = shown.filter(contact => via.includes(contact.via)).map(({via, address}) => ({via, address}))
  return {...viewOf(person), contacts}
}

function signalView(catalog: Catalog, part: Part<'signal'>): SignalView {
  const {unit, worse, warning, critical, maxAge, sentence} = part.data
  const optional = {...(warning !== undefined && {warning}), ...(critical !== undefined && {critical}), ...(sentence && {sentence})}
  const {locale, sources} = catalog.settings
  return {
    ...viewOf(part),
    id: part.id,
    integration: viewOf(part.entry),
    unit,
    worse,
    maxAge,
    ...optional,
    siblings: siblingsIn(catalog, part),
    sources: sourceViews(part, sources),
    locale,
  }
}

function siblingsIn(catalog: Catalog, {entry, data}: Part<'signal'>): SignalView['siblings'] {
  const names = new Set([...(data.sentence ?? '').matchAll(/\{([a-z0-9-]+)\}/g)].map(match => match[1] ?? ''))
  const siblings = [...names].flatMap(name => {
    const part = catalog.part('signal', `${entry.id}/${name}`)
    return part ? [[name, {id: part.id, unit: part.data.unit, maxAge: part.data.maxAge}] as const] : []
  })
  return Object.fromEntries(siblings)
}

function sourceViews(signal: Part<'signal'>, sources: Settings['sources']): SignalView['sources'] {
  return queriesOf(signal, sources).flatMap(({setting, text}) => {
    if (!setting) return []
    const page = setting.page?.replaceAll('{query}', encodeURIComponent(text))
    return [{id: setting.id, title: setting.title ?? setting.id, ...(page && {page}), demo: setting.can.isDemo}]
  })
}

function rotationView(catalog: Catalog, rotation: Entry<'rotation'>): RotationView {
  const {timeZone, layers, outOfHours, calendar} = rotation.data
  const mapped = calendar && [...new Set(Object.values(calendar.names))].flatMap(id => present(catalog.get('person', id), viewOf) ?? [])
  const stand = outOfHours && catalog.get('rotation', outOfHours.rotation)
  return {
    ...viewOf(rotation),
    timeZone,
    layers: layers.map(layer => ({
      ...(layer.title && {title: layer.title}),
      people: layer.members.flatMap(id => present(catalog.get('person', id), viewOf) ?? []),
      turn: layer.turn,
      handoff: `${layer.handoff.day} ${layer.handoff.time}`,
      hours: layer.hours.map(({days, from, to}) => `${days.length === 7 ? 'daily' : days.join(' ')} ${from}–${to}`),
      timeZone: layer.timeZone ?? timeZone,
    })),
    ...(mapped && {calendar: mapped}),
    ...(outOfHours && stand && {outOfHours: {...viewOf(stand), severities: outOfHours.severities}}),
  }
}

function present<T, R>(value: T | undefined, then: (value: T) => R): R | undefined {
  return value === undefined ? undefined : then(value)
}
