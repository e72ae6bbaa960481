import {jsonText} from '../core/format/json-text.ts'
import type {Diagnostic} from '../core/lint/diagnostic.ts'
import {defineFormat} from './format.ts'
import {docsOf, type Report} from './report.ts'

const severities = {error: 'major', warning: 'minor', note: 'info'} as const

/** A code quality artifact of GitLab. */
export const gitlab = defineFormat({
  id: 'gitlab',
  summary: 'GitLab code quality: `artifacts: {reports: {codequality: report.json}}`',
  file: 'gitlab.json',
  pathsFrom: 'repository',
  render: reportGitlab,
})

/**
 * Writes a report as a GitLab code quality artifact, which a merge request shows beside the changed lines.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format for the fields; a fingerprint occurs once.
 */
export function reportGitlab({diagnostics}: Report): string {
  return jsonText(diagnostics.map(issue))
}

function issue(diagnostic: Diagnostic) {
  const {ruleId, severity, file, start, end, message, help, fingerprint, related} = diagnostic
  const also = related.map(({at, message}) => `Also: ${at.file}:${at.start.line}:${at.start.column} ${message}`)
  return {
    type: 'issue',
    check_name: ruleId,
    description: help ? `${message} (${help})` : message,
    content: {body: [message, ...also, help, docsOf(diagnostic)].filter(Boolean).join('\n\n')},
    severity: severities[severity],
    fingerprint,
    location: {path: file, lines: {begin: start.line, end: end.line}, positions: {begin: start, end}},
  }
}
