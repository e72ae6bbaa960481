import type {FileState} from '../catalog/attached-files.ts'
import {Catalog} from '../catalog/catalog.ts'
import {alertFilesFrom} from '../content/alert-files.ts'
import {besideFileOf} from '../content/beside-files.ts'
import {calendarFiles, isCalendarPath} from '../content/calendar-files.ts'
import {parseDocument} from '../content/document.ts'
import {withoutRandom} from '../content/mask.ts'
import type {SourceKind} from '../content/schema/source-kind.ts'
import {parseSettings} from '../content/settings.ts'
import type {SourceFile} from '../content/source.ts'
import {findSpecFiles} from '../content/spec-files.ts'
import {shortenQuotes} from '../format/shorten-quotes.ts'
import {onOneLine} from '../format/visible.ts'
import {secretsByFile} from './confidential.ts'
import {compareDiagnostics, type Diagnostic, type Finding, type SuppressedDiagnostic} from './diagnostic.ts'
import {withFingerprints} from './fingerprint.ts'
import {firstOfEachFile} from './first-of-each-file.ts'
import {type Checked, inFiles} from './in-files.ts'
import type {Rule, RuleContext, RuleExample, RuleOutcome} from './rule.ts'
import {missingParts, type Suppression, suppressionFor, suppressionsOf} from './suppressions.ts'

/** What a check is made for, and what is known before it. */
export interface CheckContext extends Pick<RuleContext, 'now'>, Partial<Pick<RuleContext, 'secrets' | 'fileState' | 'base'>> {
  /** What local rules find, by rule id; such a rule is not run. */
  known?: ReadonlyMap<string, readonly Finding[]>
}

export type {Checked} from './in-files.ts'

/** Runs rules over a catalog and lists what they find, without what suppressions keep back; see {@link runRules}. */
export function checkCatalog(catalog: Catalog, rules: readonly Rule[], context: CheckContext): Diagnostic[] {
  return runRules(catalog, rules, context).diagnostics
}

/** Runs rules over a catalog. Rules that settings turn off are not run, but for required ones; those that judge suppressions come last. */
export function runRules(catalog: Catalog, rules: readonly Rule[], {now, known, secrets = [], fileState, base}: CheckContext): Checked {
  const on = rules.filter(({id, required}) => required || catalog.settings.rules[id] !== 'off')
  const made = {catalog, secretsIn: secretsByFile(catalog, secrets)}
  const context = {now, secrets, ...idsOf(rules), ...(fileState && {fileState}), ...(base && {base})}
  const found = on
    .filter(({last}) => !last)
    .flatMap(rule => diagnosticsOf(rule, made, known?.get(rule.id) ?? firstOfEachFile(rule.check(catalog, context))))
  const {kept, suppressed, outcome} = applySuppressions(catalog, withFingerprints(catalog, found.sort(compareDiagnostics)), on)
  const judged = on
    .filter(({last}) => last)
    .flatMap(rule => diagnosticsOf(rule, made, firstOfEachFile(rule.check(catalog, {...context, outcome}))))
  const diagnostics = [...kept, ...withFingerprints(catalog, judged.sort(compareDiagnostics))]
  return inFiles(catalog, {diagnostics: judged.length > 0 ? diagnostics.sort(compareDiagnostics) : diagnostics, suppressed})
}

function idsOf(rules: readonly Rule[]): Pick<RuleContext, 'ruleIds' | 'requiredIds' | 'unsuppressibleIds'> {
  return {
    ruleIds: rules.map(({id}) => id),
    requiredIds: rules.filter(({required}) => required).map(({id}) => id),
    unsuppressibleIds: rules.filter(({suppressible}) => suppressible === false).map(({id}) => id),
  }
}

interface Made {
  catalog: Catalog
  secretsIn(file: string): readonly string[]
}

function diagnosticsOf(rule: Rule, {catalog, secretsIn}: Made, findings: Iterable<Finding>): Diagnostic[] {
  const set = catalog.settings.rules[rule.id]
  const diagnostics: Diagnostic[] = []
  for (const finding of findings) {
    const said = (text: string) => shortenQuotes(withoutRandom(onOneLine(text), secretsIn(finding.at.file)))
    diagnostics.push({
      ruleId: rule.id,
      severity: set && set !== 'off' ? set : (finding.severity ?? rule.severity),
      file: finding.at.file,
      start: finding.at.start,
      end: finding.at.end,
      message: said(finding.message),
      ...(finding.key !== undefined && {key: finding.key}),
      ...(finding.help && {help: said(finding.help)}),
      url: ruleUrl(rule.id, catalog.settings.links.guide ?? catalog.settings.links.site),
      fingerprint: '',
      related: (finding.related ?? []).map(({at, message}) => ({at, message: said(message)})),
      ...(finding.confidential && {confidential: finding.confidential}),
      ...(finding.fix && {fix: finding.fix}),
    })
  }
  return diagnostics
}

interface Applied {
  kept: Diagnostic[]
  suppressed: SuppressedDiagnostic[]
  outcome: RuleOutcome
}

