import {createColors} from 'picocolors'
import {tookInWords} from '../core/format/duration.ts'
import {counted, plural} from '../core/format/plural.ts'
import type {Diagnostic} from '../core/lint/diagnostic.ts'
import {displayLine} from './display.ts'
import {defineFormat} from './format.ts'
import {countsInWords, docsOf, type Report} from './report.ts'
import {forTerminal} from './terminal.ts'

/** Text for people. */
export const pretty = defineFormat({
  id: 'pretty',
  summary: 'people: each finding with its line',
  file: 'pretty.txt',
  render: (report, {colour}) => reportPretty(report, colour),
})

/** Writes a report for people: each finding with its line, what else matters, and what to do. */
export function reportPretty(report: Report, colour = false): string {
  const paint = createColors(colour)
  const tint = {error: paint.red, warning: paint.yellow, note: paint.cyan}
  const blocks = report.diagnostics.map(diagnostic => {
    const {ruleId, severity, file, start, message, related, help} = diagnostic
    return [
      `${paint.bold(tint[severity](severity))}: ${paint.bold(message)} ${paint.dim(`(${ruleId})`)}`,
      `  ${paint.dim('-->')} ${file}:${start.line}:${start.column}`,
      ...frame(diagnostic, report).map((line, index) => (index === 0 ? line : tint[severity](line))),
      ...related.map(({at, message}) => `  also: ${at.file}:${at.start.line}:${at.start.column} ${message}`),
      ...(help ? [`  help: ${help}`] : []),
      paint.dim(`  docs: ${docsOf(diagnostic)}`),
      '',
    ].join('\n')
  })
  return forTerminal([...blocks, `${fixedLines(report)}${summary(report)}\n`].join('\n'), colour)
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

// What is fixed is news, and the file shrinks only if somebody hears it.
function fixedLines({baseline}: Report): string {
  if (!baseline || baseline.fixed.length === 0) return ''
  const lines = baseline.fixed.map(({rule, file, message}) => `fixed: ${file}: ${message} (${rule})\n`)
  return `${lines.join('')}  help: Run it again with \`--update-baseline\` to take ${plural(lines.length, 'it', 'them')} out of \`${baseline.file}\`.\n\n`
}

function summary({diagnostics, suppressed = [], since, baseline, files, durationMs}: Report): string {
  const leftOut = [
    baseline && baseline.known > 0 && `${baseline.known} in the baseline`,
    since && since.older > 0 && `${since.older} from before ${since.commit.slice(0, 10)}`,
    suppressed.length > 0 && `${suppressed.length} suppressed`,
  ]
  const none = since ? `no findings since ${since.ref}` : 'no findings'
  const said = [diagnostics.length > 0 ? countsInWords(diagnostics) : none, ...leftOut].filter(Boolean).join(', ')
  const fixable = diagnostics.filter(({fix}) => fix).length
  const hint =
    fixable > 0 ? `; \`--fix\` repairs ${fixable === diagnostics.length ? plural(fixable, 'it', 'them') : `${fixable} of them`}` : ''
  return `${said} in ${counted(files, 'file')} (${tookInWords(durationMs)})${hint}`
}
