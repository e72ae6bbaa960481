import type {Data} from '../../content/schema/index.ts'
import type {Catalog, Entry, Part, Target} from '../catalog.ts'
import {hearsBy} from './contacts.ts'
import {ladderOf} from './escalation.ts'
import {escalationOf} from './owner.ts'
import {membersOf, peopleOf, teamsOf} from './people.ts'
import {worstFirst} from './ranks.ts'
import type {Subject} from './subject.ts'

/** Everything that reaches people through one escalation path, after inheritance. */
export interface PathUsers {
  integrations: Subject[]
  /** Worst first. */
  failureModes: Entry<'failure-mode'>[]
  runbooks: Entry<'runbook'>[]
  /** Ownership tables with a responsibility that names it. */
  tables: Entry<'ownership'>[]
  /** Paths that continue with it. */
  continuedFrom: Entry<'escalation-path'>[]
}

/** Lists who uses an escalation path. */
export function usersOf(catalog: Catalog, pathId: string): PathUsers {
  const uses = <T extends Entry>(entry: T) => escalationOf(catalog, entry)?.id === pathId
  const rows = ({data}: Entry<'ownership'>) => Object.values(data.responsibilities)
  return {
    integrations: [...catalog.list('integration'), ...catalog.list('service')].filter(uses),
    failureModes: worstFirst(catalog, catalog.list('failure-mode').filter(uses)),
    runbooks: catalog.list('runbook').filter(uses),
    tables: catalog.list('ownership').filter(table => rows(table).some(row => row?.escalation === pathId)),
    continuedFrom: catalog.list('escalation-path').filter(({data}) => data.then === pathId),
  }
}

/** One place on a path that notifies somebody. */
export interface Notice {
  path: Entry<'escalation-path'>
  /** Minutes since the first page; the last resort has none. */
  afterMinutes?: number
  /** What the level names: the person, or the rotation or team they stand in. */
  through: Target
  via: string[]
  /** True where the person whose notices these are has none of the means. */
  isUnheard?: true
}

/** By what means a last resort is called; paths do not say it. */
export const lastResortMeans: Data<'escalation-path'>['levels'][number]['via'] = ['phone']

/** Lists the levels of paths that notify a person, directly or through a rotation or team, by path and time. */
export function noticesOf(catalog: Catalog, personId: string): Notice[] {
  const person = catalog.get('person', personId)
  const notices = noticesWhere(catalog, target => peopleBehind(catalog, target).some(({id}) => id === personId))
  return notices.map(notice => (person && !hearsBy(person, notice.via) ? {...notice, isUnheard: true} : notice))
}

/** Lists the levels of paths that notify a team: by its name, its rotations or its people. */
export function noticesOfTeam(catalog: Catalog, team: Entry<'team'>): Notice[] {
  const people = new Set(peopleOf(catalog, team).map(({id}) => id))
  return noticesWhere(catalog, target => {
    if (target.kind === 'team') return target.id === team.id
    if (target.kind === 'rotation') return catalog.get('rotation', target.id)?.data.team === team.id
    return people.has(target.id)
  })
}

/** What a person carries, and what would fall if they were not there. */
export interface Load {
  leads: Entry<'team'>[]
  memberOf: Entry<'team'>[]
  rotations: Entry<'rotation'>[]
  /** Rotations in which nobody else takes turns. */
  alone: Entry<'rotation'>[]
  notices: Notice[]
  /** Systems whose vendor they stand for. */
  vendorOf: Entry<'system'>[]
  /** Failure modes whose path reaches them, worst first. */
  failureModes: Entry<'failure-mode'>[]
}

/** Gives what depends on a person. */
export function loadOf(catalog: Catalog, personId: string): Load {
  const teams = teamsOf(catalog, personId)
  const rotations = catalog.list('rotation').filter(rotation => membersOf(catalog, rotation).some(({id}) => id === personId))
  const notices = noticesOf(catalog, personId)
  const paths = new Set(notices.filter(({isUnheard}) => !isUnheard).map(({path}) => path.id))
  const reached = catalog.list('failure-mode').filter(mode => paths.has(escalationOf(catalog, mode)?.id ?? ''))
  return {
    leads: teams.filter(({data}) => data.lead === personId),
    memberOf: teams.filter(({data}) => data.lead !== personId),
    rotations,
    alone: rotations.filter(rotation => membersOf(catalog, rotation).length === 1),
    notices,
    vendorOf: catalog.list('system').filter(({data}) => data.vendorContact === personId),
    failureModes: worstFirst(catalog, reached),
  }
}

/** Names who answers first for a team: its rotation, else its lead, else its first member; nothing when nobody is named. */
export function firstResponder(catalog: Catalog, {data}: Entry<'team'>): Entry<'rotation'> | Entry<'person'> | undefined {
  const rotation = data.rotation === undefined ? undefined : catalog.get('rotation', data.rotation)
  if (rotation) return rotation
  const [first] = [data.lead, ...data.members].flatMap(id => (id === undefined ? [] : (catalog.get('person', id) ?? [])))
  return first
}

function noticesWhere(catalog: Catalog, reaches: (target: Target) => boolean): Notice[] {
  return catalog.list('escalation-path').flatMap(path => {
    const {rungs, lastResort} = ladderOf(catalog, path.id)
    const notices: Notice[] = rungs.flatMap(({notify, afterMinutes, via}) =>
      notify.filter(reaches).map(through => ({path, afterMinutes, through, via})),
    )
    return lastResort && reaches(lastResort) ? [...notices, {path, through: lastResort, via: lastResortMeans}] : notices
  })
}

/** Lists the people that a target of a level stands for. */
export function peopleBehind(catalog: Catalog, {kind, id}: Target): Entry<'person'>[] {
  const entry: Entry | Part | undefined = catalog.find({kind, id})
  if (entry?.kind === 'person') return [entry]
  if (entry?.kind === 'rotation') return membersOf(catalog, entry)
  return entry?.kind === 'team' ? peopleOf(catalog, entry) : []
}
