import type {Entry, Target} from '../core/catalog/catalog.ts'
import {targetOf} from '../core/catalog/queries/escalation.ts'
import {nameInWords} from '../core/catalog/queries/find-by-name.ts'
import {escalationOf, type InheritedValue} from '../core/catalog/queries/owner.ts'
import {bySeverity} from '../core/catalog/queries/ranks.ts'
import {runbookIdsOf, runbookPathOf} from '../core/catalog/queries/runbook-of.ts'
import {subjectOf} from '../core/catalog/queries/subject.ts'
import type {Span} from '../core/content/span.ts'
import {durationInWords, minutesInWords, totalHoursInWords} from '../core/format/duration.ts'
import {instantInZone} from '../oncall/on-call-words.ts'
import {requirementsOf} from '../oncall/requirements.ts'
import type {WorstCase} from '../oncall/worst-case.ts'
import type {Consequence, Harm} from './consequence.ts'
import {type CoverageDiff, type LostLevel, lengthOf} from './coverage-diff.ts'
import {isGone, isNamed, type Removal} from './removal.ts'

/** Lists the hours of cover that rotations lose, and the levels of escalation paths that fall silent. */
export function silencedPlaces(departure: Removal, reach: CoverageDiff): Consequence[] {
  return [...lostCovers(departure, reach), ...reach.lostLevels().map(level => silencedLevel(departure, level))]
}

/** Lists the failure modes that reach a human later, or not at all, with their alerts and runbooks; worst first. */
export function unheardFailures(departure: Removal, reach: CoverageDiff): Consequence[] {
  const silent = new Set(reach.lostLevels().flatMap(({path, severities}) => severities.map(severity => `${path.id} ${severity}`)))
  const unheard = bySeverity(departure.before, departure.before.list('failure-mode')).flatMap(
    mode => unheardMode(departure, reach, mode, silent) ?? [],
  )
  return [
    ...unheard.flatMap(({mode, ...each}) => [each.consequence, ...alertsOf(mode, each.consequence)]),
    ...runbooksOf(departure, unheard),
  ]
}

function lostCovers(departure: Removal, reach: CoverageDiff): Consequence[] {
  const {before} = departure
  return reach.lostCover().map(({rotation, shifts}) => {
    const {timeZone} = rotation.data
    const ms = lengthOf(shifts)
    const own = namesOf(departure)
      .flatMap(name => before.referencesTo(name))
      .find(({from}) => from === rotation.document || from.contentPath === rotation.document.contentPath)
    const gone = isGone(departure, rotation)
    return {
      harm: 'breaks',
      what: 'cover',
      target: {kind: 'rotation', id: rotation.id},
      direct: (gone && rotation.id === departure.of.id) || own !== undefined,
      at: gone ? rotation.document.frontmatter.keySpan(['layers']) : (own?.span() ?? rotation.document.frontmatter.keySpan(['layers'])),
      message: `${nameInWords(rotation)} has nobody on call for ${totalHoursInWords(ms)}`,
      lost: {timeZone, shifts, ms},
      rules: [],
    }
  })
}

function silencedLevel(departure: Removal, {path, level, target, lost, remains, severities}: LostLevel): Consequence {
  const {before} = departure
  const {after, notify} = path.data.levels[level] as Entry<'escalation-path'>['data']['levels'][number]
  const when = after === '0m' ? 'at once' : `after ${durationInWords(after)}`
  const much = remains ? `reaches nobody for ${totalHoursInWords(lengthOf(lost))} in which it did` : 'reaches nobody any more'
  return {
    harm: remains ? 'weakens' : 'breaks',
    what: 'level',
    target: {kind: 'escalation-path', id: path.id},
    direct: notify[target] !== undefined && isNamed(departure, targetOf(notify[target])),
    at: path.document.frontmatter.valueSpan(['levels', level, 'notify', target]),
    message: `level ${level + 1} of ${nameInWords(path)}, ${when}, ${much}`,
    ...(isTaken(before, path.id) && severities[0] && {severity: severities[0]}),
    rules: [],
  }
}

function namesOf({of, leavers}: Removal): Target[] {
  return leavers.length > 0 ? leavers.map(({person}) => person) : [of]
}

function isTaken(before: Removal['before'], pathId: string): boolean {
  return requirementsOf(before).some(({ladder}) => ladder.rungs.some(({path}) => path === pathId))
}

interface Unheard {
  mode: Entry<'failure-mode'>
  consequence: Consequence
}

