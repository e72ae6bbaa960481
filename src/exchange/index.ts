import {backstageExporter} from './backstage/exporter.ts'
import {backstageImporter} from './backstage/importer.ts'
import {codeownersExporter} from './codeowners/exporter.ts'
import type {Exporter} from './exporter.ts'
import type {Importer} from './importer.ts'
import {opsgenieImporter} from './opsgenie/importer.ts'
import {pagerdutyImporter} from './pagerduty/importer.ts'

/** The formats of `clarity export`, in the order in which lists show them. */
export const exporters: readonly Exporter[] = [codeownersExporter, backstageExporter]

/** The formats of `clarity import`, in the order in which lists show them. */
export const importers: readonly Importer[] = [backstageImporter, pagerdutyImporter, opsgenieImporter]

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
