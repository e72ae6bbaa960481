import {Catalog} from './catalog.ts'
import {compareDiagnostics, type Diagnostic, type Finding} from './diagnostic.ts'
import {digest} from './digest.ts'
import {parseDocument} from './document.ts'
import type {Rule, RuleContext, RuleExample} from './rule.ts'
import {parseSettings} from './settings.ts'
import type {SourceFile} from './source.ts'

/** What a check is made for, and what is known before it. */
export interface CheckContext extends Pick<RuleContext, 'now'>, Partial<Pick<RuleContext, 'secrets'>> {
  /** What local rules find, by rule id; such a rule is not run. */
  known?: ReadonlyMap<string, readonly Finding[]>
}

/**
 * Runs rules over a catalog.
 *
 * @returns Findings in reading order: path, line, column, rule id. Rules that settings turn off are not run.
 */
export function checkCatalog(catalog: Catalog, rules: readonly Rule[], {now, known, secrets = []}: CheckContext): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const context: RuleContext = {now, secrets, ruleIds: rules.map(({id}) => id)}
  for (const rule of rules) {
    const set = catalog.settings.rules[rule.id]
    if (set === 'off') continue
    for (const finding of known?.get(rule.id) ?? rule.check(catalog, context)) {
      diagnostics.push({
        ruleId: rule.id,
        severity: set ?? finding.severity ?? rule.severity,
        file: finding.at.file,
        start: finding.at.start,
        end: finding.at.end,
        message: onOneLine(finding.message),
        ...(finding.help && {help: onOneLine(finding.help)}),
        url: ruleUrl(rule.id, catalog.settings.links.site),
        fingerprint: '',
        related: (finding.related ?? []).map(({at, message}) => ({at, message: onOneLine(message)})),
      })
    }
  }
  return withFingerprints(diagnostics.sort(compareDiagnostics))
}

// Messages and help carry values as written; a line break or an escape code in one must not reach a terminal or a log.
function onOneLine(message: string): string {
  return message.replace(/\p{Cc}+/gu, ' ')
}

/** Gives the address of a rule's page; without a site, its path on any built site. */
export function ruleUrl(id: string, site?: string): string {
  return `${site?.replace(/\/$/, '') ?? ''}/rules/${id}/`
}

/** Runs one rule on the files of an example; findings come back in the form `expect` is written in. */
export function checkExample(rule: Rule, example: RuleExample, now = '2026-11-23T02:00:00Z'): string[] {
  const catalog = exampleCatalog(example)
  return checkCatalog(catalog, [rule], {now}).map(
    ({file, start, end, message}) => `${file}:${start.line}:${start.column}-${end.line}:${end.column} ${message}`,
  )
}

/** Builds the catalog of an example. */
export function exampleCatalog(example: RuleExample): Catalog {
  const sources = Object.entries(example.files).map(([contentPath, content]): SourceFile => {
    const place = {file: `content/${contentPath}`, contentPath}
    return typeof content === 'object' && 'problem' in content ? {...place, ...content} : {...place, content}
  })
  const settings = sources.find(({contentPath}) => contentPath === 'settings.yaml')
  const documents = sources.filter(source => source !== settings).map(source => parseDocument(source))
  return new Catalog(documents, settings && parseSettings(settings))
}

// The line is left out, so that a finding keeps its fingerprint when text above it grows; equal ones are counted.
function withFingerprints(diagnostics: Diagnostic[]): Diagnostic[] {
  const seen = new Map<string, number>()
  return diagnostics.map(diagnostic => {
    const key = `${diagnostic.ruleId}\n${diagnostic.file}\n${diagnostic.message}`
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return {...diagnostic, fingerprint: digest(`${key}\n${count}`)}
  })
}

/** A finding together with the rule that made it, for plugins that report through `file.message`. */
export interface RuleFinding extends Finding {
  ruleId: string
}