function unheardMode(
  departure: Removal,
  reach: CoverageDiff,
  mode: Entry<'failure-mode'>,
  silent: ReadonlySet<string>,
): Unheard | undefined {
  const {before, after, of} = departure
  const here = after.get('failure-mode', mode.id)
  const was = escalationOf(before, mode)
  // What stands on something that is gone is told as such; who would be reached for it is no question any more.
  if (!here || !was || !before.get('escalation-path', was.id) || !subjectOf(after, mode.data)) return undefined
  const {severity} = mode.data
  const waits = reach.waits(severity, was.id, escalationOf(after, here)?.id)
  const path = before.get('escalation-path', was.id)
  const ladder = requirementsOf(before).find(demand => demand.path === path && demand.severity === severity)
  const isOnSilent =
    ladder?.ladder.rungs.some(
      rung => silent.has(`${rung.path} ${severity}`) || isGone(departure, {kind: 'escalation-path', id: rung.path}),
    ) ?? false
  const change = reach.hasLevels(escalationOf(after, here)?.id)
    ? changeOf(waits, ladder?.withinMs, isOnSilent)
    : {harm: 'breaks' as const, said: 'has no escalation path that reaches anybody'}
  if (!change) return undefined
  const direct = was.source.entry.id === mode.id && of.kind === 'escalation-path' && was.id === of.id
  return {
    mode,
    consequence: {
      harm: change.harm,
      what: 'failure-mode',
      target: {kind: 'failure-mode', id: mode.id},
      direct,
      at: placeOf(was),
      message: `${nameInWords(mode)} ${change.said}`,
      severity,
      rules: [],
    },
  }
}

interface Change {
  harm: Harm
  said: string
}

function changeOf(
  {before, after}: {before: WorstCase; after: WorstCase},
  withinMs: number | undefined,
  isOnSilent: boolean,
): Change | undefined {
  const was = before.minutes ?? Number.POSITIVE_INFINITY
  const is = after.minutes ?? Number.POSITIVE_INFINITY
  const when = instantInZone(after.at, 'UTC')
  if (is <= was) return isOnSilent ? {harm: 'weakens', said: `still reaches a human ${within(was)}, but with a level less`} : undefined
  if (is === Number.POSITIVE_INFINITY) return {harm: 'breaks', said: `reaches no human at all when it happens on ${when}`}
  const late = withinMs !== undefined && is * 60_000 > withinMs && was * 60_000 <= withinMs
  const policy = late ? `, later than the ${minutesInWords(withinMs / 60_000)} its severity allows` : ''
  return {harm: late ? 'breaks' : 'weakens', said: `reaches its first human ${within(is)} instead of ${within(was)} on ${when}${policy}`}
}

function within(minutes: number): string {
  if (minutes === Number.POSITIVE_INFINITY) return 'never'
  return minutes === 0 ? 'at once' : `after ${minutesInWords(minutes)}`
}

function alertsOf(mode: Entry<'failure-mode'>, {harm, severity}: Consequence): Consequence[] {
  const what = harm === 'breaks' ? 'reaches nobody in time' : 'reaches fewer people, or later'
  return mode.data.alerts.map(({name}, index) => ({
    harm,
    what: 'alert',
    target: {kind: 'alert', id: name},
    direct: false,
    at: mode.document.frontmatter.valueSpan(['alerts', index, 'name']),
    message: `alert \`${name}\` of ${nameInWords(mode)} ${what}`,
    ...(severity && {severity}),
    rules: [],
  }))
}

// A runbook is as badly off as the worst failure it recovers.
function runbooksOf({before, after}: Removal, unheard: readonly Unheard[]): Consequence[] {
  const worst = new Map<string, Unheard>()
  for (const each of unheard.toSorted((a, b) => Number(a.consequence.harm !== 'breaks') - Number(b.consequence.harm !== 'breaks'))) {
    for (const runbook of runbookIdsOf(each.mode)) if (after.get('runbook', runbook) && !worst.has(runbook)) worst.set(runbook, each)
  }
  return [...worst].flatMap(([id, {mode, consequence}]) => {
    const runbook = before.get('runbook', id)
    if (!runbook) return []
    const {harm, severity} = consequence
    const said = harm === 'breaks' ? 'calls for help that does not come in time' : 'calls for help that is less, or later'
    const message = `${nameInWords(runbook)} ${said}, for ${nameInWords(mode)}`
    const at = mode.document.frontmatter.valueSpan(runbookPathOf(mode, id))
    return [{harm, what: 'runbook', target: {kind: 'runbook', id}, direct: false, at, message, ...(severity && {severity}), rules: []}]
  })
}

function placeOf({source: {entry, path}}: InheritedValue): Span {
  return entry.document.frontmatter.valueSpan(path)
}
