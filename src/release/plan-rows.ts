import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {consumersOf} from '../core/catalog/queries/changes.ts'
import {ownerOf} from '../core/catalog/queries/owner.ts'
import {dayOf} from '../core/format/dates.ts'
import {isUnmapped} from '../oncall/calendar.ts'
import {within} from '../oncall/intervals.ts'
import {Schedules} from '../oncall/schedules.ts'
import {type Instant, Zone} from '../oncall/zone.ts'
import type {ChangePlan} from './change-plan.ts'
import {dayAfter, daysFromTo, earlier, later} from './days.ts'

/** Who of a team is on call on some days. */
export interface DayDuty {
  team: Entry<'team'>
  /** Missing where the team has no rotation. */
  rotation?: Entry<'rotation'>
  /** In the order of the day; empty where nobody is. Missing where it is not asked (days gone by), or nobody can tell. */
  people?: string[]
  /** Rotation that is asked while nobody is. */
  instead?: Entry<'rotation'>
}

/** Days next to each other on which the same holds. */
export interface PlanRow {
  first: string
  last: string
  /** What happens: steps, the window, freezes, ends. */
  what: string[]
  duties: DayDuty[]
}

// Nobody plans turns further ahead, and a plan of years would be a page of rows.
const [mostDays, backDays] = [400, 60]

/**
 * Lists the days of a plan, those on which the same holds as one row.
 *
 * Who is on call is told for the next 400 days, and of earlier days only what happened. A plan of years is shown from two months ago on.
 */
export function planRows(catalog: Catalog, change: Entry<'change'>, plan: ChangePlan, now: string): PlanRow[] {
  const today = dayOf(now, catalog.settings.timeZone)
  const duty = dutyOn(catalog, teamsAtWork(catalog, change), today, earlier(plan.last, dayAfter(today, mostDays)))
  const begin = plan.last < today ? plan.first : later(plan.first, dayAfter(today, -backDays))
  const rows: PlanRow[] = []
  for (let index = 0; index < Math.min(daysFromTo(begin, plan.last), mostDays); index++) {
    const day = dayAfter(begin, index)
    const row = {first: day, last: day, what: happening(plan, day), duties: duty(day)}
    const last = rows.at(-1)
    if (last && keyOf(last) === keyOf(row)) last.last = day
    else rows.push(row)
  }
  return rows.filter(({last, what}) => last >= today || what.length > 0)
}

/** Lists the teams that have to be at work while a change is released: the one that carries it, then those of its consumers. */
export function teamsAtWork(catalog: Catalog, change: Entry<'change'>): Entry<'team'>[] {
  const ids = [change, ...consumersOf(catalog, change)].flatMap(entry => ownerOf(catalog, entry)?.id ?? [])
  return [...new Set(ids)].flatMap(id => catalog.get('team', id) ?? [])
}

function happening({spans, ends}: ChangePlan, day: string): string[] {
  const running = spans.filter(({first, last}) => first <= day && day <= last)
  return [
    ...running.map(({kind, title}) => (kind === 'freeze' ? 'freeze' : title)),
    ...ends.filter(end => end.day === day).map(({title}) => `last day of ${title}`),
  ]
}

function dutyOn(catalog: Catalog, teams: readonly Entry<'team'>[], today: string, last: string): (day: string) => DayDuty[] {
  const zone = Zone.of(catalog.settings.timeZone)
  const midnight = (day: string): Instant => zone.instant(Date.parse(day))
  const schedules = new Schedules(catalog, {from: midnight(today), to: midnight(dayAfter(later(today, last)))})
  return day =>
    teams.map(team => {
      const rotation = catalog.get('rotation', team.data.rotation ?? '')
      if (!rotation) return {team}
      const shifts = day < today || day > last ? undefined : schedules.shifts(rotation.id)
      if (!shifts) return {team, rotation}
      const bounds = {from: midnight(day), to: midnight(dayAfter(day))}
      const people = [...new Set(within(shifts, [bounds]).map(({person}) => nameOf(catalog, person)))]
      const instead = people.length === 0 && catalog.get('rotation', rotation.data.outOfHours?.rotation ?? '')
      return {team, rotation, people, ...(instead && {instead})}
    })
}

// What a calendar writes for somebody we do not know may be an address, and is not for everybody.
function nameOf(catalog: Catalog, person: string): string {
  return isUnmapped(person) ? 'somebody this site does not know' : (catalog.get('person', person)?.title ?? person)
}

function keyOf({what, duties}: PlanRow): string {
  return JSON.stringify([what, duties.map(({people}) => people?.toSorted() ?? null)])
}
