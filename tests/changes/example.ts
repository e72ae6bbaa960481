import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {differencesBetween} from '../../src/changes/diff.ts'
import type {Catalog} from '../../src/core/catalog/catalog.ts'
import {checkCatalog} from '../../src/core/lint/check.ts'
import {rules} from '../../src/rules/index.ts'
import {root} from '../support/clarity.ts'
import {catalogOf, type Files, replaced} from './shop.ts'

/** An edit of content files. */
export type Edit = (files: Files) => Files

/** The content of the example organisation: path below the content root → text. */
export const example: Files = Object.fromEntries(
  readdirSync(path.join(root, 'content'), {recursive: true, encoding: 'utf8'})
    .filter(name => /\.mdx$|^settings\.yaml$/.test(name))
    .map(name => [name, readFileSync(path.join(root, 'content', name), 'utf8')]),
)

/** Replaces a text that stands in a file exactly once. */
export const on =
  (file: string, from: string, to: string): Edit =>
  files =>
    replaced(files, file, from, to)

/** Several edits, one after the other. */
export const all =
  (...edits: Edit[]): Edit =>
  files =>
    edits.reduce((edited, edit) => edit(edited), files)

/** What an edit of the example comes to. */
export interface Outcome {
  /** `class kind of`, worst first. */
  differences: string[]
  /** `rule: message` of the rules on changes, of handoffs, and of facts that end. */
  findings: string[]
}

const guards = rules.filter(({id}) =>
  /^(break-|change-|version-moved|waiver-|release-handoff|fact-ends|field-not-in-contract|dates-reversed)/.test(id),
)

const known = new Map<Files, Catalog>()

function catalogFor(files: Files): Catalog {
  const catalog = known.get(files) ?? catalogOf(files)
  known.set(files, catalog)
  return catalog
}

/** Edits the example, or what another edit has made of it, and says what differs and what the guard finds. */
export function outcome(edit: Edit, {before = example, now = '2026-11-23T02:00:00Z'}: {before?: Files; now?: string} = {}): Outcome {
  const [base, catalog] = [catalogFor(before), catalogFor(edit(before))]
  return {
    differences: differencesBetween(base, catalog).map(({class: its, kind, of}) => `${its} ${kind} ${of.id}`),
    findings: checkCatalog(catalog, guards, {now, base}).map(({ruleId, message}) => `${ruleId}: ${message}`),
  }
}
