import type {FiredWay} from '../alerts/fired-way.ts'
import type {ReplayedAlert} from '../alerts/replay/replayed-alert.ts'
import {matcherInWords} from '../alerts/rule-views.ts'
import {silentAt} from '../alerts/silent-hours.ts'
import type {Catalog} from '../core/catalog/catalog.ts'
import {counted} from '../core/format/plural.ts'
import {type Notified, notifiedAt} from '../oncall/notified.ts'
import {instantInZone} from '../oncall/on-call-words.ts'
import {Schedules} from '../oncall/schedules.ts'
import {dayMs} from '../oncall/zone.ts'

/** Alerts that were fired for trial, as of an instant. */
export interface ReplayAnswer {
  at: number
  replayed: readonly ReplayedAlert[]
  /** Names of alerts that no rule fires. */
  unfired: readonly string[]
}

/** Writes for each alert whether it fires, and its way step by step. */
export function replayedInWords(catalog: Catalog, {at, replayed, unfired}: ReplayAnswer): string {
  const duty = dutyAt(catalog, at)
  const blocks = replayed.map(each => [headOf(each), ...stepsOf(each, at, duty).map(line => `  ${line}`)].join('\n'))
  const lone = unfired.map(name => `${name}: no rule fires it`)
  const count = replayed.filter(({outcome}) => outcome.state === 'fired').length
  const total = counted(replayed.length + unfired.length, 'condition')
  return `If it fired at ${instantInZone(at, 'UTC')}\n\n${[...blocks, ...lone].join('\n\n')}\n\n${count} of ${total} fired\n`
}

function headOf({alert, rule, outcome}: ReplayedAlert): string {
  const {file, start} = rule.title.node.span
  const name = rule.title.text === alert.id ? alert.id : `${rule.title.text} (${alert.id})`
  const head = `${name}, ${file}:${start.line}`
  return outcome.state === 'fired' ? `${head}: fires` : `${head}: ${wordOf[outcome.state]}, ${outcome.reason}`
}

const wordOf = {silent: 'does not fire', refused: 'cannot fire', untried: 'was not tried'} as const

function stepsOf(each: ReplayedAlert, at: number, duty: Duty): string[] {
  const {outcome, ways, heldBackBy, page} = each
  const because = outcome.state === 'fired' && outcome.because.length > 0 ? [`with ${outcome.because.join(', ')}`] : []
  const held = heldBackBy.map(({rule, isSure}) => `${isSure ? '' : 'perhaps '}kept back while ${rule.title.text} fires`)
  return [...because, ...ways.flatMap(way => wayInWords(way, at, duty)), ...held, pageInWords(page, outcome.state === 'fired')]
}

function wayInWords(way: FiredWay, at: number, duty: Duty): string[] {
  const {routing, route, isRoot, receiver, isOneOfSeveral, team} = way
  const matchers = (route?.matchers ?? []).map(matcherInWords)
  const by = isRoot ? 'the root' : matchers.length > 0 ? matchers.join(' ') : undefined
  const muted = routing && route && silentAt(routing, route, at)
  const parts = [
    ...(by === undefined ? [] : [`route ${by}`]),
    receiver === undefined ? (routing ? 'no receiver' : 'no routes are known') : `receiver ${receiver}`,
    team ? `team ${team.title}` : 'a receiver of no team',
  ]
  return [
    `→ ${parts.join(' → ')}${isOneOfSeveral ? ', for some labels of the series' : ''}`,
    muted ? `→ ${muted.isSure ? 'muted now' : 'perhaps muted now'} by ${muted.by}` : `→ ${calledInWords(way, duty)}`,
  ]
}

function calledInWords(way: FiredWay, duty: Duty): string {
  if (way.urgency === 'ticket') return 'nobody is called now: it opens a ticket'
  if (way.urgency === 'information') return 'nobody is called: it only tells'
  const {called} = way
  if (!called) return 'nobody answers first'
  const notified = duty(way)
  const through = called.kind === 'rotation' ? `, on call in ${called.title}` : ''
  if (notified?.state === 'reached') return `${duty.nameOf(notified.person)} is called now${through}`
  if (notified?.state === 'waits') return `nobody is called now${through}: it waits for the next hours`
  return notified?.state === 'vacant' ? `nobody is called now${through}` : `nobody knows who is called now${through}`
}

function pageInWords(page: ReplayedAlert['page'], hasFired: boolean): string {
  if (!page) return hasFired ? '→ no page: it has no `runbook_url`' : '→ page unknown: nothing has fired'
  const words = {
    page: '',
    other: '',
    nothing: ', where there is no page',
    elsewhere: ', on another site',
    'no-address': ', which is no address',
  }
  return `→ page ${page.url}${words[page.led.to]}`
}

interface Duty {
  (way: FiredWay): Notified | undefined
  nameOf(id: string): string
}

// The severity of the failure decides who is asked out of hours.
function dutyAt(catalog: Catalog, at: number): Duty {
  const rosters = new Schedules(catalog, {from: at, to: at + 60 * dayMs})
  const duty = ({called, severity}: FiredWay) => called && notifiedAt(rosters, {kind: called.kind, id: called.id}, severity, at)
  return Object.assign(duty, {nameOf: (id: string) => catalog.get('person', id)?.title ?? id})
}

/** Gives the same answer as plain data. */
export function replayedPlain(catalog: Catalog, {at, replayed, unfired}: ReplayAnswer): object {
  const duty = dutyAt(catalog, at)
  return {alerts: replayed.map(each => plainAlert(each, at, duty)), withoutRule: unfired}
}

function plainAlert({alert, rule, outcome, ways, heldBackBy, page}: ReplayedAlert, at: number, duty: Duty): object {
  const {file, start} = rule.title.node.span
  const [fired] = outcome.state === 'fired' ? outcome.alerts : []
  return {
    alert: alert.id,
    rule: {name: rule.title.text, file, line: start.line},
    state: outcome.state,
    ...(outcome.state === 'fired' ? {series: outcome.series, ...fired} : {reason: outcome.reason}),
    ways: ways.map(way => plainWay(way, at, duty)),
    keptBackBy: heldBackBy.map(({rule, isSure}) => ({rule: rule.title.text, sure: isSure})),
    page: page ? {url: page.url, leads: page.led.to, ...(page.led.to === 'page' && page.led.target)} : null,
  }
}

function plainWay(way: FiredWay, at: number, duty: Duty): object {
  const {routing, route, isRoot, isOneOfSeveral, receiver, team, urgency, called} = way
  const muted = routing && route && silentAt(routing, route, at)
  const notified = duty(way)
  return {
    route: route ? {file: routing?.file, root: isRoot, matchers: route.matchers.map(matcherInWords)} : null,
    receiver: receiver ?? null,
    sure: !isOneOfSeveral,
    team: team?.id ?? null,
    urgency,
    muted: muted ? {by: muted.by, sure: muted.isSure} : null,
    called: called
      ? {
          kind: called.kind,
          id: called.id,
          state: notified?.state ?? 'unknown',
          person: notified?.state === 'reached' ? notified.person : null,
        }
      : null,
  }
}
