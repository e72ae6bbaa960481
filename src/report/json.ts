import {countsOf, type Report} from './report.ts'

/** Writes a report as one JSON object; the shape is part of the command's interface, `version` counts its changes. */
export function reportJson(report: Report): string {
  const {diagnostics, files, durationMs} = report
  const body = diagnostics.map(({ruleId, severity, file, start, end, message, help, url, fingerprint, related}) => ({
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
  }))
  return `${JSON.stringify({version: 1, summary: {files, ...countsOf(diagnostics), durationMs}, diagnostics: body}, null, 2)}\n`
}
