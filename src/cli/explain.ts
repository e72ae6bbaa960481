import type {Command} from 'commander'
import {isDifferenceKind} from '../changes/rule-set.ts'
import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {knownNames, namedBy, nameInWords} from '../core/catalog/queries/find-by-name.ts'
import {ownershipTableOf} from '../core/catalog/queries/owner.ts'
import {isSubjectKind} from '../core/catalog/queries/subject.ts'
import {defaultSettings} from '../core/content/schema/settings.ts'
import {didYouMean} from '../core/format/suggest.ts'
import {ruleUrl} from '../core/lint/check.ts'
import type {Rule} from '../core/lint/rule.ts'
import {loadCatalog} from '../host/catalog.ts'
import {Failure} from '../host/failure.ts'
import type {ContentRoots} from '../host/roots.ts'
import {reportRotations} from '../oncall/on-call-report.ts'
import {differencePage} from '../report/differences.ts'
import {explainEntry} from '../report/explain-entry.ts'
import {rulePage} from '../report/rule-page.ts'
import {rules} from '../rules/index.ts'
import {shownExamples} from '../site/rule-examples.ts'
import {contentOption, nowOption} from './options.ts'
import {print, showsColour} from './output.ts'

/** Adds `clarity explain`. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('say why an entry is owned by whom, or what a rule wants')
    .argument('<name>', 'id, `kind:id`, number, alert or alias of an entry, or id of a rule or of a kind of difference')
    .addOption(contentOption())
    .addOption(nowOption())
    .addHelpText('after', '\nExit code: 0 explained, 2 nothing goes by that name.')
    .action((name: string, {content, now = new Date().toISOString()}: {content: ContentRoots; now?: string}) => {
      const colour = showsColour()
      print(explanations(name, content, {colour, now}).join('\n'))
    })
}

interface Shown {
  colour: boolean
  /** ISO 8601 UTC; says who is on call. */
  now: string
}

function explanations(name: string, content: ContentRoots, {colour, now}: Shown): string[] {
  const rule = rules.find(({id}) => id === name)
  if (rule) return [explainRule(rule, content, colour)]
  if (isDifferenceKind(name)) return [differencePage(name)]
  const {catalog} = loadCatalog(content)
  const named = namedBy(catalog, name)
  if (named.length === 0) throw unknown(catalog, name)
  // An integration lists what stands in its ownership table, which often has the same id.
  const tables = named.flatMap(({found}) => (found && isSubjectKind(found.kind) ? (ownershipTableOf(catalog, found) ?? []) : []))
  return named.flatMap(each => {
    if (tables.some(table => table === each.found)) return []
    if (each.found) return explainEntry(catalog, each.found, {colour, onCall: rotation => onCallNow(catalog, rotation, now)})
    throw new Failure(`the frontmatter of ${nameInWords(each)} cannot be read`, 'Run `clarity check` to see what is wrong with it.')
  })
}

function onCallNow(catalog: Catalog, rotation: Entry<'rotation'>, now: string): string {
  const [report] = reportRotations(catalog, [rotation], Date.parse(now))
  if (!report?.known) return 'somebody in a calendar'
  const name = (id: string) => catalog.get('person', id)?.title ?? id
  if (report.person !== null) return name(report.person)
  return report.next ? `nobody; next: ${name(report.next.person)}` : 'nobody'
}

// A rule can be explained anywhere; only its severity is a matter of settings.
function explainRule(rule: Rule, content: ContentRoots, colour: boolean): string {
  const settings = settingsOf(content)
  const examples = shownExamples(rule)
  return rulePage(
    rule,
    {set: settings.rules[rule.id], url: ruleUrl(rule.id, settings.links.guide ?? settings.links.site), examples},
    colour,
  )
}

function settingsOf(content: ContentRoots) {
  try {
    return loadCatalog(content).catalog.settings
  } catch (error) {
    if (error instanceof Failure) return defaultSettings
    throw error
  }
}

function unknown(catalog: Catalog, name: string): Failure {
  const guess = didYouMean(name, [...knownNames(catalog, name), ...rules.map(({id}) => id)])
  return new Failure(
    `no entry and no rule goes by \`${name}\`${guess}`,
    'Name an id such as `stuck-orders`, a `kind:id`, a number such as `FM-09`, an alert or a rule.',
  )
}
