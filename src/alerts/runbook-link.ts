import {addressOf} from '../core/catalog/address.ts'
import type {Catalog, Entry, Part} from '../core/catalog/catalog.ts'
import {compareAlerts} from './alert-comparison.ts'
import type {FiringRule, PlacedValue} from './firing.ts'
import {firingFiles} from './firing-files.ts'
import {type LedTo, pageLedTo} from './page-led-to.ts'
import {expandTemplate} from './template.ts'

/** What is wrong with the link of a rule to its page. */
export type LinkFault =
  | {fault: 'missing'}
  | {fault: 'untold'; part: string}
  | {fault: 'no-address'; text: string}
  | {fault: 'dangling'; path: string; guess?: string; empty?: string}
  | {fault: 'anchor'; anchor: string; known: readonly string[]}
  | {fault: 'other-page'; text: string}
  | {fault: 'elsewhere'; text: string}

/** A rule whose link is wrong. */
export interface WrongLink {
  rule: FiringRule
  /** The alert that it fires; missing where no failure mode names it. */
  alert?: Part<'alert'>
  /** What it says; missing where it says nothing. */
  written?: PlacedValue
  what: LinkFault
}

const byCatalog = new WeakMap<Catalog, readonly WrongLink[]>()

/**
 * Lists the rules whose `runbook_url` is missing or leads to another place than the page of their alert, in the order of files.
 *
 * Right are the pages of the alert, of the failure modes that name it, of their runbooks, and of its own. Of a rule that no failure mode names only a link
 * that leads nowhere is told.
 */
export function wrongLinks(catalog: Catalog): readonly WrongLink[] {
  const links = byCatalog.get(catalog) ?? findWrongLinks(catalog)
  byCatalog.set(catalog, links)
  return links
}

function findWrongLinks(catalog: Catalog): WrongLink[] {
  const {fired, renamed} = compareAlerts(catalog)
  const alerts = new Map([...fired, ...renamed].map(({rule, alert}) => [rule, alert]))
  return firingFiles(catalog).flatMap(({rules}) =>
    rules.flatMap((rule): WrongLink[] => {
      const alert = alerts.get(rule)
      const what = faultOf(catalog, rule, alert)
      if (!what || (!alert && !['dangling', 'anchor'].includes(what.fault))) return []
      return [{rule, ...(alert && {alert}), ...(rule.runbook && {written: rule.runbook}), what}]
    }),
  )
}

function faultOf(catalog: Catalog, rule: FiringRule, alert: Part<'alert'> | undefined): LinkFault | undefined {
  const text = rule.runbook?.text.trim() ?? ''
  if (text === '') return {fault: 'missing'}
  if (!text.includes('{{')) return judge(catalog, text, alert)
  const expanded = expandTemplate(text, rule)
  if ('untold' in expanded) return {fault: 'untold', part: expanded.untold}
  const faults = expanded.texts.flatMap(each => judge(catalog, each, alert) ?? [])
  const [first] = faults
  const [empty] = expanded.empty
  if (!first || empty === undefined) return first
  return first.fault === 'dangling' ? {...first, empty} : {fault: 'dangling', path: expanded.texts[0] ?? '', empty}
}

function judge(catalog: Catalog, text: string, alert: Part<'alert'> | undefined): LinkFault | undefined {
  const led = pageLedTo(catalog, text)
  if (led.to === 'no-address') return {fault: 'no-address', text}
  if (led.to === 'elsewhere') return {fault: 'elsewhere', text}
  if (led.to === 'nothing') return {fault: 'dangling', path: led.path, ...(led.guess !== undefined && {guess: led.guess})}
  if (alert && !leadsToPageOf(catalog, led, alert)) return {fault: 'other-page', text}
  return led.to === 'page' && led.anchor ? {fault: 'anchor', anchor: led.anchor.name, known: led.anchor.known} : undefined
}

function leadsToPageOf(catalog: Catalog, led: LedTo, alert: Part<'alert'>): boolean {
  if (led.to !== 'page') return false
  const {kind, id} = led.target
  if (kind === 'alert') return id === alert.id
  const modes = catalog.list('failure-mode').filter(({data}) => data.alerts.some(({name}) => name === alert.id))
  return modes.some(mode => (kind === 'failure-mode' && mode.id === id) || (kind === 'runbook' && leadsTo(mode, alert.id, id)))
}

function leadsTo({data}: Entry<'failure-mode'>, alert: string, runbook: string): boolean {
  return data.runbook === runbook || data.alerts.some(each => each.name === alert && each.runbook === runbook)
}

/** Gives the address of an alert's page; nothing where settings name no site. */
export function alertUrl(catalog: Catalog, name: string): string | undefined {
  const site = catalog.settings.links.site?.replace(/\/$/, '')
  return site === undefined ? undefined : `${site}${addressOf({kind: 'alert', id: name})}`
}

/** Lists the ids of the runbooks to which a link of a rule leads straight. */
export function runbooksLedTo(catalog: Catalog): ReadonlySet<string> {
  const urls = firingFiles(catalog).flatMap(({rules}) => rules.flatMap(({runbook}) => runbook?.text ?? []))
  return new Set(
    urls.flatMap(url => {
      const led = pageLedTo(catalog, url)
      return led.to === 'page' && led.target.kind === 'runbook' ? [led.target.id] : []
    }),
  )
}
