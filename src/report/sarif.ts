import type {Span} from '../core/content/span.ts'
import {jsonText} from '../core/format/json-text.ts'
import {counted} from '../core/format/plural.ts'
import type {Diagnostic, Severity, SuppressedDiagnostic} from '../core/lint/diagnostic.ts'
import {defineFormat} from './format.ts'
import {docsOf, isAddress, type Report, type RuleText} from './report.ts'

/** SARIF 2.1.0. */
export const sarif = defineFormat({
  id: 'sarif',
  summary: 'GitHub code scanning, Azure DevOps, editors',
  file: 'report.sarif',
  pathsFrom: 'repository',
  render: report => reportSarif(report),
})

/**
 * Writes a report as SARIF 2.1.0, which code scanning services and editors read.
 *
 * Only rules with findings are described. Findings that suppressions keep back are there, marked as such. Of more findings than code
 * scanning takes the worst are written, and a notification says how many are not. Paths are relative to the root of the repository, which a code host attaches findings to.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning for
 * `primaryLocationLineHash` and the most results of a run.
 */
export function reportSarif({diagnostics, suppressed = [], rules}: Report, most = mostResults): string {
  const all = [...diagnostics, ...suppressed]
  const written = all.length > most ? worst(all, most) : all
  const found = new Map(written.map(diagnostic => [diagnostic.ruleId, diagnostic.url]))
  const described = rules.filter(({id}) => found.has(id))
  const index = new Map(described.map(({id}, at) => [id, at]))
  const run = {
    tool: {driver: {name: 'clarity', rules: described.map(rule => ruleOf(rule, found.get(rule.id) ?? ''))}},
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      [base]: {description: {text: 'The root of the repository, or the folder in which the check ran where there is none.'}},
    },
    invocations: [{executionSuccessful: true, ...leftOut(all.length - written.length)}],
    results: written.map(diagnostic => resultOf(diagnostic, index.get(diagnostic.ruleId))),
  }
  const log = {$schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run]}
  return jsonText(log)
}

/** Code scanning refuses a run with more results. */
const mostResults = 25_000

const ranks: Record<Severity, number> = {error: 0, warning: 1, note: 2}

// Sorting is stable: within a severity the order of the report stays.
function worst(all: readonly Diagnostic[], most: number): Diagnostic[] {
  return all.toSorted((a, b) => ranks[a.severity] - ranks[b.severity]).slice(0, most)
}

function leftOut(count: number) {
  if (count === 0) return {}
  const text = `${counted(count, 'finding')} more than a run may hold, errors first; \`clarity check\` lists all of them`
  return {toolExecutionNotifications: [{level: 'warning', message: {text}}]}
}

const base = '%SRCROOT%'

function ruleOf({id, severity, summary, why}: RuleText, url: string) {
  const docs = docsOf({ruleId: id, url})
  const page = isAddress(url)
    ? `[The page of the rule](${url}) has content that passes and content that fails.`
    : `\`${docs}\` shows content that passes and content that fails.`
  return {
    id,
    shortDescription: {text: summary},
    fullDescription: {text: `${summary} ${why}`},
    help: {text: `${summary}\n${why}\n${docs}`, markdown: `${summary}\n\n**Why:** ${why}\n\n${page}`},
    // Without a site in settings there is only a path, which is no address.
    ...(isAddress(url) && {helpUri: url}),
    defaultConfiguration: {level: severity},
    properties: {precision: 'very-high', 'problem.severity': severity === 'note' ? 'recommendation' : severity, tags: ['operations']},
  }
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number | undefined) {
  const {ruleId, severity, file, start, end, message, help, fingerprint, related} = diagnostic
  return {
    ruleId,
    ...(ruleIndex !== undefined && {ruleIndex}),
    level: severity,
    message: {text: literal(help ? `${message}\n${help}` : message)},
    locations: [{physicalLocation: placeOf({file, start, end})}],
    // Code scanning knows only its own name for it, which counts equal lines behind a colon.
    partialFingerprints: {'clarity/v1': fingerprint, primaryLocationLineHash: `${fingerprint}:1`},
    ...('suppression' in diagnostic && {suppressions: [suppressionOf(diagnostic as SuppressedDiagnostic)]}),
    ...(related.length > 0 && {
      relatedLocations: related.map(({at, message}, id) => ({id, message: {text: literal(message)}, physicalLocation: placeOf(at)})),
    }),
  }
}

function suppressionOf({suppression: {reason, at}}: SuppressedDiagnostic) {
  return {kind: 'inSource', status: 'accepted', ...(reason && {justification: literal(reason)}), location: {physicalLocation: placeOf(at)}}
}

function placeOf({file, start, end}: Span) {
  const region = {startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column}
  return {artifactLocation: {uri: addressOf(file), uriBaseId: base}, region}
}

// A colon in the first part of a relative path would read as a scheme.
function addressOf(file: string): string {
  return file
    .split('/')
    .map(part => encodeURIComponent(part.toWellFormed()))
    .join('/')
}

// Braces mark arguments of a message (§3.11.5) and brackets before parentheses a link (§3.11.6), unless they are escaped.
function literal(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replace(/\[(?=[^\]]*\]\()/g, '\\[')
}
