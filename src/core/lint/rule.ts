import type {FileState} from '../catalog/attached-files.ts'
import type {Catalog} from '../catalog/catalog.ts'
import type {ReadProblem} from '../content/source.ts'
import type {Span} from '../content/span.ts'
import type {Finding, Severity} from './diagnostic.ts'
import type {Suppression} from './suppressions.ts'

/** What a rule may know beside the catalog. */
export interface RuleContext {
  /** The instant the check is made for, ISO 8601 UTC. Becomes an error by itself only where settings raise it. */
  now: string
  /** Ids of all rules there are. */
  ruleIds: readonly string[]
  /** What a maintained set of patterns takes for secrets; empty where nobody looked. */
  secrets: readonly FoundSecret[]
  /** Tells what stands at a path below the content root, entry or not; missing where nobody can look. */
  fileState?: (contentPath: string) => FileState
  /** Ids of the rules whose findings nothing keeps back. */
  unsuppressibleIds?: readonly string[]
  /** Ids of the rules that settings cannot turn off. */
  requiredIds?: readonly string[]
  /** The content before a change, where one is looked at: `check --since`. */
  base?: Catalog
  /** What the other rules came to; only for rules that run last. */
  outcome?: RuleOutcome
}

/** What became of the findings of all rules but the last ones. */
export interface RuleOutcome {
  /** How many findings each complete suppression of a rule that ran keeps back. */
  hidden: ReadonlyMap<Suppression, number>
}

/** Something that a maintained set of patterns takes for a secret. */
export interface FoundSecret {
  /** What it seems to be, e.g. `a private key`. */
  what: string
  /** The secret itself, never to be shown whole. */
  value: string
  at: Span
}

/** A small content folder, and what the rule says about it. */
export interface RuleExample {
  /** What the example shows, e.g. `a path that ends`. */
  name: string
  /** Path → text, paths below the content root; entries, `settings.yaml` and calendars (`.ics`). */
  files: Record<string, string | Uint8Array | ReadProblem>
  /** Files as they were before, for rules that compare; missing files are as in `files`, and `null` was not there. */
  before?: Record<string, string | null>
  /** Findings as `file:line:column-line:column message`; empty for content that passes. */
  expect: string[]
  /** Rules that run too, where the finding depends on theirs; what they say is left out. */
  beside?: readonly Rule[]
  /** True shows content that whoever runs the check trusts to run code. */
  trusted?: true
}

/** One fault that content can have. */
export interface Rule {
  /** Names the fault, kebab-case; file name, page and setting. */
  id: string
  severity: Severity
  /** The fault as a sentence. */
  summary: string
  /** What happens if it stays. */
  why: string
  /**
   * True for a rule that looks at each file by itself: never at another file, nor at the clock. Settings it may ask.
   * What it found in a file then holds as long as the file and the settings are the same.
   */
  local?: true
  /**
   * `document` for a rule that asks a file for more than an `AnalyzedDocument` has at hand: its text, lines, headings, links or sections.
   * Such a file is read and parsed again. Absent: what is at hand is enough. A local rule is given files that are parsed anyway.
   */
  reads?: 'document'
  /** False where nothing may keep its findings back; absent: a suppression may. */
  suppressible?: false
  /** True where what it reports leaves a page out or empty: settings may raise or lower it, but never turn it off. */
  required?: true
  /** True for a rule that looks at the content before a change too; without one it finds less, or nothing. */
  compares?: true
  /** True for a rule that asks what the others came to; it runs after them. */
  last?: true
  check(catalog: Catalog, context: RuleContext): Iterable<Finding>
  /** Content that passes and content that fails; at once tests and documentation. */
  examples: RuleExample[]
}

/** Declares a rule. */
export function defineRule(rule: Rule): Rule {
  return rule
}

/** Writes example content: removes the indentation that all lines share, and the line break after the opening quote. */
export function mdx(strings: TemplateStringsArray, ...values: unknown[]): string {
  const text = String.raw({raw: strings.raw}, ...values)
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '\n')
  const lines = text.split('\n')
  const indents = lines.filter(line => line.trim() !== '').map(line => /^ */.exec(line)?.[0].length ?? 0)
  const shared = Math.min(...indents)
  return lines
    .map(line => line.slice(shared))
    .join('\n')
    .replaceAll('\\`', '`')
    .replaceAll('\\${', '${')
}
