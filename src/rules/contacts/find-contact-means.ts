import type {Catalog, Entry, Target} from '../../core/catalog/catalog.ts'
import {hearsBy} from '../../core/catalog/queries/contacts.ts'
import {targetOf} from '../../core/catalog/queries/escalation.ts'
import {lastResortMeans} from '../../core/catalog/queries/escalation-usage.ts'
import {isHere, membersOf, peopleOf} from '../../core/catalog/queries/people.ts'
import type {Path} from '../../core/content/frontmatter.ts'
import type {Data} from '../../core/content/schema/index.ts'

/** Somebody whom levels of escalation paths notify by means they do not have. */
export interface Unreached {
  person: Entry<'person'>
  /** The means the levels use; the person has none of them. */
  means: Data<'escalation-path'>['levels'][number]['via']
  /** The levels, in the order of their paths; never empty. A last resort has no number. */
  levels: {path: Entry<'escalation-path'>; level?: number; at: Path}[]
}

/**
 * Lists who would not notice that an escalation path notifies them, once for each set of means that would mend it.
 *
 * A last resort is phoned. A rotation is everybody whom it may name: its members, who stands in from now on, and whoever takes its
 * nights. A team means its rotation; without one it is reached when one of its people is. Whoever has left is not counted:
 * `person-left` reports that.
 */
export function unreachedByLevels(catalog: Catalog, now: string): Unreached[] {
  const found = new Map<string, Unreached>()
  for (const path of catalog.list('escalation-path')) {
    for (const {notify, via, ...place} of callsOf(path)) {
      for (const person of new Set(notify.flatMap(written => deafOf(catalog, targetOf(written), via, now)))) {
        const key = `${person.id} ${via.toSorted().join()}`
        const unreached = found.get(key) ?? {person, means: via, levels: []}
        unreached.levels.push({path, ...place})
        found.set(key, unreached)
      }
    }
  }
  return withoutSupersets([...found.values()])
}

// Whoever gets a phone for one level is also reached by a level that uses phone or chat.
function withoutSupersets(all: Unreached[]): Unreached[] {
  const byPerson = Map.groupBy(all, ({person}) => person)
  return [...byPerson.values()].flatMap(ofOne => {
    const isWithin = (small: Unreached, large: Unreached) => small !== large && small.means.every(via => large.means.includes(via))
    const smallest = ofOne.filter(each => !ofOne.some(other => isWithin(other, each) && other.means.length < each.means.length))
    return smallest.map(each => ({
      ...each,
      levels: ofOne.filter(other => other === each || isWithin(each, other)).flatMap(({levels}) => levels),
    }))
  })
}

interface Call {
  notify: string[]
  via: Unreached['means']
  level?: number
  at: Path
}

function callsOf({data}: Entry<'escalation-path'>): Call[] {
  const levels: Call[] = data.levels.map(({notify, via}, level) => ({notify, via, level, at: ['levels', level, 'via']}))
  return data.lastResort === undefined ? levels : [...levels, {notify: [data.lastResort], via: lastResortMeans, at: ['lastResort']}]
}

function deafOf(catalog: Catalog, {kind, id}: Target, via: readonly string[], now: string): Entry<'person'>[] {
  const team = kind === 'team' ? catalog.get('team', id) : undefined
  const rotation = catalog.get('rotation', kind === 'rotation' ? id : (team?.data.rotation ?? ''))
  const person = kind === 'person' ? catalog.get('person', id) : undefined
  const people = rotation ? callable(catalog, rotation, now) : team ? peopleOf(catalog, team) : person ? [person] : []
  const here = people.filter(each => isHere(each, now))
  const deaf = here.filter(each => !hearsBy(each, via))
  return team && !rotation && deaf.length < here.length ? [] : deaf
}

function callable(catalog: Catalog, rotation: Entry<'rotation'>, now: string): Entry<'person'>[] {
  const asked: Entry<'rotation'>[] = []
  for (let next: typeof rotation | undefined = rotation; next && !asked.includes(next); ) {
    asked.push(next)
    next = catalog.get('rotation', next.data.outOfHours?.rotation ?? '')
  }
  const standIns = asked.flatMap(({data}) => data.overrides.filter(({to}) => Date.parse(to) > Date.parse(now)).map(({person}) => person))
  return [...asked.flatMap(each => membersOf(catalog, each)), ...standIns.flatMap(id => catalog.get('person', id) ?? [])]
}
