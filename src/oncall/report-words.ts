import type {Catalog} from '../core/catalog/catalog.ts'
import {minutesInWords} from '../core/format/duration.ts'
import type {FailureReport, RotationReport} from './on-call-report.ts'
import {instantInZone} from './on-call-words.ts'
import type {Timeline} from './timeline.ts'
import type {Instant} from './zone.ts'

/** Writes who is on call for people: a line for each rotation, and one for what happens instead of nobody. */
export function rotationsInWords(catalog: Catalog, reports: readonly RotationReport[]): string {
  return reports
    .map(report => {
      const {id, title, person, outOfHours} = report
      const instead = person === null && outOfHours ? `  ${outOfHours.severities.join(' and ')} go to ${outOfHours.rotation}\n` : ''
      return `${title} (${id})\n  ${answerInWords(catalog, report)}\n${instead}`
    })
    .join('\n')
}

/** Writes a timeline for people: a line for each level, then the first human, then the worst case. */
export function failureInWords(catalog: Catalog, {failureMode, path, severity, timeline, worst}: FailureReport): string {
  const lines = [`${failureMode} (${severity}) on escalation path ${path}`]
  if (timeline.waitsUntil !== undefined)
    lines.push(`  waits until ${instantInZone(timeline.waitsUntil, 'UTC')}: ${severity} is not passed on out of hours`)
  for (const {afterMinutes, at, notified, via} of timeline.steps) {
    const after = afterMinutes === 0 ? 'at once' : `after ${minutesInWords(afterMinutes)}`
    const who = notified.map(each => notifiedInWords(catalog, each, via)).join(', ')
    lines.push(`  ${instantInZone(at, 'UTC')}  ${after}: ${who || 'nobody'}`)
  }
  const {lastResort, firstHumanMinutes} = timeline
  if (lastResort) lines.push(`  last resort: ${lastResort.id}`)
  lines.push(`First human: ${firstHumanMinutes === undefined ? 'never' : minutesInWords(firstHumanMinutes)}`)
  const longest = worst.minutes === undefined ? 'never' : minutesInWords(worst.minutes)
  const when = worst.minutes === 0 ? '' : `, at ${instantInZone(worst.at, 'UTC')}`
  lines.push(`Worst until ${instantInZone(worst.until, 'UTC').slice(0, 10)}: ${longest}${when}`)
  return `${lines.join('\n')}\n`
}

function answerInWords(catalog: Catalog, {timeZone, person, until, next, known, knownUntil}: RotationReport): string {
  const name = (id: string) => catalog.get('person', id)?.title ?? id
  const time = (instant: string) => onBothClocks(Date.parse(instant), timeZone)
  if (!known) return 'unknown: the calendar that holds the shifts does not tell; `clarity check` says why'
  const pause = next && (person === null || next.from !== until) ? ` from ${time(next.from)}` : ''
  const unseen = knownUntil ? `unknown from ${time(knownUntil)}` : 'nobody in sight'
  const ahead = next ? `${name(next.person)}${pause}` : unseen
  if (person === null) return `nobody; next: ${ahead}`
  return until ? `${name(person)} until ${time(until)}; next: ${ahead}` : `${name(person)}, with no handoff in sight`
}

function notifiedInWords(catalog: Catalog, notified: Timeline['steps'][number]['notified'][number], via: readonly string[]): string {
  const {target, state, through} = notified
  const by = through.length > 0 ? ` (${through.join(', then ')})` : ''
  if (state === 'reached') return `${catalog.get('person', notified.person)?.title ?? notified.person}${by} by ${via.join(' and ')}`
  if (state === 'unknown') return `${target.kind} ${target.id}, which cannot be told here`
  if (state === 'waits') return `nobody${by}; waits for the next hours`
  return notified.why === 'left' ? `nobody: ${target.id} has left` : `nobody${by}`
}

function onBothClocks(instant: Instant, timeZone: string): string {
  const utc = instantInZone(instant, 'UTC')
  return timeZone === 'UTC' ? utc : `${utc} (${instantInZone(instant, timeZone)})`
}
