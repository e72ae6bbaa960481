import type {Data} from '../../content/schema/index.ts'
import type {Catalog, Entry} from '../catalog.ts'

/** Orders failure modes by severity, worst first, then by title. */
export function bySeverity(modes: readonly Entry<'failure-mode'>[]): Entry<'failure-mode'>[] {
  return modes.toSorted((a, b) => compare(a.data.severity, b.data.severity) || compare(a.title, b.title))
}

/** Lists the ways an integration fails, worst first; those of other integrations that also happen in it included. */
export function failuresIn(catalog: Catalog, integrationId: string): Entry<'failure-mode'>[] {
  return bySeverity(
    catalog.list('failure-mode').filter(({data}) => data.integration === integrationId || data.alsoIn.includes(integrationId)),
  )
}

/** An integration with the ways it fails, worst first. */
export interface FailingIntegration {
  integration: Entry<'integration'>
  failures: Entry<'failure-mode'>[]
}

/** Lists all integrations by tier, each with the ways it fails; an integration without failure modes has an empty list. */
export function failuresByIntegration(catalog: Catalog): FailingIntegration[] {
  const integrations = catalog.list('integration').toSorted((a, b) => a.data.tier - b.data.tier || compare(a.title, b.title))
  return integrations.map(integration => ({integration, failures: failuresIn(catalog, integration.id)}))
}

/** Lists what goes wrong at one vendor: failure modes whose codes it says, or whose contract it offers, worst first. */
export function failuresAt(catalog: Catalog, systemId: string): Entry<'failure-mode'>[] {
  return bySeverity(
    catalog.list('failure-mode').filter(({data}) => {
      const contract = data.contract === undefined ? undefined : catalog.get('contract', data.contract)
      return contract?.data.system === systemId || data.codes.some(({system}) => system === systemId)
    }),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Says what each class of failure looks like. */
export const failureClassInWords: Record<Data<'failure-mode'>['class'], string> = {
  stuck: 'Accepted on one side, absent on the other.',
  rejected: 'Refused; it stays where it was.',
  stalled: 'Under way, but late.',
  duplicate: 'Applied twice.',
  drift: 'Both sides have it, and they silently differ.',
}

/** Says whether a failed message may be sent again. */
export const retryInWords: Record<NonNullable<Data<'failure-mode'>['retry']>, string> = {
  safe: 'Yes, as often as needed; a repeat is harmless.',
  'same-key': 'Only with its old idempotency key; a new key makes a second one.',
  never: 'No. The same message gets the same answer, or does harm; correct it first.',
}