function applySuppressions(catalog: Catalog, diagnostics: Diagnostic[], ran: readonly Rule[]): Applied {
  const may = new Set(ran.filter(({suppressible}) => suppressible !== false).map(({id}) => id))
  const valid = suppressionsOf(catalog).filter(each => missingParts(each).length === 0 && may.has(each.rule))
  const hidden = new Map<Suppression, number>(valid.map(each => [each, 0]))
  if (valid.length === 0) return {kept: diagnostics, suppressed: [], outcome: {hidden}}
  const candidates = Map.groupBy(valid, ({file, rule}) => `${rule} ${file}`)
  const kept: Diagnostic[] = []
  const suppressed: SuppressedDiagnostic[] = []
  for (const diagnostic of diagnostics) {
    const by = suppressionFor(diagnostic, candidates.get(`${diagnostic.ruleId} ${diagnostic.file}`) ?? [])
    if (!by) kept.push(diagnostic)
    else {
      suppressed.push({...diagnostic, suppression: {...by.parts, at: by.at()}})
      hidden.set(by, (hidden.get(by) ?? 0) + 1)
    }
  }
  return {kept, suppressed, outcome: {hidden}}
}

/** Gives the address of a rule's page; without a site, its path on any built site. */
export function ruleUrl(id: string, site?: string): string {
  return `${site?.replace(/\/$/, '') ?? ''}/rules/${id}/`
}

/** What examples are run with. */
export interface ExampleContext {
  now?: string
  /** Kinds of status sources that settings may name. */
  sourceKinds?: readonly SourceKind[]
}

/** Runs one rule on the files of an example, in the form of {@link checkCatalog}. */
export function exampleDiagnostics(rule: Rule, example: RuleExample, context: ExampleContext = {}): Diagnostic[] {
  const {now = '2026-11-23T02:00:00Z', sourceKinds} = context
  const diagnostics = checkCatalog(exampleCatalog(example, sourceKinds), [rule, ...(example.beside ?? [])], {
    now,
    fileState: path => exampleFileState(example, path),
    ...(example.before && {base: exampleCatalog({...example, files: filesBefore(example)}, sourceKinds)}),
  })
  return diagnostics.filter(({ruleId}) => ruleId === rule.id)
}

/** Gives the files of an example as they were before the change that it shows. */
export function filesBefore({files, before = {}}: RuleExample): RuleExample['files'] {
  return Object.fromEntries(Object.entries({...files, ...before}).flatMap(([path, text]) => (text === null ? [] : [[path, text]])))
}

function exampleFileState({files}: RuleExample, path: string): FileState {
  const file = Object.hasOwn(files, path) ? files[path] : undefined
  if (file === undefined) return 'missing'
  return typeof file === 'object' && 'problem' in file ? 'too-large' : 'there'
}

/** Runs one rule on the files of an example; findings come back in the form `expect` is written in. */
export function checkExample(rule: Rule, example: RuleExample, context: ExampleContext = {}): string[] {
  return exampleDiagnostics(rule, example, context).map(
    ({file, start, end, message}) => `${file}:${start.line}:${start.column}-${end.line}:${end.column} ${message}`,
  )
}

/**
 * Builds the catalog of an example.
 *
 * @param sourceKinds Kinds of status sources that its settings may name.
 */
export function exampleCatalog(example: RuleExample, sourceKinds: readonly SourceKind[] = []): Catalog {
  const sources = Object.entries(example.files).map(([contentPath, content]): SourceFile => {
    const place = {file: `content/${contentPath}`, contentPath}
    return typeof content === 'object' && 'problem' in content ? {...place, ...content} : {...place, content}
  })
  const settings = sources.find(({contentPath}) => contentPath === 'settings.yaml')
  const calendars = sources.filter(({contentPath}) => isCalendarPath(contentPath))
  const settingsFile = settings && parseSettings(settings, sourceKinds)
  const patterns = settingsFile?.settings.alerts.files ?? []
  const beside = sources.filter(source => source !== settings && /\.(ya?ml|json)$/.test(source.contentPath))
  const alertFiles = alertFilesFrom(patterns, beside)
  const isEntry = (source: SourceFile) =>
    source !== settings && !calendars.includes(source) && !alertFiles.files.some(({contentPath}) => contentPath === source.contentPath)
  const parsed = sources.filter(isEntry).map(source => parseDocument(source))
  const byPath = new Map(sources.map(source => [source.contentPath, source]))
  const specFiles = findSpecFiles(parsed, paths => paths.flatMap(path => besideFileOf(byPath.get(path)) ?? []))
  const documents = parsed.filter(({contentPath}) => !specFiles.has(contentPath))
  const overrides = example.trusted ? {trusted: true} : {}
  return new Catalog(documents, settingsFile, {overrides, calendars: calendarFiles(calendars), alertFiles, specFiles})
}

/** A finding together with the rule that made it, for plugins that report through `file.message`. */
export interface RuleFinding extends Finding {
  ruleId: string
}
