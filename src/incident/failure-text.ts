import {usualTitles} from '../core/content/usual-sections.ts'
import type {IncidentLog} from './incident.ts'
import {newFailure} from './new-failure.ts'

/** A failure that nobody had named, with its runbook. */
export interface BegunFailure {
  /** Id of both that is proposed until somebody names it. */
  id: string
  /** Both files, each below a line with its path. */
  text: string
}

/**
 * Begins a failure mode with its alert, and its runbook, from the log of an incident that fitted none: what the log knows is filled in.
 *
 * The same two entries as of `clarity new failure-mode ID --from log.md`, without what only the content at hand can say.
 */
export function failureEntries(log: IncidentLog): BegunFailure {
  const day = log.startedAt.slice(0, 10)
  const id = `unnamed-${day}`
  const {known, body, runbookBody} = newFailure(log, id, Object.values(usualTitles))
  const title = `title: Unnamed ${day}`
  const mode = [
    ...fieldsOf(known),
    '# stuck, rejected, stalled, duplicate or drift',
    'class:',
    ...('integration' in known ? [] : ['integration:']),
    ...('symptoms' in known ? [] : ['# What people see.', '# symptoms:']),
    '# The rule that would have told us: its name, and page, ticket or information.',
    'alerts:',
    '  - name:',
    '    severity:',
  ]
  return {
    id,
    text: [
      ...fileOf(`failure-modes/${id}.mdx`, [title, ...mode], body),
      ...fileOf(`runbooks/${id}.mdx`, [title, `reviewed: ${day}`], runbookBody),
    ].join('\n'),
  }
}

function fileOf(contentPath: string, fields: readonly string[], body: readonly string[]): string[] {
  return [`==> ${contentPath} <==`, '---', ...fields, '---', ...body, '']
}

// JSON is YAML.
const fieldsOf = (known: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(known).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
