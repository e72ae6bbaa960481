import {counted} from '../core/format/plural.ts'
import type {Diagnostic, Severity} from '../core/lint/diagnostic.ts'
import {defineFormat} from './format.ts'
import {byFile, countsInWords, isAddress, type Report} from './report.ts'

/** How long a report may be. */
export interface MarkdownLimits {
  findings: number
  /** In UTF-16 code units; a comment on GitHub ends at 65,536. */
  length: number
}

const marks: Record<Severity, string> = {error: '❌ error', warning: '⚠️ warning', note: 'ℹ️ note'}

/** Markdown for people who read a pull request. */
export const markdown = defineFormat({
  id: 'markdown',
  summary: 'a comment on a pull request; errors come first, and the length has a limit',
  file: 'report.md',
  render: report => reportMarkdown(report),
})

/**
 * Writes a report for a pull request or a job summary: what fails, where, what to do, by file.
 *
 * When there are more findings than fit, the errors come first, and a line says how many are left out.
 */
export function reportMarkdown(report: Report, limits: MarkdownLimits = {findings: 60, length: 60_000}): string {
  const {diagnostics, files} = report
  const head = `### Content check: ${countsInWords(diagnostics)} in ${counted(files, 'file')}\n`
  const shown = thatFit(diagnostics, limits)
  const sections = [...byFile(diagnostics.filter(each => shown.has(each)))].map(([file, found]) => section(file, found))
  const rest = diagnostics.filter(each => !shown.has(each))
  const more = rest.length === 0 ? [] : [`… and ${countsInWords(rest)} more. Run \`clarity check\` to see all.\n`]
  return [head, ...sections, ...more].join('\n')
}

function thatFit(diagnostics: readonly Diagnostic[], {findings, length}: MarkdownLimits): Set<Diagnostic> {
  const shown = new Set<Diagnostic>()
  let left = length
  for (const severity of ['error', 'warning', 'note'] as const) {
    for (const diagnostic of diagnostics) {
      if (diagnostic.severity !== severity) continue
      // The file's heading is counted with each of its findings: too much rather than too little.
      left -= item(diagnostic).length + diagnostic.file.length + 10
      if (shown.size >= findings || left < 0) return shown
      shown.add(diagnostic)
    }
  }
  return shown
}

function section(file: string, found: Diagnostic[]): string {
  return `#### ${code(file)}\n\n${found.map(item).join('')}`
}

function item({ruleId, severity, start, message, help, url, related}: Diagnostic): string {
  const rule = isAddress(url) ? `[${ruleId}](${addressText(url)})` : `\`${ruleId}\``
  const also = related.map(({at, message}) => `  <br>also: ${code(`${at.file}:${at.start.line}:${at.start.column}`)} ${prose(message)}\n`)
  const todo = help ? `  <br>**What to do:** ${prose(help)}\n` : ''
  return `- **${marks[severity]}** at ${start.line}:${start.column}: ${prose(message)} (${rule})\n${also.join('')}${todo}`
}

/** Writes text for Markdown: values in backticks stay code; around them nothing may become a link, a mention or an element. */
export function prose(text: string): string {
  return text
    .split(/((?<!`)`[^`]+`(?!`))/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_[\]<>&|~#@!]/g, sign => `&#${sign.charCodeAt(0)};`)))
    .join('')
}

/** Writes an address for a link in Markdown: a parenthesis would end it, and whatever follows come alive. */
export function addressText(url: string): string {
  return url.replace(/[()<>\s\\]|\p{Cc}/gu, sign => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)
}

function code(text: string): string {
  return text.includes('`') ? prose(text) : `\`${text}\``
}
