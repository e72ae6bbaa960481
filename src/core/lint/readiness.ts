import type {Catalog} from '../catalog/catalog.ts'
import {coverageColumns, coverageOf, missingCells} from '../catalog/queries/coverage.ts'
import type {Subject} from '../catalog/queries/subject.ts'
import {subjectScope} from '../catalog/queries/subject-scope.ts'
import {belowRoot} from '../content/roots.ts'
import {dayOf} from '../format/dates.ts'
import {type CheckContext, runRules} from './check.ts'
import type {Diagnostic, Severity} from './diagnostic.ts'
import type {Rule} from './rule.ts'

/** Why an integration is, or is not, ready on a day. */
export interface Reason {
  /** `missing`: not written down. `wrong`: a finding that stands today. `until`: a finding that comes true by that day. */
  kind: 'missing' | 'wrong' | 'until' | 'freeze'
  severity: Severity
  message: string
  help?: string
  /** Where it is mended. */
  file: string
  line: number
}

/** What is asked. */
export interface ReadinessRequest {
  /** The present, ISO 8601 UTC. */
  now: string
  /** The instant that is asked about, not before `now`. */
  on: string
  /** The one integration or service that is asked about; absent: all of them. */
  subject?: Subject | undefined
}

/** Go or no-go, with its reasons. */
export interface Readiness extends ReadinessRequest {
  /** True when no reason is an error. */
  isReady: boolean
  /** Integrations and services that were looked at, by tier. */
  integrations: Subject[]
  /** Errors first, then by file and line. */
  reasons: Reason[]
}

/**
 * Answers whether integrations can be operated on a day: what settings ask of their tier is there, nothing is wrong with what they are
 * operated with, and nothing of it runs out until then.
 *
 * What merely comes true by the passing of time is a warning in the check; so it is here, and `--fail-on warning` makes it decide.
 */
export function readinessOf(
  catalog: Catalog,
  rules: readonly Rule[],
  request: ReadinessRequest,
  context: Omit<CheckContext, 'now'>,
): Readiness {
  const {now, on, subject} = request
  const rows = coverageOf(catalog).filter(row => subject === undefined || row.subject === subject)
  const scope = subject && new Set([...subjectScope(catalog, subject)].map(({file}) => file))
  const at = (instant: string) =>
    runRules(catalog, rules, {...context, now: instant}).diagnostics.filter(
      ({file, ruleId}) => ruleId !== inoperable && (!scope || scope.has(file)),
    )
  const today = at(now)
  const seen = new Set(today.map(({fingerprint}) => fingerprint))
  const reasons = [
    ...rows.flatMap(missingOf),
    ...today.map(diagnostic => reasonOf('wrong', diagnostic)),
    ...at(on).flatMap(diagnostic => (seen.has(diagnostic.fingerprint) ? [] : [reasonOf('until', diagnostic)])),
    ...freezesOn(catalog, on),
  ].sort(byWeight)
  return {...request, isReady: reasons.every(({severity}) => severity !== 'error'), integrations: rows.map(row => row.subject), reasons}
}

// Its findings are the missing cells, which are said in full here.
const inoperable = 'integration-inoperable'

function missingOf(row: ReturnType<typeof coverageOf>[number]): Reason[] {
  const {subject, policy} = row
  const {file, contentPath} = subject.document
  const home = file.slice(0, file.length - belowRoot(contentPath).length)
  return missingCells(row).flatMap(({column, gaps}) =>
    gaps.map(({what, of, repair}) => ({
      kind: 'missing' as const,
      severity: policy?.level ?? 'error',
      message: `${subject.kind} \`${subject.id}\`, ${coverageColumns[column].toLowerCase()}: ${of ? `${what} for \`${of.id}\`` : what}`,
      file: home + belowRoot('edit' in repair ? repair.edit : repair.at),
      line: 1,
    })),
  )
}

function reasonOf(kind: 'wrong' | 'until', {severity, message, help, file, start}: Diagnostic): Reason {
  return {kind, severity, message, ...(help && {help}), file, line: start.line}
}

function freezesOn(catalog: Catalog, on: string): Reason[] {
  const day = dayOf(on, catalog.settings.timeZone)
  const {settings, settingsFile} = catalog
  return settings.freezes.flatMap(({from, to, reason}, index) => {
    if (day < from || day > to || !settingsFile) return []
    const {start} = settingsFile.frontmatter.valueSpan(['freezes', index])
    return [
      {
        kind: 'freeze',
        severity: 'warning',
        message: `nothing is released from ${from} to ${to}: ${reason}`,
        file: settingsFile.file,
        line: start.line,
      },
    ]
  })
}

const weights: Record<Severity, number> = {error: 0, warning: 1, note: 2}

function byWeight(a: Reason, b: Reason): number {
  return weights[a.severity] - weights[b.severity] || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)
}
