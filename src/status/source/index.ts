import {handInPageFormats} from '../../core/content/kinds.ts'
import {alertmanager} from './alertmanager.ts'
import {cloudwatch} from './cloudwatch.ts'
import {command} from './command.ts'
import {datadog} from './datadog.ts'
import {file} from './file.ts'
import {gatus} from './gatus.ts'
import {graphql} from './graphql.ts'
import {json} from './json.ts'
import type {StatusSourceKind} from './kind.ts'
import {prometheus} from './prometheus.ts'
import {replay} from './replay.ts'
import {sql} from './sql.ts'
import {statuspage} from './statuspage.ts'
import {stripe} from './stripe.ts'
import {upptime} from './upptime.ts'

/** The kinds of status sources of this program, in the order in which lists show them. */
export const ownSourceKinds: readonly StatusSourceKind[] = [
  prometheus,
  alertmanager,
  statuspage,
  stripe,
  json,
  graphql,
  sql,
  cloudwatch,
  datadog,
  file,
  command,
  gatus,
  upptime,
  replay,
]

let offered = ownSourceKinds
handInPageFormats(pageFormats(ownSourceKinds))

/** Lists the kinds of status sources that settings may name: those of this program, then those that were added. */
export function sourceKinds(): readonly StatusSourceKind[] {
  return offered
}

/**
 * Adds kinds of status sources; the program does so once, at its start, with those of its configuration.
 *
 * @throws {RangeError} When a kind has an id that is taken; then none is added.
 */
export function addSourceKinds(kinds: readonly StatusSourceKind[]): void {
  const all = [...offered]
  for (const kind of kinds) {
    const before = all.find(({id}) => id === kind.id)
    // The same object again is no second kind: servers read their configuration anew.
    if (before === kind) continue
    if (before) throw new RangeError(`there are two kinds of status source \`${kind.id}\``)
    all.push(kind)
  }
  handInPageFormats(pageFormats(ownSourceKinds), pageFormats(all.slice(ownSourceKinds.length)))
  offered = all
}

/** Gives a kind by its id. */
export function sourceKind(id: string): StatusSourceKind | undefined {
  return offered.find(kind => kind.id === id)
}

function pageFormats(kinds: readonly StatusSourceKind[]): string[] {
  return kinds.flatMap(({id, statusPage}) => (statusPage ? id : []))
}
