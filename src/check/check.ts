import path from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Catalog} from '../core/catalog/catalog.ts'
import {runRules} from '../core/lint/check.ts'
import {compareDiagnostics, type Diagnostic} from '../core/lint/diagnostic.ts'
import {causedBetween} from '../core/lint/new-since.ts'
import {loadRevision} from '../host/catalog.ts'
import {type LoadedForCheck, type LoadOptions, loadForCheck} from '../host/check-content.ts'
import {fileStates} from '../host/content-files.ts'
import {findSecrets} from '../host/find-secrets.ts'
import {moduleFile} from '../host/program.ts'
import type {ContentRoots} from '../host/roots.ts'
import {type Report, reportOf} from '../report/report.ts'
import {rules} from '../rules/index.ts'

/** A report with the content it is about. */
export interface ContentReport extends Report {
  catalog: Catalog
  /** Absolute path of the content root. */
  root: ContentRoots
}

/** What to check. */
export interface CheckRequest {
  content: ContentRoots
  /** ISO 8601 UTC; the present when missing. */
  now?: string | undefined
  /** Folder that paths in findings are relative to; where the command was started when missing. */
  cwd?: string | undefined
  /** Folder for what is kept between runs; `.clarity` when missing. */
  cache?: string | undefined
  /** True judges what a public site would show. */
  public?: boolean | undefined
  /** True lets content run code; said by whoever runs the program. */
  trustContent?: boolean | undefined
}

const help = {module: pathToFileURL(moduleFile('src/check/helper'))}

/** Reads a content root and checks it with all rules. */
export async function check(request: CheckRequest): Promise<ContentReport> {
  const started = performance.now()
  return await reportOn(await loadForCheck(request.content, rules, loadOptionsOf(request)), request.now, started)
}

/** Says how the content of a request is read. */
export function loadOptionsOf(request: CheckRequest): LoadOptions {
  const {cwd, cache = '.clarity'} = request
  return {...(cwd && {cwd}), cache: path.join(cache, 'check'), overrides: overridesOf(request), help}
}

/** Judges content that has been read.
 *
 * @param started When that began, of `performance.now`.
 */
export async function reportOn(
  {catalog, root, known}: CheckedContent,
  now = new Date().toISOString(),
  started: number,
): Promise<ContentReport> {
  const secrets = await findSecrets(catalog)
  const {diagnostics, suppressed} = runRules(catalog, rules, {now, secrets, fileState: fileStates(root), known})
  const durationMs = Math.round(performance.now() - started)
  return {...reportOf(catalog, {diagnostics, suppressed, rules, durationMs}), catalog, root}
}

type CheckedContent = Pick<LoadedForCheck, 'catalog' | 'root' | 'known'>

/**
 * Keeps of a report what the change since a git revision brought about, wherever it shows.
 *
 * @param request The request that the report answers.
 * @throws {Failure} When there is no repository or no such revision.
 */
export async function onlySince(report: ContentReport, ref: string, request: CheckRequest): Promise<ContentReport> {
  const {now = new Date().toISOString(), cwd} = request
  const started = performance.now()
  const {catalog, commit, fileState} = loadRevision(report, ref, cwd, overridesOf(request))
  const before = runRules(catalog, rules, {now, secrets: await findSecrets(catalog), fileState})
  const all = compared(report, catalog, now)
  const diagnostics = causedBetween({catalog, diagnostics: before.diagnostics}, {catalog: report.catalog, diagnostics: all})
  const since = {ref, commit, older: all.length - diagnostics.length}
  return {...report, diagnostics, since, durationMs: report.durationMs + Math.round(performance.now() - started)}
}

// Rules that compare find more now that there is something to compare with.
function compared({catalog, diagnostics}: ContentReport, base: Catalog, now: string): Diagnostic[] {
  const comparing = rules.filter(({compares}) => compares)
  const ids = new Set(comparing.map(({id}) => id))
  const again = runRules(catalog, comparing, {now, base}).diagnostics
  return [...diagnostics.filter(({ruleId}) => !ids.has(ruleId)), ...again].sort(compareDiagnostics)
}

/** Tells whether findings are bad enough to fail. */
export function fails(diagnostics: readonly Diagnostic[], failOn: 'error' | 'warning'): boolean {
  return diagnostics.some(({severity}) => severity === 'error' || severity === failOn)
}

function overridesOf(request: Pick<CheckRequest, 'public' | 'trustContent'>): {public?: true; trusted?: true} {
  return {...(request.public && {public: true}), ...(request.trustContent && {trusted: true})}
}
