import type {FiringRule, PlacedValue} from '../../alerts/firing.ts'
import {readFiring} from '../../alerts/firing-files.ts'
import {pageLedTo} from '../../alerts/page-led-to.ts'
import {urgencyOf} from '../../alerts/urgency.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Written} from '../../core/content/schema/index.ts'
import {didYouMean, listed} from '../../core/format/suggest.ts'
import {type ContentFile, contentFile, type Imported, inOrder, oneLine} from '../content-file.ts'
import {textOf} from '../exchange-option.ts'
import {type ExchangeFinding, inReadingOrder, UnreadableInput} from '../finding.ts'
import {IdBook} from '../id-book.ts'
import type {ImportContext} from '../importer.ts'
import type {InputFile} from '../json-source.ts'
import {groupRules, type RuleGroup} from './groups.ts'

/**
 * Makes failure modes of rules that fire.
 *
 * What a rule does not say is left out, and reported by the check: never a guess. Alerts that a failure mode names already are left alone.
 *
 * @throws {UnreadableInput} When no integration is named, or none of the files has a rule.
 */
export function importAlerts(inputs: readonly InputFile[], {catalog, options}: ImportContext): Imported {
  const integration = integrationIn(inputs, catalog, textOf(options, 'integration'))
  const read = inputs.map(({file, text}) => readFiring(file, text))
  const findings = read.flatMap(({faults}) =>
    faults.map(({at, reason}): ExchangeFinding => ({severity: 'error', at: {file: at.file, ...at.start}, message: reason})),
  )
  const rules = read.flatMap(file => file.rules)
  if (rules.length === 0 && findings.length === 0)
    throw new UnreadableInput({file: inputs[0]?.file ?? ''}, 'there is no alert in it', 'Name files with rules, monitors or alarms.')
  const named = new Set(catalog.ids('alert'))
  const fresh = rules.filter(({name}) => !named.has(name))
  const ids = new IdBook(catalog.ids('failure-mode'))
  const by = textOf(options, 'groupBy') === 'group' ? 'group' : 'severity'
  const files = groupRules(fresh, by).map(group => fileOf(group, {catalog, integration, findings, ids}))
  const matched = [...new Set(rules.flatMap(({name}) => (named.has(name) ? [`alert:${name}`] : [])))]
  return {files: inOrder(files), findings: inReadingOrder(findings), matched}
}

function integrationIn([first]: readonly InputFile[], catalog: Catalog, id: string | undefined): string {
  const at = {file: first?.file ?? ''}
  if (id === undefined) throw new UnreadableInput(at, 'no integration is named that fails this way', 'Name it: `--integration ID`.')
  if (catalog.documents.length === 0 || catalog.has('integration', id)) return id
  throw new UnreadableInput(
    at,
    `no integration \`${id}\`${didYouMean(id, catalog.ids('integration'))}`,
    'Name one that stands below `integrations/`.',
  )
}

interface Around {
  catalog: Catalog
  integration: string
  findings: ExchangeFinding[]
  ids: IdBook
}

// What is left out is needed by the schema: the gap is a finding of the check, which a baseline may hold.
type FailureMode = Partial<Omit<Written<'failure-mode'>, 'alerts'>> & {
  alerts: Partial<NonNullable<Written<'failure-mode'>['alerts']>[number]>[]
}

function fileOf(group: RuleGroup, around: Around): ContentFile {
  const {rules, because} = group
  const [first] = rules
  const title = because === 'group' && first.group !== undefined ? wordsOf(first.group) : wordsOf(first.name)
  if (because) around.findings.push(joined(group, because))
  const data: FailureMode = {
    title,
    integration: around.integration,
    ...ownerIn(rules, around),
    ...runbookIn(rules, around.catalog),
    alerts: rules.map(rule => alertOf(rule, around)),
  }
  return contentFile('failure-mode', around.ids.take(title, 'failure'), data as Written<'failure-mode'>, '')
}

function joined({rules}: RuleGroup, because: NonNullable<RuleGroup['because']>): ExchangeFinding {
  const names = [...new Set(rules.map(({name}) => name))]
  const why = {page: 'they lead to one page', expression: 'they fire on one expression', group: 'they stand in one rule group'}[because]
  return {severity: 'note', at: placeOf(rules[0].title), message: `${listed(names)} are one failure mode: ${why}`}
}

function alertOf(rule: FiringRule, {catalog, findings}: Around): FailureMode['alerts'][number] {
  const said = urgencyOf(rule, catalog.settings)
  if (said.state === 'unknown')
    findings.push(
      gap(
        said.at,
        `severity \`${said.at.text}\` of alert \`${rule.name}\` is not known`,
        'Say under `alerts.severities` in the settings what it means.',
      ),
    )
  if (!rule.isPromql)
    findings.push(
      gap(
        rule.title,
        `the condition of alert \`${rule.title.text}\` is no PromQL`,
        'Name the `signal` that it watches, or write the `query`.',
      ),
    )
  const query = rule.isPromql ? oneLine(rule.expr?.text) : undefined
  const sentence = saysOf(rule)
  return {
    name: rule.name,
    ...(query !== undefined && {query}),
    ...(rule.held && rule.held.ms > 0 && {for: durationText(rule.held)}),
    ...(said.state === 'said' && {severity: said.urgency}),
    ...(sentence !== undefined && {says: sentence}),
  }
}

function durationText({ms, node}: NonNullable<FiringRule['held']>): string {
  return node.scalar ?? `${ms / 1000}s`
}

// A sentence with other templates than the value would read badly on a page.
function saysOf({node}: FiringRule): string | undefined {
  const summary = oneLine(node.get('annotations')?.get('summary')?.scalar)?.replace(/\{\{\s*\$value[^}]*\}\}/g, '{value}')
  return summary?.includes('{{') ? undefined : summary
}

function ownerIn(rules: readonly FiringRule[], {catalog, findings}: Around): {owner?: string} {
  const {ownerLabel} = catalog.settings.alerts
  const said = rules.flatMap(({labels}) => labels.get(ownerLabel) ?? [])
  const [first] = said
  if (!first) return {}
  const team = catalog
    .list('team')
    .find(({id, data}) => [id, data.title, ...data.aliases].some(name => name.toLowerCase() === first.text.toLowerCase()))
  if (team) return {owner: team.id}
  findings.push(
    gap(first, `no team \`${first.text}\`${didYouMean(first.text, catalog.ids('team'))}`, 'Name the owner in the failure mode.'),
  )
  return {}
}

function runbookIn(rules: readonly FiringRule[], catalog: Catalog): {runbook?: string} {
  for (const {runbook} of rules) {
    const led = runbook && pageLedTo(catalog, runbook.text)
    if (led?.to === 'page' && led.target.kind === 'runbook') return {runbook: led.target.id}
  }
  return {}
}

function gap(at: PlacedValue, message: string, help: string): ExchangeFinding {
  return {severity: 'warning', at: placeOf(at), message, help}
}

function placeOf({node}: PlacedValue): ExchangeFinding['at'] {
  const {file, start} = node.span
  return {file, ...start}
}

/** Makes words of a name: `OrdersSilent` → `Orders silent`, `erp_queue-full` → `Erp queue full`. */
function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_.:/-]+/)
    .filter(Boolean)
    .map(word => (/^[A-Z]{2,}\d*$/.test(word) ? word : word.toLowerCase()))
  const sentence = words.join(' ')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
