import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {directionOf} from '../core/catalog/queries/direction.ts'
import {ownerOf} from '../core/catalog/queries/owner.ts'
import {type Subject, systemsBehind} from '../core/catalog/queries/subject.ts'
import {dayInWords} from '../core/format/dates.ts'
import {type Cell, named, type SheetPart} from './sheet.ts'

/** Gives the chain of an integration: from where, through what, to where, and how it moves. */
export function chainPart(catalog: Catalog, {data}: Entry<'integration'>): SheetPart {
  const systems = (ids: readonly string[]): Cell =>
    ids.map(id => named({kind: 'system', id, title: catalog.get('system', id)?.title ?? id}))
  const objects = data.carries.map(id => named({kind: 'data-object', id, title: catalog.get('data-object', id)?.title ?? id}))
  return {
    id: 'chain',
    title: 'Chain',
    columns: ['Part', 'What it is'],
    rows: [
      [['From'], systems(data.from)],
      ...(data.via.length > 0 ? [[['Through'], systems(data.via)]] : []),
      [['To'], systems(data.to)],
      [['Carries'], objects.length > 0 ? objects : ['nothing is named']],
      [['How'], [data.mechanism]],
      [['What good looks like'], [data.target ?? 'no target is agreed']],
      [['Dashboards'], data.dashboards.length > 0 ? data.dashboards.map(({title, url}) => `${title}: ${url}`) : ['none']],
    ],
    empty: '',
  }
}

/** Gives what a service is, what it is a part of and what it does not work without. */
export function servicePart(catalog: Catalog, {data}: Entry<'service'>): SheetPart {
  const linked = (links: readonly {title: string; url: string}[]): Cell =>
    links.length > 0 ? links.map(({title, url}) => `${title}: ${url}`) : ['none']
  const system = catalog.get('system', data.system ?? '')
  const needs = data.dependsOn.flatMap(reference => {
    const [kind, id = ''] = reference.split(':', 2)
    const need = kind === 'service' || kind === 'system' || kind === 'integration' ? catalog.get(kind, id) : undefined
    return need ? [named(need)] : []
  })
  return {
    id: 'service',
    title: 'Service',
    columns: ['Part', 'What it is'],
    rows: [
      [['What it is'], [data.type ?? 'a service']],
      [['Lifecycle'], [data.lifecycle ?? 'production']],
      [['Part of'], system ? [named(system)] : ['it stands for itself']],
      [['Depends on'], needs.length > 0 ? needs : ['nothing is named']],
      [['What good looks like'], [data.target ?? 'no target is agreed']],
      [['Dashboards'], linked(data.dashboards)],
      [['Links'], linked(data.links)],
    ],
    empty: '',
  }
}

/** Gives the contracts with their pins and the last days of these. */
export function contractsPart(catalog: Catalog, integration: Entry<'integration'>): SheetPart {
  return {
    id: 'contracts',
    title: 'Contracts',
    columns: ['Contract', 'Endpoint', 'Way', 'Owner', 'Pinned', 'Supported until'],
    rows: contractsOf(catalog, integration).map(contract => [
      [named(contract)],
      [contract.data.endpoint],
      [directionOf(catalog, contract).direction],
      teamCell(catalog, ownerOf(catalog, contract)?.id),
      [contract.data.version ?? 'no version'],
      [endCell(catalog, contract)],
    ]),
    empty: 'No contract is written down.',
  }
}

/** Gives the credentials that its systems need, and when they end. */
export function credentialsPart(catalog: Catalog, subject: Subject): SheetPart {
  const rows = systemsBehind(catalog, subject).flatMap(system =>
    system.data.credentials.map(({variable, obtain, lives, until}) => [
      [variable],
      [named(system)],
      [obtain],
      [`lives ${lives}`],
      [until === undefined ? 'no end is named' : dayInWords(until, catalog.settings)],
    ]),
  )
  return {
    id: 'credentials',
    title: 'Credentials',
    columns: ['Credential', 'System', 'How to get one', 'How long', 'Ends'],
    rows,
    empty: 'No system of it names a credential.',
  }
}

/** Gives the known limits: those of its contracts, then what its systems do and cut off. */
export function limitsPart(catalog: Catalog, subject: Subject): SheetPart {
  const limits = contractsOf(catalog, subject).flatMap(contract =>
    contract.data.limits.map(({title, value, until}) => [[title], [named(contract)], [value], [lastDay(catalog, until)]]),
  )
  const behaviour = systemsBehind(catalog, subject).flatMap(system => [
    ...system.data.facts.map(({says, until}) => [[says], [named(system)], ['–'], [lastDay(catalog, until)]]),
    ...system.data.cutOffs.map(({title, at, timeZone = catalog.settings.timeZone}) => [
      [title],
      [named(system)],
      [`until ${at} ${timeZone}`],
      ['each day'],
    ]),
  ])
  return {
    id: 'limits',
    title: 'Known limits',
    columns: ['Limit', 'Of', 'How much', 'Holds until'],
    rows: [...limits, ...behaviour],
    empty: 'No limit is written down.',
  }
}

/** Names a team in a cell, or says that there is none. */
export function teamCell(catalog: Catalog, id: string | undefined): Cell {
  const team = catalog.get('team', id ?? '')
  return team ? [named(team)] : [id ?? 'nobody']
}

function contractsOf(catalog: Catalog, {kind, id}: Subject): Entry<'contract'>[] {
  return kind === 'integration' ? catalog.list('contract').filter(({data}) => data.integration === id) : []
}

function endCell(catalog: Catalog, {data}: Entry<'contract'>): string {
  if (data.version === undefined) return '–'
  return data.versionSupport?.until === undefined ? 'nobody has looked' : dayInWords(data.versionSupport.until, catalog.settings)
}

function lastDay(catalog: Catalog, until: string | undefined): string {
  return until === undefined ? 'no end is named' : dayInWords(until, catalog.settings)
}
