import path from 'node:path'
import {type Command, Option} from 'commander'
import {compareAlerts} from '../alerts/alert-comparison.ts'
import {firingFiles} from '../alerts/firing-files.ts'
import {repairRules} from '../alerts/repair.ts'
import {type RoutedAlert, routedAlerts} from '../alerts/routed.ts'
import type {Catalog} from '../core/catalog/catalog.ts'
import {directAlerts} from '../core/catalog/direct-alerts.ts'
import {counted} from '../core/format/plural.ts'
import {loadCatalog} from '../host/catalog.ts'
import {Failure} from '../host/failure.ts'
import {type ContentRoots, firstRoot} from '../host/roots.ts'
import {writeRepaired} from '../host/write-text.ts'
import {unifiedDiff} from '../report/unified-diff.ts'
import {rulesByTopic} from '../rules/index.ts'
import {addAlertsTest} from './alerts-test.ts'
import {contentOption, nowOption} from './options.ts'
import {print, printError, showsColour} from './output.ts'

interface AlertsOptions {
  content: ContentRoots
  fix?: true
  dryRun?: true
  now?: string
}

/** Adds `clarity alerts`. */
export function addAlerts(program: Command): void {
  const alerts = program
    .command('alerts')
    .description('show which rule fires each alert and whom it reaches, or put links and labels into the rules')
    .addOption(contentOption())
    .addOption(new Option('--fix', 'write `runbook_url`, severity and owner into the rule files where they are missing or wrong'))
    .addOption(new Option('--dry-run', 'show what --fix would change as a diff, change nothing'))
    .addOption(nowOption())
    .addHelpText(
      'after',
      '\nThe rule files are those that `alerts.files` in the settings names. `clarity check` says what differs.\nExit code: 0 shown, or nothing to repair; 1 --dry-run found something; 2 could not read or write.',
    )
    .action(runAlerts)
  addAlertsTest(alerts)
}

function runAlerts({content, fix, dryRun, now = new Date().toISOString()}: AlertsOptions): void {
  const {catalog, root} = loadCatalog(content)
  if (catalog.alertFiles.files.length === 0) {
    throw new Failure(
      'the settings name no file of the alerting system',
      'Name rule files and routes in `settings.yaml`, such as `alerts: {files: [alerts/*.yaml]}`.',
    )
  }
  if (fix || dryRun) process.exitCode = repair(catalog, {root, now, isRehearsal: dryRun === true})
  else print(listing(catalog))
}

function repair(catalog: Catalog, {root, now, isRehearsal}: {root: ContentRoots; now: string; isRehearsal: boolean}): number {
  const {files, count, refused} = repairRules(catalog, rulesByTopic.firing ?? [], {now})
  for (const file of refused) printError(`clarity: \`${file}\` is left as it is: a repair would change more than links and labels\n`)
  for (const file of files) {
    if (isRehearsal) print(unifiedDiff(file, showsColour()))
    else writeRepaired(path.join(firstRoot(root), file.contentPath), file)
  }
  const what = `${counted(count, 'finding')} in ${counted(files.length, 'file')}`
  printError(`clarity: ${isRehearsal ? 'would repair' : 'repaired'} ${what}\n`)
  return isRehearsal && files.length > 0 ? 1 : 0
}

function listing(catalog: Catalog): string {
  const {fired, renamed, unnamed, silent} = compareAlerts(catalog)
  const ways = Map.groupBy(routedAlerts(catalog), ({rule}) => rule)
  const rows = [...fired, ...renamed].map(({alert, rule}) => {
    const {file, start} = rule.title.node.span
    return [
      rule.title.text,
      alert.id === rule.title.text ? '' : `is ${alert.id}`,
      `${file}:${start.line}`,
      receiversInWords(ways.get(rule) ?? []),
    ]
  })
  const lines = [
    ...table(rows),
    ...[...directAlerts(catalog).values()].map(
      ({name, runbook}) => `${name}: leads straight to runbook ${runbook.id}${placesOf(catalog, name)}`,
    ),
    ...silent.map(({alert}) => `${alert.id}: no rule fires it`),
    ...unnamed.map(
      ({title}) => `${title.text}: no failure mode and no runbook names it, ${title.node.span.file}:${title.node.span.start.line}`,
    ),
  ]
  return `${lines.join('\n')}\n\n${counted(fired.length, 'rule')} of our alerts, ${counted(unnamed.length, 'rule')} without page, ${counted(silent.length, 'alert')} without rule\n`
}

function placesOf(catalog: Catalog, name: string): string {
  const rules = firingFiles(catalog).flatMap(file => file.rules.filter(rule => rule.name === name))
  const places = rules.map(({title: {node}}) => `${node.span.file}:${node.span.start.line}`)
  return places.length === 0 ? ', and no rule fires it' : `, ${places.join(', ')}`
}

function receiversInWords(ways: readonly RoutedAlert[]): string {
  const names = ways.flatMap(({taken}) => taken.map(({receiver}) => receiver?.text ?? 'no receiver'))
  return names.length === 0 ? '' : `→ ${[...new Set(names)].join(', ')}`
}

function table(rows: readonly string[][]): string[] {
  const widths = [0, 1, 2].map(column => Math.max(0, ...rows.map(row => row[column]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .filter((_, column) => (widths[column] ?? 1) > 0)
      .join('  ')
      .trimEnd(),
  )
}
