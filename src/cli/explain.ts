import type {Command} from 'commander'
import type {Catalog} from '../core/catalog.ts'
import {ruleUrl} from '../core/check.ts'
import {didYouMean} from '../core/nearest.ts'
import {knownNames, namedBy, nameInWords} from '../core/questions/named.ts'
import type {Rule} from '../core/rule.ts'
import {defaultSettings} from '../core/schema/settings.ts'
import {loadCatalog} from '../host/catalog.ts'
import {Failure} from '../host/failure.ts'
import {explainEntry} from '../report/explain.ts'
import {rulePage} from '../report/rule-page.ts'
import {rules} from '../rules/index.ts'
import {shownExamples} from '../site/rule-examples.ts'
import {contentOption} from './options.ts'

/** Adds `clarity explain`. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('say why an entry is owned by whom, or what a rule wants')
    .argument('<name>', 'id, `kind:id`, number, alert or alias of an entry, or id of a rule')
    .addOption(contentOption())
    .addHelpText('after', '\nExit code: 0 explained, 2 nothing goes by that name.')
    .action((name: string, {content}: {content: string}) => {
      const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
      process.stdout.write(explanations(name, content, colour).join('\n'))
    })
}

function explanations(name: string, content: string, colour: boolean): string[] {
  const rule = rules.find(({id}) => id === name)
  if (rule) return [explainRule(rule, content, colour)]
  const {catalog} = loadCatalog(content)
  const named = namedBy(catalog, name)
  if (named.length === 0) throw unknown(catalog, name)
  return named.map(each => {
    if (each.found) return explainEntry(catalog, each.found, colour)
    throw new Failure(`the frontmatter of ${nameInWords(each)} cannot be read`, 'Run `clarity check` to see what is wrong with it.')
  })
}

// A rule can be explained anywhere; only its severity is a matter of settings.
function explainRule(rule: Rule, content: string, colour: boolean): string {
  const settings = settingsOf(content)
  const examples = shownExamples(rule)
  return rulePage(rule, {set: settings.rules[rule.id], url: ruleUrl(rule.id, settings.links.site), examples}, colour)
}

function settingsOf(content: string) {
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
