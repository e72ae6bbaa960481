import type {ClockRule} from '../oncall/escalation-clock.ts'

/** What happened in an incident, at an instant (ISO 8601, UTC). */
export type LogEvent = {at: string} & (
  | {what: 'started' | 'opened' | 'changed'; runbook: string}
  | {what: 'done' | 'undone'; step: string; words: string}
  | {what: 'input'; name: string; value: string}
  | {what: 'status'; signal: string; words: string}
  | {what: 'note'; words: string}
  | {what: 'stopped'}
)

/** An incident as its log tells it. */
export interface IncidentLog {
  /** Title of the runbook it was begun on. */
  title: string
  /** ISO 8601, UTC; also what tells incidents apart. */
  startedAt: string
  runbook: string
  severity: string
  integration?: string | undefined
  failureMode?: string | undefined
  alerts: string[]
  events: LogEvent[]
}

/** A runbook as an incident has met it. */
export interface SeenRunbook {
  title: string
  href: string
  /** Digest of its body when it was opened, so that a change underneath is seen. */
  digest: string
}

/** An incident as the browser keeps it: its log, its clock, and what the steps and inputs of runbooks hold. */
export interface Incident extends IncidentLog {
  /** Missing once it was stopped. */
  clock?: {runbook: string; startedAt: string; rule: ClockRule} | undefined
  runbooks: Record<string, SeenRunbook>
  /** By name, so that they follow to a linked runbook; secrets are never among them. */
  inputs: Record<string, string>
}

/** Gives the steps that are done, `runbook#step`, in the order in which they were. */
export function doneSteps({events}: Pick<IncidentLog, 'events'>): Map<string, string> {
  const done = new Map<string, string>()
  for (const event of events) {
    if (event.what === 'done') done.set(event.step, event.words)
    if (event.what === 'undone') done.delete(event.step)
  }
  return done
}

/** Gives when it was over; nothing while it runs, also after it was begun anew. */
export function endOf({events}: Pick<IncidentLog, 'events'>): string | undefined {
  const last = events.findLast(({what}) => what === 'started' || what === 'stopped')
  return last?.what === 'stopped' ? last.at : undefined
}

/** Reads an incident that a browser has kept; nothing where it is none, or one of another form. */
export function keptIncident(json: string | null): Incident | undefined {
  try {
    const value = JSON.parse(json ?? '') as Partial<Incident> | null
    const isOne = typeof value?.startedAt === 'string' && !Number.isNaN(Date.parse(value.startedAt)) && Array.isArray(value.events)
    return isOne && isRecord(value.runbooks) && isRecord(value.inputs) && Array.isArray(value.alerts) ? (value as Incident) : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
