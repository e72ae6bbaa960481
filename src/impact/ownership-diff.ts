import type {Catalog, Entry, Part} from '../core/catalog/catalog.ts'
import {firstResponder} from '../core/catalog/queries/escalation-usage.ts'
import {nameInWords} from '../core/catalog/queries/find-by-name.ts'
import {ownedKinds} from '../core/catalog/queries/owned-items.ts'
import {escalationOf, type OwnerSource, ownerOf} from '../core/catalog/queries/owner.ts'
import {hasHuman} from '../core/catalog/queries/people.ts'
import {dutiesOf, dutyInWords} from '../core/catalog/queries/responsibilities.ts'
import {isAbout, subjectOf, subjectTarget} from '../core/catalog/queries/subject.ts'
import {isKind} from '../core/content/kinds.ts'
import type {Span} from '../core/content/span.ts'
import type {Consequence, Harm} from './consequence.ts'
import {isGone, type Removal} from './removal.ts'

/**
 * Lists what loses its owner, after inheritance: entries, alerts, and the responsibilities of ownership tables.
 *
 * An owner is lost when the team is gone, and when nobody of it is left.
 */
export function lostOwners(departure: Removal): Consequence[] {
  const empty = emptiedTeams(departure)
  return [...empty.map(team => emptyTeam(departure, team)), ...lostOwnersOf(departure, empty), ...lostDuties(departure, empty)]
}

// Only a leaver can empty a team.
function emptiedTeams({of, before, after, day}: Removal): Entry<'team'>[] {
  if (of.kind !== 'person') return []
  return before.list('team').filter(team => {
    const now = after.get('team', team.id)
    return now !== undefined && hasHuman(before, team, day) && !hasHuman(after, now, day)
  })
}

function emptyTeam({before, leavers}: Removal, team: Entry<'team'>): Consequence {
  const own = leavers.flatMap(({person}) => before.referencesTo(person)).find(({from}) => from.kind === 'team' && from.id === team.id)
  return {
    harm: 'breaks',
    what: 'owner',
    target: {kind: 'team', id: team.id},
    direct: own !== undefined,
    at: own?.span() ?? team.document.frontmatter.keySpan(['members']),
    message: `${nameInWords(team)} has nobody left`,
    rules: [],
  }
}

function lostOwnersOf(departure: Removal, empty: readonly Entry<'team'>[]): Consequence[] {
  const {before, after} = departure
  if (!['person', 'team', 'ownership'].includes(departure.of.kind)) return []
  const found: Consequence[] = []
  for (const kind of ownedKinds) {
    for (const of of kind === 'alert' ? before.parts(kind) : before.list(kind)) {
      const was = ownerOf(before, of)
      if (!was || !before.get('team', was.id)) continue
      const is = ownerOf(after, after.find(of) ?? of)
      const isEmpty = empty.some(({id}) => id === is?.id)
      if (is && is.id === was.id && after.get('team', is.id) && !isEmpty) continue
      const next = is && after.get('team', is.id) && !isEmpty ? is.id : undefined
      const said = next ? `falls to \`${next}\`` : isEmpty ? `is owned by \`${was.id}\`, which has nobody left` : 'has no owner'
      found.push({
        harm: next ? 'weakens' : 'breaks',
        what: kind === 'alert' ? 'alert' : kind === 'runbook' ? 'runbook' : 'owner',
        target: {kind: of.kind, id: of.id},
        direct: isWrittenOn(of, was.source) && !isEmpty,
        at: placeOf(was.source),
        message: `${nameInWords(of)} ${said}`,
        ...severityOf(of),
        rules: [],
      })
    }
  }
  return found
}

function lostDuties(departure: Removal, empty: readonly Entry<'team'>[]): Consequence[] {
  const {before, of} = departure
  const gone = (team?: Entry<'team'>) => team !== undefined && (isGone(departure, team) || empty.some(({id}) => id === team.id))
  return before.list('ownership').flatMap(table => {
    const isGoneItself = isGone(departure, table) || isAbout(table.data, of)
    return dutiesOf(before, table).flatMap(({name, owner, backup, path}) => {
      const row = `${dutyInWords[name].toLowerCase()} of \`${subjectTarget(table.data).id}\``
      const say = (key: string, harm: Harm, message: string, direct = true): Consequence[] => {
        const at = table.document.frontmatter.valueSpan(['responsibilities', name, key])
        return [
          {
            harm,
            what: 'responsibility',
            target: {kind: 'ownership', id: table.id},
            direct: direct && !empty.length,
            at,
            message,
            rules: [],
          },
        ]
      }
      if (!owner) return []
      if (isGoneItself) return say('owner', 'breaks', `nobody is named for the ${row}`, of.kind === 'ownership')
      if (gone(owner)) {
        const next = backup && !gone(backup) ? `only the backup \`${backup.id}\` is left for the ${row}` : `nobody is left for the ${row}`
        return say('owner', backup && !gone(backup) ? 'weakens' : 'breaks', next)
      }
      const responder = responderLost(departure, owner)
      const answers = responder ? say('owner', 'weakens', `the ${row}: ${responder}`, false) : []
      const stand = gone(backup) ? say('backup', 'weakens', `nobody steps in for the ${row}`) : []
      return [...answers, ...stand, ...pathLost(departure, table, name, path, row)]
    })
  })
}

function pathLost(
  departure: Removal,
  table: Entry<'ownership'>,
  name: string,
  path: Entry<'escalation-path'> | undefined,
  row: string,
): Consequence[] {
  if (!path || !isGone(departure, path)) return []
  const {frontmatter} = table.document
  const own = (frontmatter.data.responsibilities as Record<string, {escalation?: string}>)[name]?.escalation !== undefined
  const from = own ? undefined : integrationPath(departure.before, table)
  return [
    {
      harm: 'breaks',
      what: 'responsibility',
      target: {kind: 'ownership', id: table.id},
      direct: own,
      at: from ?? frontmatter.valueSpan(['responsibilities', name, 'escalation']),
      message: `no escalation path is left for the ${row}`,
      rules: [],
    },
  ]
}

function integrationPath(before: Catalog, table: Entry<'ownership'>): Span | undefined {
  const subject = subjectOf(before, table.data)
  const answer = subject && escalationOf(before, subject)
  return answer && placeOf(answer.source)
}

// Who answers first for a team: its rotation, else its lead, else its first member.
function responderLost(departure: Removal, team: Entry<'team'>): string | undefined {
  const was = firstResponder(departure.before, team)
  if (!was || !isGone(departure, was)) return undefined
  if (was.kind === 'person') return `${nameInWords(was)} answers first for \`${team.id}\``
  const next = firstResponder(departure.after, team)
  return `${nameInWords(was)} answers first for \`${team.id}\`${next ? `, then only ${nameInWords(next)}` : ', then nobody'}`
}

function isWrittenOn(of: Entry | Part, {entry}: OwnerSource): boolean {
  return ('entry' in of ? of.entry : of) === entry
}

function placeOf({entry, path}: OwnerSource): Span {
  return entry.document.frontmatter.valueSpan(path)
}

function severityOf(of: Entry | Part): {severity?: string} {
  const mode = 'entry' in of ? of.entry : of
  return isKind(mode.kind) && mode.kind === 'failure-mode' ? {severity: mode.data.severity} : {}
}
