import * as z from 'zod'
import type {Diagnostic} from './diagnostic.ts'

const entry = z.object({rule: z.string(), file: z.string(), message: z.string(), fingerprint: z.string().regex(/^[0-9a-f]{16}$/)})
const baselineSchema = z.object({version: z.literal(1), findings: z.array(entry)})

/** A finding that was there when a baseline was written. */
export interface BaselineEntry {
  rule: string
  /** Path below the content root. */
  file: string
  message: string
  fingerprint: string
}

/** How findings compare with a baseline. */
export interface Compared {
  /** Findings that the baseline does not have, in their order. */
  fresh: Diagnostic[]
  /** Entries that are still found. */
  known: BaselineEntry[]
  /** Entries that are found no more. */
  fixed: BaselineEntry[]
}

/**
 * Reads a baseline.
 *
 * @throws {SyntaxError} When the text is none, with the reason.
 */
export function parseBaseline(text: string): BaselineEntry[] {
  const data = parseJson(text)
  const {version} = z.object({version: z.unknown()}).catch({version: undefined}).parse(data)
  if (typeof version === 'number' && version !== 1) throw new SyntaxError(`it has version ${version}, this program reads version 1`)
  const parsed = baselineSchema.safeParse(data)
  if (!parsed.success) throw new SyntaxError('it is no baseline')
  return parsed.data.findings
}

function parseJson(text: string): unknown {
  try {
    // Editors on Windows put a byte order mark before it.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    if (/^(?:<{7}|>{7})(?= |$)/m.test(text)) throw new SyntaxError('a merge was not finished, and its conflict markers stand in it')
    throw new SyntaxError('it is not JSON')
  }
}

/** Lists findings as entries of a baseline. */
export function baselineOf(diagnostics: readonly Diagnostic[], pathOf: (file: string) => string): BaselineEntry[] {
  return diagnostics.map(({ruleId, file, message, fingerprint}) => ({rule: ruleId, file: pathOf(file), message, fingerprint}))
}

/** Writes a baseline: sorted, a line for each entry, so that two branches merge and a difference reads well. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = [...entries]
    .sort(compareEntries)
    .map(({rule, file, message, fingerprint}) => JSON.stringify({rule, file, message, fingerprint}))
  const findings = lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`
  return `{\n  "version": 1,\n  "findings": ${findings}\n}\n`
}

/** Compares findings with a baseline by their fingerprints. */
export function compareWithBaseline(entries: readonly BaselineEntry[], diagnostics: readonly Diagnostic[]): Compared {
  const before = new Set(entries.map(({fingerprint}) => fingerprint))
  const now = new Set(diagnostics.map(({fingerprint}) => fingerprint))
  return {
    fresh: diagnostics.filter(({fingerprint}) => !before.has(fingerprint)),
    known: entries.filter(({fingerprint}) => now.has(fingerprint)),
    fixed: entries.filter(({fingerprint}) => !now.has(fingerprint)).sort(compareEntries),
  }
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return order(a.file, b.file) || order(a.rule, b.rule) || order(a.message, b.message) || order(a.fingerprint, b.fingerprint)
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
