import type {Catalog, Entry, Target} from '../core/catalog/catalog.ts'
import {alertWays} from '../core/catalog/queries/alert-ways.ts'
import {completeCells, coverageOf} from '../core/catalog/queries/coverage.ts'
import {bySeverity} from '../core/catalog/queries/ranks.ts'
import {kindNames} from '../core/content/kinds.ts'
import {reportFailure} from '../oncall/on-call-report.ts'

/** One level as readers of a page see it: who is asked, and who that is at the instant. */
export interface CalledLevel {
  afterMinutes: number
  /** Titles of those who are asked, rotations and people. */
  asked: string[]
  /** Names of the people who are reached; empty for nobody. */
  people: string[]
}

/** Who is called for a failure, if nobody answers. */
export interface Called {
  severity: string
  /** Title of the escalation path. */
  path: string
  levels: CalledLevel[]
  /** Minutes until a human is reached in the worst hour of the time looked at; missing where nobody ever is. */
  worstMinutes?: number
}

/** A failure mode for which another one is called, or at another time; a side is missing where nobody is called. */
export interface CalledChange {
  failureMode: Entry<'failure-mode'>
  before?: Called
  after?: Called
}

/** A page that a change adds, takes away or alters. */
export interface ChangedPage {
  target: Target
  title: string
  change: 'new' | 'gone' | 'changed'
}

/** What a change of content does to those who read it. */
export interface Review {
  /** Worst first. */
  called: CalledChange[]
  pages: ChangedPage[]
  /** Names of alerts that lead to no runbook now; those that did before, or were not there, are new. */
  alertsWithoutPage: {name: string; isNew: boolean}[]
  /** Cells of the coverage matrix that are complete. */
  coverage: {before: {complete: number; of: number}; after: {complete: number; of: number}}
}

/**
 * Says what a change does to readers: who is called, which pages are other ones, what alerts lead to, what is covered.
 *
 * @param at The instant for which people are named, ISO 8601 UTC; the same for both sides, so that only the change makes a difference.
 */
export function reviewOf(before: Catalog, after: Catalog, at: string): Review {
  return {
    called: changedCalls(before, after, Date.parse(at)),
    pages: changedPages(before, after),
    alertsWithoutPage: pageless(before, after),
    coverage: {before: completeCells(coverageOf(before)), after: completeCells(coverageOf(after))},
  }
}

function changedCalls(before: Catalog, after: Catalog, at: number): CalledChange[] {
  const gone = before.list('failure-mode').filter(({id}) => !after.get('failure-mode', id))
  return bySeverity(after, [...after.list('failure-mode'), ...gone]).flatMap(failureMode => {
    const old = calledFor(before, failureMode.id, at)
    const now = calledFor(after, failureMode.id, at)
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{failureMode, ...(old && {before: old}), ...(now && {after: now})}]
  })
}

function calledFor(catalog: Catalog, id: string, at: number): Called | undefined {
  const mode = catalog.get('failure-mode', id)
  const report = mode && reportFailure(catalog, mode, at)
  if (!report) return undefined
  const {severity, path, timeline, worst} = report
  const first = timeline.steps.filter(({run}) => run === 0)
  const levels = first.map(({afterMinutes, notified}) => ({
    afterMinutes,
    asked: notified.map(({target}) => titleOf(catalog, target)),
    people: notified.flatMap(each => (each.state === 'reached' ? [titleOf(catalog, {kind: 'person', id: each.person})] : [])),
  }))
  const worstMinutes = worst.minutes === undefined ? {} : {worstMinutes: worst.minutes}
  return {severity, path: titleOf(catalog, {kind: 'escalation-path', id: path}), levels, ...worstMinutes}
}

function titleOf(catalog: Catalog, target: Target): string {
  return catalog.find(target)?.title ?? target.id
}

function changedPages(before: Catalog, after: Catalog): ChangedPage[] {
  return kindNames.flatMap(kind => {
    const old = new Map(before.list(kind).map((entry: Entry) => [entry.id, entry]))
    const now = after.list(kind).flatMap((entry: Entry): ChangedPage[] => {
      const was = old.get(entry.id)
      const page = {target: {kind, id: entry.id}, title: entry.title}
      if (!was) return [{...page, change: 'new'}]
      return was.document.text === entry.document.text ? [] : [{...page, change: 'changed'}]
    })
    const gone = [...old.values()].filter(({id}) => !after.get(kind, id))
    return [...now, ...gone.map(({id, title}): ChangedPage => ({target: {kind, id}, title, change: 'gone'}))]
  })
}

function pageless(before: Catalog, after: Catalog): Review['alertsWithoutPage'] {
  const without = (catalog: Catalog) => alertWays(catalog).flatMap(({alert, runbook}) => (runbook ? [] : [alert.id]))
  const old = new Set(without(before))
  return without(after).map(name => ({name, isNew: !old.has(name)}))
}
