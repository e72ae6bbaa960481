import {createColors} from 'picocolors'
import type {CommandUse} from '../changes/command-uses.ts'
import {type Difference, type DifferenceClass, differenceClasses, placeOf} from '../changes/difference.ts'
import {type DifferenceKind, type DifferenceRule, differenceRules} from '../changes/rule-set.ts'
import type {Noticing} from '../changes/who-notices.ts'
import type {Catalog} from '../core/catalog/catalog.ts'
import {jsonText} from '../core/format/json-text.ts'
import {counted, plural} from '../core/format/plural.ts'
import {listed} from '../core/format/suggest.ts'
import type {Diagnostic, Severity} from '../core/lint/diagnostic.ts'
import {type Report, reportOf} from './report.ts'

/** Differences with what they are counted from. */
export interface DifferenceReport {
  base: {ref: string; commit: string}
  head?: {ref: string; commit: string}
  differences: readonly (Difference & {noticing: Noticing})[]
}

/** Version of the JSON form; grows when a field changes its meaning or goes. */
const version = 1

const directions = {
  inbound: 'data comes in to us',
  outbound: 'data goes out from us',
  both: 'data travels both ways, so the worse one counts',
  unknown: 'nobody says which way data travels, so the worse one counts; `direction` of the contract can say it',
}

/** Writes differences for people: worst first, each with both places, why it has its class, and who notices. */
export function differencesPretty(report: DifferenceReport, colour = false): string {
  const paint = createColors(colour)
  const tint = {breaking: paint.red, behaviour: paint.yellow, compatible: paint.cyan}
  const blocks = report.differences.map(difference => {
    const {class: its, kind, message, before, direction, fingerprint} = difference
    const at = placeOf(difference)
    const lines = [
      `${paint.bold(tint[its](its))}: ${paint.bold(message)} ${paint.dim(`(${kind})`)}`,
      `  ${paint.dim('-->')} ${at.file}:${at.start.line}:${at.start.column}`,
      ...(before && difference.after
        ? [`  was: ${before.at.file}:${before.at.start.line}:${before.at.start.column} \`${before.value}\``]
        : []),
      ...(its === 'compatible' ? [] : [`  why: ${differenceRules[kind].why}${direction ? ` (${directions[direction]})` : ''}`]),
      ...(its === 'compatible' ? [] : noticingLines(difference.noticing).map(line => `  ${line}`)),
      paint.dim(`  fingerprint: ${fingerprint}`),
      '',
    ]
    return lines.join('\n')
  })
  return [...blocks, `${summary(report)}\n`].join('\n')
}

/** Writes the same for a pull request: what breaks as a list, the rest as counts. */
export function differencesMarkdown(report: DifferenceReport): string {
  const blocks = differenceClasses.flatMap(its => {
    const own = report.differences.filter(each => each.class === its)
    const items = own.map(each => {
      const {file, start} = placeOf(each)
      const noticed = its === 'compatible' ? [] : noticingLines(each.noticing)
      return [`- ${each.message} (\`${file}:${start.line}\`, \`${each.fingerprint}\`)`, ...noticed.map(line => `  - ${line}`)].join('\n')
    })
    return own.length > 0 ? [`#### ${headings[its]}\n\n${items.join('\n')}\n`] : []
  })
  return [`### ${summary(report)}\n`, ...blocks].join('\n')
}

const headings: Record<DifferenceClass, string> = {
  breaking: 'Breaking',
  behaviour: 'Other behaviour',
  compatible: 'Compatible',
}

/** Writes the same for a program. */
export function differencesJson({base, head, differences}: DifferenceReport): string {
  return jsonText({version, base, head: head ?? null, summary: countsOf(differences), differences: differences.map(inJson)})
}

function inJson({noticing, isGuess, was, ...difference}: DifferenceReport['differences'][number]): object {
  return {
    ...difference,
    was: was ?? null,
    guess: isGuess ?? false,
    why: differenceRules[difference.kind].why,
    noticing: {...noticing, commands: noticing.commands.map(inJsonUse)},
  }
}

function inJsonUse({at, name, writes}: CommandUse): object {
  return {file: at.file, start: at.start, end: at.end, field: name, writes}
}

const severities: Record<DifferenceClass, Severity> = {breaking: 'error', behaviour: 'warning', compatible: 'note'}

/** Makes a report of differences, for formats that code hosts attach to lines; what is gone stands where it was. */
export function reportOfDifferences(catalog: Catalog, {differences}: DifferenceReport): Report {
  const diagnostics = differences.map((difference): Diagnostic => {
    const {kind, class: its, message, fingerprint, before, after, noticing} = difference
    const {file, start, end} = placeOf(difference)
    const related = [
      ...(before && after ? [{at: before.at, message: `was \`${before.value}\``}] : []),
      ...noticing.commands.map(({at, name, writes}) => ({at, message: `${writes ? 'writes' : 'reads'} \`${name}\``})),
    ]
    const noticed =
      noticing.integrations.length > 0
        ? `; ${listed(noticing.integrations)} ${plural(noticing.integrations.length, 'notices', 'notice')}`
        : ''
    return {
      ruleId: kind,
      severity: severities[its],
      file,
      start,
      end,
      message: `${its}: ${message}${noticed}`,
      url: '',
      fingerprint,
      related,
    }
  })
  const rules = [...new Set(differences.map(({kind}) => kind))].map(id => {
    const {summary, why} = differenceRules[id]
    const its = differences.find(({kind}) => kind === id)?.class ?? 'compatible'
    return {id, summary, why, severity: severities[its]}
  })
  return reportOf(catalog, {diagnostics, rules, durationMs: 0})
}

function noticingLines({integrations, fields, alerts, signals, dataObjects, copies, commands}: Noticing): string[] {
  const lists = {integrations, fields, alerts, signals, 'data objects': dataObjects, copies}
  return [
    ...Object.entries(lists).flatMap(([name, list]) => (list.length > 0 ? [`${name}: ${listed(list, 12)}`] : [])),
    ...commands.map(({at, name, writes}) => `command: ${at.file}:${at.start.line} ${writes ? 'writes' : 'reads'} \`${name}\``),
  ]
}

function countsOf(differences: readonly Difference[]): Record<DifferenceClass, number> {
  const counts = {breaking: 0, behaviour: 0, compatible: 0}
  for (const {class: its} of differences) counts[its]++
  return counts
}

function summary({base, head, differences}: DifferenceReport): string {
  const {breaking, behaviour, compatible} = countsOf(differences)
  const said = [
    breaking > 0 && counted(breaking, 'breaking difference'),
    behaviour > 0 && `${behaviour} of behaviour`,
    compatible > 0 && `${compatible} compatible`,
  ].filter(Boolean)
  const between = `${head ? `between ${base.ref} and ${head.ref}` : `since ${base.ref}`} (${base.commit.slice(0, 10)})`
  return `${said.join(', ') || 'no difference that anybody relies on'} ${between}`
}

/** Writes for a terminal what a kind of difference is and does. */
export function differencePage(kind: DifferenceKind): string {
  const {summary, why, inbound, outbound, opposite}: DifferenceRule = differenceRules[kind]
  const classes = inbound === outbound ? inbound : `${inbound} where data comes in to us, ${outbound} where it goes out from us`
  const back = opposite === kind ? '' : `the other way round: ${opposite}\n`
  return `${kind} (${classes})\n${summary}\n\nwhy: ${why}\n${back}`
}
