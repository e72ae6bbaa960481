import type {ReadProblem} from '../core/content/source.ts'
import {exampleCatalog, exampleDiagnostics} from '../core/lint/check.ts'
import type {Rule, RuleExample} from '../core/lint/rule.ts'
import {reportPretty} from '../report/pretty.ts'
import {reportOf} from '../report/report.ts'
import {sourceKinds} from '../status/source/index.ts'

/** A file of an example as a page shows it. */
export interface ExampleFile {
  path: string
  /** Its text; for what is not text, a sentence in brackets. */
  text: string
}

/** An example of a rule with what `npm run check` prints about it. */
export interface ShownExample {
  name: string
  files: ExampleFile[]
  /** As on a terminal; missing where nothing is found. */
  output?: string
}

/** Runs a rule on its examples and writes down what a page shows; examples that pass come last. */
export function shownExamples(rule: Rule): ShownExample[] {
  const shown = rule.examples.map(example => showExample(rule, example))
  return [...shown.filter(({output}) => output !== undefined), ...shown.filter(({output}) => output === undefined)]
}

function showExample(rule: Rule, example: RuleExample): ShownExample {
  const files = [...filesOf(example.files), ...before(example)]
  const catalog = exampleCatalog(example, sourceKinds())
  const diagnostics = exampleDiagnostics(rule, example, {sourceKinds: sourceKinds()})
  if (diagnostics.length === 0) return {name: example.name, files}
  const report = reportPretty(reportOf(catalog, {diagnostics, rules: [rule], durationMs: 0}))
  return {name: example.name, files, output: withoutSummary(report)}
}

function filesOf(files: RuleExample['files'], words = ''): ExampleFile[] {
  return Object.entries(files).map(([path, content]) => ({path: `content/${path}${words}`, text: textOf(content)}))
}

function before({before = {}}: RuleExample): ExampleFile[] {
  const texts = Object.entries(before).map(([path, text]) => [path, text ?? '(there was no such file)'])
  return filesOf(Object.fromEntries(texts), ', before')
}

// In: findings, an empty line, `1 error in 2 files (0.0 s)`. Out: the findings.
function withoutSummary(report: string): string {
  return report.trimEnd().split('\n').slice(0, -1).join('\n').trimEnd()
}

function textOf(content: RuleExample['files'][string]): string {
  if (typeof content === 'string') return content
  if (content instanceof Uint8Array) return `(${content.length} bytes that are not text)`
  return unreadable[content.problem]
}

const unreadable: Record<ReadProblem['problem'], string> = {
  'symlink-loop': '(a link that leads back to itself)',
  'too-large': '(a file that is too large)',
  outside: '(a link to a file outside of the content)',
  unreadable: '(a file that nobody may read)',
}
