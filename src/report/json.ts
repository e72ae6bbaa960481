import {jsonText} from '../core/format/json-text.ts'
import type {Diagnostic, SuppressedDiagnostic} from '../core/lint/diagnostic.ts'
import {defineFormat} from './format.ts'
import {type BaselineReport, countsOf, type Report} from './report.ts'

/** JSON of our own. */
export const json = defineFormat({id: 'json', summary: 'programs of your own', file: 'report.json', render: reportJson})

/** Writes a report as one JSON object; the shape is part of the command's interface, `version` counts its changes. */
export function reportJson(report: Report): string {
  const {diagnostics, suppressed = [], since, baseline, files, durationMs} = report
  const summary = {files, ...countsOf(diagnostics), suppressed: suppressed.length, durationMs}
  const body = {
    version: 1,
    summary,
    since,
    baseline: baseline && baselineInJson(baseline),
    diagnostics: diagnostics.map(inJson),
    suppressed: suppressed.map(suppressedInJson),
  }
  return jsonText(body)
}

function inJson({ruleId, severity, file, start, end, message, help, url, fingerprint, related}: Diagnostic) {
  return {
    ruleId,
    severity,
    file,
    start,
    end,
    message,
    help,
    url,
    fingerprint,
    related: related.map(({at, message}) => ({file: at.file, start: at.start, end: at.end, message})),
  }
}

function suppressedInJson(diagnostic: SuppressedDiagnostic) {
  const {reason, owner, until, at} = diagnostic.suppression
  return {...inJson(diagnostic), suppression: {reason, owner, until, file: at.file, start: at.start, end: at.end}}
}

function baselineInJson({file, known, fixed}: BaselineReport) {
  return {file, known, fixed: fixed.map(({rule, ...entry}) => ({ruleId: rule, ...entry}))}
}
