import type {IncidentLog} from './incident.ts'
import {eventInWords} from './log-text.ts'
import {inProse} from './prose.ts'

/** What a log tells of a failure that has no name yet. */
export interface NewFailure {
  /** Fields of its failure mode that are known: where it happens, how bad it was, what people saw. */
  known: Record<string, unknown>
  /** Lines of its body: the course of the incident in which it was met. */
  body: string[]
  /** Lines of the body of its runbook: every section open, what was done as the first draft of what to do. */
  runbookBody: string[]
}

/**
 * Takes from the log of an incident what a new failure mode and its runbook can begin with.
 *
 * Nothing is concluded: notes become symptoms, steps that were done become steps to read again.
 *
 * @param sections Headings of a runbook, in order.
 * @param runbook Id of the runbook that is begun with it.
 */
export function newFailure(log: IncidentLog, runbook: string, sections: readonly string[]): NewFailure {
  const notes = log.events.flatMap(event => (event.what === 'note' ? [event.words] : []))
  const done = log.events.flatMap(event => (event.what === 'done' ? [event.words] : []))
  return {
    known: {
      ...(log.integration !== undefined && {integration: log.integration}),
      severity: log.severity,
      runbook,
      ...(notes.length > 0 && {symptoms: notes}),
    },
    body: ['', `## How it was met`, '', ...log.events.map(event => `- ${event.at} ${inProse(eventInWords(event))}`)],
    runbookBody: sections.flatMap(name => ['', `## ${name}`, ...(name === draftSection ? stepsOf(done) : [])]),
  }
}

// Where what was done in the incident stands to be read again.
const draftSection = 'Recover'

const stepsOf = (done: readonly string[]): string[] =>
  done.length === 0 ? [] : ['', ...done.map((words, index) => `${index + 1}. ${inProse(words)}`)]
