import path from 'node:path'
import {Catalog} from '../../src/core/catalog/catalog.ts'
import {type Document, parseDocument} from '../../src/core/content/document.ts'
import {parseSettings} from '../../src/core/content/settings.ts'
import type {SourceFile} from '../../src/core/content/source.ts'
import {runRules} from '../../src/core/lint/check.ts'
import type {Diagnostic} from '../../src/core/lint/diagnostic.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {fileStates} from '../../src/host/content-files.ts'
import {findSecrets} from '../../src/host/find-secrets.ts'
import {rules} from '../../src/rules/index.ts'
import {sourceKinds} from '../../src/status/source/index.ts'
import {root} from './clarity.ts'
import {clock} from './clock.ts'

/** What happens to a file. Text that is replaced or cut must stand in it exactly once. */
export type Edit =
  | {replace: string; by: string}
  /** Replaces all from the one text to the end of the other, which is the first after it. */
  | {cutFrom: string; to: string; by?: string}
  | {add: string | Uint8Array}
  | {unreadable: 'symlink-loop' | 'too-large' | 'outside'}
  | {moveTo: string}
  | {remove: true}

/** A finding that must come, e.g. `{rule: 'owner-unknown', at: 'owner: «order-op»'}`. */
export interface Expected {
  rule: string
  /**
   * Text that stands exactly once in the file after the edit; the finding underlines what is between `«` and `»`, or all of it without
   * them. Empty for the very beginning of the file.
   */
  at: string
  /** Path below the content root of the file where it is found; the edited file unless told. */
  in?: string
  /** The whole message, where the test asks for it. */
  says?: string
}

/** One fault put into the seeded content, and all that the check must say about it. */
export interface Fault extends Expected {
  /** The sentence that names it. */
  fault: string
  /** Path below the content root. */
  file: string
  edit: Edit
  /** Edits of any file that are no fault but let this one show. */
  beside?: readonly (Edit & {file: string})[]
  /** True where whoever checks trusts the content to run code. */
  trusted?: true
  /** What else is rightly found. */
  implies?: readonly Expected[]
}

// An earlier state of the example that stays as it is: the example grows, and what a fault implies must not change with it.
const home = path.join(root, 'tests/fixtures/larkmoor')
const {catalog: example} = loadCatalog('content', home)

/** Edits of some files, as in a {@link Fault}. */
export type Edits = Pick<Fault, 'file' | 'edit' | 'beside' | 'trusted'>

/** Checks the seeded content with a fault in it; without one, as it is. Lists what is found, in reading order. */
export async function found(fault?: Edits): Promise<string[]> {
  const catalog = fault ? withEdits(fault) : example
  const fileState = fileStates(path.join(home, 'content'))
  const {diagnostics} = runRules(catalog, rules, {now: clock, secrets: await findSecrets(catalog), fileState})
  return diagnostics.map(findingOf)
}

/** Gives what the check finds in the seeded content with some edits. */
export function diagnosticsOf(edits: Edits, at = clock): Diagnostic[] {
  return runRules(withEdits(edits), rules, {now: at}).diagnostics
}

/** Writes a finding as rule and place. */
export function findingOf({ruleId, file, start, end}: Diagnostic): string {
  return `${ruleId} ${file}:${start.line}:${start.column}-${end.line}:${end.column}`
}

/** Lists what must be found, each in the form of {@link found}, in no order; the fault itself comes first. */
export function expectedOf(fault: Fault): string[] {
  const catalog = withEdits(fault)
  return [fault, ...(fault.implies ?? [])].map(
    ({rule, at, in: file = fault.file}) => `${rule} content/${file}:${placeOf(catalog, file, at)}`,
  )
}

/** Gives the seeded content with some edits. */
function withEdits({file, edit, beside = [], trusted}: Edits): Catalog {
  const catalog = [...beside, {...edit, file}].reduce(edited, example)
  const {documents, settingsFile, calendars} = catalog
  return trusted ? new Catalog(documents, settingsFile, {overrides: {trusted}, calendars}) : catalog
}

function edited(catalog: Catalog, edit: Edit & {file: string}): Catalog {
  const {file} = edit
  const place = (contentPath: string) => ({file: `content/${contentPath}`, contentPath})
  if ('add' in edit) return having(catalog, {...place(file), content: edit.add})
  if ('unreadable' in edit) return having(catalog, {...place(file), problem: edit.unreadable})
  if ('moveTo' in edit) return having(without(catalog, file), {...place(edit.moveTo), content: textOf(catalog, file)})
  if ('remove' in edit) return without(catalog, file)
  return having(catalog, {...place(file), content: rewritten(textOf(catalog, file), edit)})
}

function having(catalog: Catalog, source: SourceFile): Catalog {
  if (source.contentPath === 'settings.yaml')
    return new Catalog(catalog.documents, parseSettings(source, sourceKinds()), {calendars: catalog.calendars})
  return catalog.with(parseDocument(source))
}

function without(catalog: Catalog, file: string): Catalog {
  const others = catalog.documents.filter(({contentPath}) => contentPath !== file)
  return new Catalog(others, catalog.settingsFile, {calendars: catalog.calendars})
}

function rewritten(text: string, edit: Extract<Edit, {replace: string} | {cutFrom: string}>): string {
  if ('replace' in edit) {
    const start = onlyIndex(text, edit.replace)
    return text.slice(0, start) + edit.by + text.slice(start + edit.replace.length)
  }
  const start = onlyIndex(text, edit.cutFrom)
  const last = text.indexOf(edit.to, start + edit.cutFrom.length)
  if (last < 0) throw new Error(`\`${edit.to}\` does not stand after \`${edit.cutFrom}\``)
  return text.slice(0, start) + (edit.by ?? '') + text.slice(last + edit.to.length)
}

// `1:1-1:4`, with lines and columns from 1.
function placeOf(catalog: Catalog, file: string, at: string): string {
  if (at === '') return '1:1-1:1'
  const text = textOf(catalog, file)
  const [before = '', inside = at, after = ''] = at.includes('«') ? at.split(/[«»]/) : ['']
  const start = onlyIndex(text, before + inside + after) + before.length
  return `${pointOf(text, start)}-${pointOf(text, start + inside.length)}`
}

// Counted anew rather than asked of the program, which is what is tested.
function pointOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n')
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`
}

function onlyIndex(text: string, part: string): number {
  const times = text.split(part).length - 1
  if (times !== 1) throw new Error(`expected \`${part}\` exactly once, and it stands there ${times} times`)
  return text.indexOf(part)
}

function textOf(catalog: Catalog, file: string): string {
  const held: Pick<Document, 'text'> | undefined =
    file === 'settings.yaml' ? catalog.settingsFile : catalog.documents.find(({contentPath}) => contentPath === file)
  if (!held) throw new Error(`no file \`${file}\` in the content`)
  return held.text
}
