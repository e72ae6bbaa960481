import type {Diagnostic} from '../core/lint/diagnostic.ts'
import {defineFormat} from './format.ts'
import {reportMarkdown} from './markdown.ts'
import {docsOf, type Report} from './report.ts'

/** Annotations on GitHub, with a summary of the job in markdown. */
export const github = defineFormat({
  id: 'github',
  summary: 'annotations beside the lines, and a summary of the job',
  file: 'github.txt',
  pathsFrom: 'repository',
  render: reportGithub,
  jobSummary: report => reportMarkdown(report),
})

/**
 * Writes a report as workflow commands, which GitHub shows beside the changed lines.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands for the escapes.
 */
export function reportGithub({diagnostics}: Report): string {
  return diagnostics.map(annotation).join('')
}

function annotation(diagnostic: Diagnostic): string {
  const {ruleId, severity, file, start, end, message, help, related} = diagnostic
  const command = severity === 'note' ? 'notice' : severity
  const place = {file, line: start.line, endLine: end.line, col: start.column, endColumn: end.column, title: ruleId}
  const properties = Object.entries(place).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  const lines = [
    message,
    ...related.map(({at, message}) => `also: ${at.file}:${at.start.line} ${message}`),
    help && `help: ${help}`,
    `docs: ${docsOf(diagnostic)}`,
  ]
  return `::${command} ${properties.join(',')}::${escapeData(lines.filter(Boolean).join('\n'))}\n`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
