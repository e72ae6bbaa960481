import {type Command, Option} from 'commander'
import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {alertViews} from '../core/catalog/queries/alerts.ts'
import {namedBy} from '../core/catalog/queries/find-by-name.ts'
import type {Kind} from '../core/content/kinds.ts'
import {jsonText} from '../core/format/json-text.ts'
import {didYouMean, listed} from '../core/format/suggest.ts'
import {loadCatalog} from '../host/catalog.ts'
import {Failure} from '../host/failure.ts'
import type {ContentRoots} from '../host/roots.ts'
import {timeZoneData} from '../host/time-zone-data.ts'
import {type FailureReport, reportFailure, reportRotations} from '../oncall/on-call-report.ts'
import {failureInWords, rotationsInWords} from '../oncall/report-words.ts'
import {atOption, contentOption} from './options.ts'
import {print, printAsIs, printError} from './output.ts'

interface OncallOptions {
  content: ContentRoots
  at?: string
  rotation?: string
  failureMode?: string
  format: 'pretty' | 'json'
  debug?: true
}

/** Adds `clarity oncall`. */
export function addOncall(program: Command): void {
  program
    .command('oncall')
    .description('say who is on call, until when and who is next, or who is notified of a failure')
    .addOption(contentOption())
    .addOption(atOption())
    .addOption(new Option('--rotation <name>', 'only this rotation'))
    .addOption(
      new Option(
        '--failure-mode <name>',
        'the timeline of this failure mode, and its worst case; an id, a number such as FM-09, an alias or an alert',
      ).conflicts('rotation'),
    )
    .addOption(new Option('--format <name>', 'how the answer is written').choices(['pretty', 'json']).default('pretty'))
    .addOption(new Option('--debug', 'also say with which time-zone data it was worked out'))
    .addHelpText('after', '\nExit code: 0 answered, 2 could not answer.')
    .action(({content, at = new Date().toISOString(), ...asked}: OncallOptions) => {
      const {catalog} = loadCatalog(content)
      const write = asked.format === 'json' ? printAsIs : print
      write(asked.failureMode === undefined ? rotations(catalog, at, asked) : failure(catalog, at, asked.failureMode, asked.format))
      if (asked.debug)
        printError(
          `Worked out with time-zone data ${timeZoneData()}; Node ${process.versions.node} has ${process.versions.tz ?? 'none'}.\n`,
        )
    })
}

function rotations(catalog: Catalog, at: string, {rotation, format}: Pick<OncallOptions, 'rotation' | 'format'>): string {
  const asked = rotation === undefined ? catalog.list('rotation') : [entryOf(catalog, 'rotation', rotation)]
  const reports = reportRotations(catalog, asked, Date.parse(at))
  if (format === 'json') return inJson({version: 1, at, rotations: reports})
  return `On call at ${at.slice(0, 16).replace('T', ' ')} UTC\n\n${rotationsInWords(catalog, reports) || 'There is no rotation.\n'}`
}

function failure(catalog: Catalog, at: string, name: string, format: OncallOptions['format']): string {
  const mode = entryOf(catalog, 'failure-mode', name)
  const report = reportFailure(catalog, mode, Date.parse(at))
  if (!report) throw new Failure(`failure mode \`${mode.id}\` has no escalation path`, 'Run `clarity check` to see why.')
  return format === 'json' ? inJson({version: 1, at, ...plain(report)}) : failureInWords(catalog, report)
}

// Who was just paged has a number or the name of an alert, rarely an id.
function entryOf<K extends Kind>(catalog: Catalog, kind: K, name: string): Entry<K> {
  const word = kind.replace('-', ' ')
  const entry = catalog.get(kind, name)
  if (entry) return entry
  if (catalog.has(kind, name)) throw new Failure(`${word} \`${name}\` does not fit its schema`, 'Run `clarity check` to see what is wrong.')
  const ids = idsNamed(catalog, kind, name)
  const [id, ...others] = ids
  const only = id === undefined || others.length > 0 ? undefined : catalog.get(kind, id)
  if (only) return only
  if (others.length > 0) throw new Failure(`\`${name}\` stands for ${ids.length} things: ${listed(ids, 9)}`, 'Name one of them.')
  throw new Failure(`no ${word} \`${name}\`${didYouMean(name, catalog.ids(kind))}`, `Name one that stands below \`${kind}s/\`.`)
}

function idsNamed(catalog: Catalog, kind: Kind, name: string): string[] {
  const alert = kind === 'failure-mode' ? alertViews(catalog).find(({alert: {id}}) => id === name) : undefined
  const named = namedBy(catalog, name).filter(each => each.kind === kind)
  return [...new Set([...(alert?.modes ?? []), ...named].map(({id}) => id))]
}

// Milliseconds serve arithmetic; what leaves the program is ISO 8601.
function plain({timeline, worst, ...rest}: FailureReport): object {
  const {steps, waitsUntil, firstHumanMinutes, lastResort} = timeline
  return {
    ...rest,
    waitsUntil: iso(waitsUntil),
    firstHumanMinutes: firstHumanMinutes ?? null,
    lastResort: lastResort ?? null,
    steps: steps.map(step => ({
      ...step,
      at: iso(step.at),
      notified: step.notified.map(each => ('until' in each ? {...each, until: iso(each.until)} : each)),
    })),
    worst: {at: iso(worst.at), minutes: worst.minutes ?? null, until: iso(worst.until)},
  }
}

function iso(instant: number | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString()
}

function inJson(value: object): string {
  return jsonText(value)
}
