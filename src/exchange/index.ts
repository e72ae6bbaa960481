import {alertmanagerExporter} from './alertmanager/exporter.ts'
import {alertsImporter} from './alerts/importer.ts'
import {backstageExporter} from './backstage/exporter.ts'
import {backstageImporter} from './backstage/importer.ts'
import {codeownersExporter} from './codeowners/exporter.ts'
import {codeownersImporter} from './codeowners/importer.ts'
import {contractImporter} from './contract/importer.ts'
import type {Exporter} from './exporter.ts'
import {grafanaExporter} from './grafana/exporter.ts'
import {grafanaOncallImporter} from './grafana-oncall/importer.ts'
import {handoffExporter} from './handoff/exporter.ts'
import type {Importer} from './importer.ts'
import {jsmImporter} from './jsm/importer.ts'
import {markdownImporter} from './markdown/importer.ts'
import {opsgenieImporter} from './opsgenie/importer.ts'
import {pagerdutyImporter} from './pagerduty/importer.ts'
import {prometheusExporter} from './prometheus/exporter.ts'
import {splunkOncallImporter} from './splunk-oncall/importer.ts'
import {tableImporter} from './table/importer.ts'

/** The program's own formats of `clarity export`, in the order in which lists show them. */
export const exporters: readonly Exporter[] = [
  codeownersExporter,
  backstageExporter,
  prometheusExporter,
  alertmanagerExporter,
  grafanaExporter,
  handoffExporter,
]

/** The program's own formats of `clarity import`, in the order in which lists show them. */
export const importers: readonly Importer[] = [
  markdownImporter,
  backstageImporter,
  codeownersImporter,
  pagerdutyImporter,
  opsgenieImporter,
  jsmImporter,
  splunkOncallImporter,
  grafanaOncallImporter,
  alertsImporter,
  contractImporter,
  tableImporter,
]

let offered = {exporters, importers}

/** Lists all formats of `clarity export`: those of this program, then those that were added. */
export function knownExporters(): readonly Exporter[] {
  return offered.exporters
}

/** Lists all formats of `clarity import`: those of this program, then those that were added. */
export function knownImporters(): readonly Importer[] {
  return offered.importers
}

/**
 * Puts the formats of a configuration behind those of the program; those of an earlier configuration go.
 *
 * @throws {RangeError} When two have one id.
 */
export function useExchange(added: {exporters: readonly Exporter[]; importers: readonly Importer[]}): void {
  offered = {exporters: withAdded(exporters, added.exporters), importers: withAdded(importers, added.importers)}
}

/**
 * Lists formats with those of a configuration behind them.
 *
 * @throws {RangeError} When two have one id.
 */
export function withAdded<F extends {id: string}>(own: readonly F[], added: readonly F[]): readonly F[] {
  const twice = added.find((format, index) => [...own, ...added.slice(0, index)].some(({id}) => id === format.id))
  if (twice) throw new RangeError(`there are two formats \`${twice.id}\``)
  return [...own, ...added]
}
