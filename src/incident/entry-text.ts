import {endOf, type IncidentLog, type LogEvent} from './incident.ts'
import {eventInWords} from './log-text.ts'
import {inProse} from './prose.ts'

/** A content file that is begun from a log. */
export interface BegunEntry {
  /** Id that is proposed: the day and the runbook. */
  id: string
  text: string
}

/**
 * Begins an entry of `incidents` from the log of one: what the log knows is filled in, what only people know is left open.
 *
 * The page of a running incident exports the same text as `clarity new incident --from log.md` writes.
 */
export function incidentEntry(log: IncidentLog): BegunEntry {
  const over = endOf(log)
  const fields = [
    `title: ${JSON.stringify(log.title)}`,
    `severity: ${log.severity}`,
    `integration: ${log.integration ?? ''}`.trimEnd(),
    `failureMode: ${log.failureMode ?? 'unknown'}`,
    `startedAt: ${log.startedAt}`,
    `detectedAt: ${log.startedAt}`,
    ...(over === undefined ? [] : [`resolvedAt: ${over}`]),
    `runbook: ${log.runbook}`,
    '# runbookWorked: yes, partly or no',
    '# followUps:',
    "#   - {what: What is to be done., owner: team, due: 'YYYY-MM-DD'}",
  ]
  const body = ['## What happened', '', ...log.events.map(lineOf), '', '## What the runbook did not say', '']
  return {id: `${log.startedAt.slice(0, 10)}-${log.runbook}`, text: `${['---', ...fields, '---', '', ...body].join('\n')}`}
}

function lineOf(event: LogEvent): string {
  return `- ${event.at.slice(11, 16)} UTC ${inProse(eventInWords(event))}`
}
