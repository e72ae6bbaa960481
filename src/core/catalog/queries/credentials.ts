import type {Data} from '../../content/schema/index.ts'
import type {Catalog, Entry} from '../catalog.ts'

/** A token or key that commands find in a variable. */
export interface NeededCredential {
  system: Entry<'system'>
  credential: Data<'system'>['credentials'][number]
}

/**
 * Lists the credentials that the code of a runbook uses, as `$NAME`, `${NAME…}` or `env.NAME`, in the order in which they come.
 *
 * A variable that no system declares is not among them.
 */
export function credentialsOf(catalog: Catalog, runbook: Entry<'runbook'>): NeededCredential[] {
  const declared = new Map(
    catalog
      .list('system')
      .flatMap(system =>
        system.data.credentials.map((credential): [string, NeededCredential] => [credential.variable, {system, credential}]),
      ),
  )
  const used = runbook.document.body.codes.flatMap(({value}) =>
    [...value.matchAll(/(?:\$\{?|\benv\.)([A-Z][A-Z0-9_]*)/g)].map(([, name]) => name),
  )
  return [...new Set(used)].flatMap(name => declared.get(name ?? '') ?? [])
}
