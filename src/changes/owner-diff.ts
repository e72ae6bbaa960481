import type {Catalog, Entry, Target} from '../core/catalog/catalog.ts'
import {escalationOf, type Inherited, ownerOf} from '../core/catalog/queries/owner.ts'
import type {Path} from '../core/content/frontmatter.ts'
import type {Difference} from './difference.ts'
import {compared, kindsOf, type Pair, pairsOf} from './reliance.ts'

/** Lists owners and escalation paths that are others; what is inherited is told once, where it stands. */
export function ownerDifferences(before: Catalog, after: Catalog): Difference[] {
  return owned.flatMap(kind => pairsOf(before, after, kind)).flatMap(pair => ownership(before, after, pair))
}

// Kinds whose owner or escalation somebody asks for.
const owned = ['integration', 'service', 'contract', 'system', 'data-object', 'failure-mode', 'runbook', 'ownership'] as const

function ownership(before: Catalog, after: Catalog, pair: Pair<(typeof owned)[number]>): Difference[] {
  return (['owner', 'escalation'] as const).flatMap(what => {
    const of: Target = {kind: pair.after.kind, id: pair.after.id}
    // What an entry inherits is told where it stands.
    const [was, is] = [ownValue(before, pair.before, what), ownValue(after, pair.after, what)]
    if (was.effective === is.effective || (!was.own && !is.own)) return []
    const value = (each: typeof was) => (each.effective === undefined ? undefined : {value: each.effective, path: each.path})
    return compared({
      of,
      says: `${what === 'owner' ? 'owner' : 'escalation path'} of ${of.kind.replace('-', ' ')} \`${of.id}\``,
      kinds: kindsOf(what),
      before: {entry: was.entry, value: value(was)},
      after: {entry: is.entry, value: value(is)},
    })
  })
}

function ownValue(catalog: Catalog, entry: Entry, what: Inherited) {
  const answer =
    entry.kind === 'ownership' ? ofTable(entry, what) : what === 'owner' ? ownerOf(catalog, entry) : escalationOf(catalog, entry)
  const source = answer?.source ?? {entry, path: ['title'] as Path}
  return {effective: answer?.id, own: source.entry === entry && answer !== undefined, entry: source.entry, path: source.path}
}

function ofTable(table: Entry<'ownership'>, what: Inherited) {
  const id = table.data.responsibilities.failures?.[what]
  return id === undefined ? undefined : {id, source: {entry: table as Entry, path: ['responsibilities', 'failures', what] as Path}}
}
