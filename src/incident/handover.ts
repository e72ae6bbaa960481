import type {Reach} from '../oncall/duty.ts'
import {doneSteps, type Incident} from './incident.ts'

/** What a hand-over says beside the log. */
export interface HandOver {
  runbook: {title: string; number?: string | undefined; address: string}
  severity: string
  alerts: readonly string[]
  impact?: string | undefined
  /** Live values in words, with their state. */
  live: readonly string[]
  /** Who is called next, or now where nobody comes after. */
  next: readonly Reach[]
  nextAt?: string | undefined
  incident?: Pick<Incident, 'startedAt' | 'events' | 'inputs'> | undefined
  /** ISO 8601, UTC. */
  now: string
}

/** Writes what the next person has to know, to be read out or pasted into a chat: runbook, alert, since when, what was done, and whom to call. */
export function handOverText({runbook, severity, alerts, impact, live, next, nextAt, incident, now}: HandOver): string {
  const done = incident ? [...doneSteps(incident).values()] : []
  const notes = incident?.events.flatMap(event => (event.what === 'note' ? [event.words] : [])) ?? []
  const inputs = Object.entries(incident?.inputs ?? {}).map(([name, value]) => `${name} = ${value}`)
  const minutes = incident ? Math.floor((Date.parse(now) - Date.parse(incident.startedAt)) / 60_000) : 0
  return [
    `${severity}: ${runbook.title}${runbook.number ? ` (${runbook.number})` : ''}`,
    runbook.address,
    ...(impact ? [`Impact: ${impact}`] : []),
    ...(alerts.length > 0 ? [`Alert: ${alerts.join(', ')}`] : []),
    incident ? `Since: ${incident.startedAt.slice(0, 16)}Z, ${minutes} min ago` : 'Since: no clock was started',
    ...list('Live', live),
    ...(incident ? list('Done', done.length > 0 ? done : ['no step']) : []),
    ...list('Inputs', inputs),
    ...list('Notes', notes),
    `Next: ${next.map(({name, phone}) => (phone ? `${name} ${phone}` : name)).join(', ') || 'nobody is named'}${nextAt ? ` at ${nextAt}` : ''}`,
  ].join('\n')
}

function list(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${name}:`, ...lines.map(line => `- ${line}`)]
}
