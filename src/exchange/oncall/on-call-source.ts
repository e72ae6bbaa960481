import type {Data} from '../../core/content/schema/index.ts'
import type {Instant} from '../../oncall/zone.ts'
import type {Place} from '../finding.ts'
import type {WeekSpan} from './turns.ts'

// What on-call services have in common, between reading one and writing content. Keys are theirs, ids ours.

/** Somebody as a service knows them. */
export interface SourceUser {
  key: string
  name: string
  email?: string | undefined
  role?: string | undefined
  timeZone?: string | undefined
  /** Best first, the e-mail address last. */
  contacts: Data<'person'>['contacts']
  /** False where the service only named them beside something else. */
  isDescribed: boolean
  at: Place
}

/** A team as a service knows it. */
export interface SourceTeam {
  key: string
  name: string
  purpose?: string | undefined
  /** Keys of users. */
  members: string[]
  lead?: string | undefined
  /** True where the service has no such team, and one is made for a schedule. */
  isMade?: boolean
  at: Place
}

/** A stretch for which a service names somebody. */
export interface SourceShift {
  from: Instant
  to: Instant
  /** Key of a user. */
  user: string
  at: Place
}

/** A layer of a schedule. */
export interface SourceLayer {
  title?: string | undefined
  /** Keys of users, in the order of their turns. */
  members: string[]
  countedFrom: Instant
  start: Instant
  end?: Instant | undefined
  turnSeconds: number
  spans: WeekSpan[]
  /** Clock of the layer; that of the schedule where missing. */
  timeZone?: string | undefined
  /** Layers of one level are paged together, where the service pages several at all; 0 where missing. */
  level?: number
  at: Place
  /** Place of the end, where there is one. */
  endAt?: Place
}

/** Hours of each week in which a service has nobody on call by intent. */
export interface SourceGap {
  spans: WeekSpan[]
  from: Instant
  /** Missing where it has no end. */
  to?: Instant | undefined
  at: Place
}

/** Who is on call when, as a service knows it. */
export interface SourceSchedule {
  key: string
  name: string
  summary?: string | undefined
  timeZone: string
  /** Key of a team. */
  team?: string | undefined
  /** The first one wins where several cover an instant. */
  layers: SourceLayer[]
  overrides: SourceShift[]
  /** Missing where the service cannot say so. */
  gaps?: SourceGap[]
  /** Who is on call by the service's own reckoning; empty where it did not tell. */
  rendered: SourceShift[]
  /** True where all layers that cover an instant are paged, not the first alone. */
  isPagedTogether?: boolean
  /** What to call the rendered shifts in a message. */
  renderedAs?: string
  at: Place
}

/** Whom a level of a policy notifies. */
export interface SourceTarget {
  kind: 'user' | 'schedule' | 'team'
  key: string
  name: string
  at: Place
}

/** Who is notified, after how long. */
export interface SourcePolicy {
  key: string
  name: string
  summary?: string | undefined
  team?: string | undefined
  levels: {afterMinutes: number; targets: SourceTarget[]; at: Place}[]
  repeat?: {times: number; everyMinutes: number; at: Place} | undefined
  /** What takes the policy there; missing where the service does not say. */
  services?: {key: string; name: string; at: Place}[]
  at: Place
}

/** All that the files of an import say. */
export interface SourceOnCall {
  /** Id of the importer, under which entries keep the keys of the service. */
  id: string
  /** Name of the service, for messages and bodies. */
  service: string
  users: SourceUser[]
  teams: SourceTeam[]
  schedules: SourceSchedule[]
  policies: SourcePolicy[]
}
