import {type Command, Option} from 'commander'
import {replayAlerts} from '../alerts/replay/replayed-alert.ts'
import type {Catalog} from '../core/catalog/catalog.ts'
import {directAlerts} from '../core/catalog/direct-alerts.ts'
import {jsonText} from '../core/format/json-text.ts'
import {didYouMean} from '../core/format/suggest.ts'
import {alertmanagerRoutes} from '../exchange/alertmanager/written-routes.ts'
import {prometheusRules} from '../exchange/prometheus/prometheus-rules.ts'
import {loadCatalog} from '../host/catalog.ts'
import {Failure} from '../host/failure.ts'
import {findPromtool, promtoolRunner} from '../host/promtool.ts'
import type {ContentRoots} from '../host/roots.ts'
import {replayedInWords, replayedPlain} from './alerts-test-words.ts'
import {atOption} from './options.ts'
import {print, printAsIs} from './output.ts'

interface TestOptions {
  content: ContentRoots
  at?: string
  format: 'pretty' | 'json'
  promtool?: string
}

/** Adds `clarity alerts test`; the content root is an option of the command above. */
export function addAlertsTest(alerts: Command): void {
  alerts
    .command('test')
    .description('fire each alert with made series, and show the way it would take: route, receiver, team, who is called now, page')
    .argument('[names...]', 'only these alerts')
    .addOption(atOption())
    .addOption(new Option('--format <name>', 'how the answer is written').choices(['pretty', 'json']).default('pretty'))
    .addOption(new Option('--promtool <file>', 'the `promtool` of Prometheus (default: the one on the path)').env('CLARITY_PROMTOOL'))
    .addHelpText(
      'after',
      '\nThe rules are those of the files that `alerts.files` in the settings names; without any, those that `clarity export prometheus` and `clarity export alertmanager` would write.\nExit code: 0 all fired; 1 an alert has no rule, or its rule does not fire; 2 could not test.',
    )
    .action(async (names: string[], _own, command: Command) => runTest(names, command.optsWithGlobals<TestOptions>()))
}

async function runTest(names: string[], {content, at = new Date().toISOString(), format, promtool}: TestOptions): Promise<void> {
  const loaded = loadCatalog(content).catalog
  const alerts = loaded.parts('alert').map(({id}) => id)
  for (const name of names) {
    const direct = directAlerts(loaded).get(name)
    if (direct)
      throw new Failure(
        `alert \`${name}\` leads straight to runbook \`${direct.runbook.id}\`, and no failure mode says whom it should reach`,
        'Name it under `alerts` of a failure mode to fire it for trial.',
      )
    if (!alerts.includes(name))
      throw new Failure(`no alert \`${name}\`${didYouMean(name, alerts)}`, 'Name one that stands in a failure mode.')
  }
  const run = promtoolRunner(findPromtool(promtool))
  const catalog = withRules(loaded)
  const replayed = await replayAlerts(catalog, names, run)
  const fired = new Set(replayed.map(({alert}) => alert.id))
  const asked = {at: Date.parse(at), replayed, unfired: (names.length > 0 ? names : [...new Set(alerts)]).filter(name => !fired.has(name))}
  if (format === 'json') printAsIs(jsonText({version: 1, at, ...replayedPlain(catalog, asked)}))
  else print(replayedInWords(catalog, asked))
  const isDone = asked.unfired.length === 0 && replayed.every(({outcome}) => outcome.state === 'fired')
  process.exitCode = isDone ? 0 : 1
}

// Without files of its own a team has what the exporters would write for it.
function withRules(catalog: Catalog): Catalog {
  if (catalog.alertFiles.files.length > 0) return catalog
  const files = [
    {file: 'rules.yaml', contentPath: 'rules.yaml', text: prometheusRules(catalog).text},
    {file: 'alertmanager.yaml', contentPath: 'alertmanager.yaml', text: alertmanagerRoutes(catalog).text},
  ]
  return catalog.withAlertFiles({files, faults: []})
}
