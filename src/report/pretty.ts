import {createColors} from 'picocolors'
import type {Diagnostic} from '../core/diagnostic.ts'
import {displayLine} from './display.ts'
import {counted, countsInWords, type Report} from './report.ts'

/** Writes a report for people: each finding with its line, what else matters, and what to do. */
export function reportPretty(report: Report, colour = false): string {
  const paint = createColors(colour)
  const tint = {error: paint.red, warning: paint.yellow, note: paint.cyan}
  const blocks = report.diagnostics.map(diagnostic => {
    const {ruleId, severity, file, start, message, related, help, url} = diagnostic
    return [
      `${paint.bold(tint[severity](severity))}: ${paint.bold(message)} ${paint.dim(`(${ruleId})`)}`,
      `  ${paint.dim('-->')} ${file}:${start.line}:${start.column}`,
      ...frame(diagnostic, report).map((line, index) => (index === 0 ? line : tint[severity](line))),
      ...related.map(({at, message}) => `  also: ${at.file}:${at.start.line}:${at.start.column} ${message}`),
      ...(help ? [`  help: ${help}`] : []),
      paint.dim(`  docs: ${url}`),
      '',
    ].join('\n')
  })
  return [...blocks, `${summary(report)}\n`].join('\n')
}

function frame(diagnostic: Diagnostic, report: Report): string[] {
  const {file, start, end} = diagnostic
  const line = report.line(file, start.line)
  if (line.trim() === '') return []
  const gutter = String(start.line)
  const to = end.line === start.line ? end.column : line.length + 1
  const {text, indent, width} = displayLine(line, start.column - 1, to - 1)
  return [`  ${gutter} | ${text}`, `  ${' '.repeat(gutter.length)} | ${' '.repeat(indent)}${'^'.repeat(width)}`]
}

function summary({diagnostics, files, durationMs}: Report): string {
  return `${countsInWords(diagnostics)} in ${counted(files, 'file')} (${(durationMs / 1000).toFixed(1)} s)`
}
