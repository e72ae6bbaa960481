import type {Catalog} from '../core/catalog/catalog.ts'

const patterns = new WeakMap<Catalog, [id: string, pattern: RegExp][]>()

/** Lists the systems that a command names: in an address, a variable, a header or a program's name. */
export function namedSystems(catalog: Catalog, command: string): ReadonlySet<string> {
  let systems = patterns.get(catalog)
  if (!systems) {
    systems = catalog.list('system').map(({id, title, data}) => [id, patternOf([id, title, ...data.aliases])])
    patterns.set(catalog, systems)
  }
  return new Set(systems.flatMap(([id, pattern]) => (pattern.test(command) ? [id] : [])))
}

// `$NETSUITE_TOKEN` and `example.suitetalk.api.netsuite.com` name NetSuite; `stripes` does not name Stripe.
function patternOf(names: readonly string[]): RegExp {
  const words = [...new Set(names.filter(name => name.length > 2))].map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![A-Za-z0-9])(${words.join('|')})(?![A-Za-z0-9])`, 'i')
}
