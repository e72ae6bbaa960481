import type {Data} from '../../content/schema/index.ts'
import type {Catalog, Entry} from '../catalog.ts'
import {bySeverity, tierOrder} from './ranks.ts'
import {isAbout, type Subject} from './subject.ts'

/** Lists the ways an integration or service fails, worst first; those of others that also happen in it included. */
export function failuresIn(catalog: Catalog, subject: Subject): Entry<'failure-mode'>[] {
  const happensIn = (data: Entry<'failure-mode'>['data']) => subject.kind === 'integration' && data.alsoIn.includes(subject.id)
  return bySeverity(
    catalog,
    catalog.list('failure-mode').filter(({data}) => isAbout(data, subject) || happensIn(data)),
  )
}

/** An integration or a service with the ways it fails, worst first. */
export interface FailingSubject<S extends Subject = Subject> {
  subject: S
  failures: Entry<'failure-mode'>[]
}

/** Lists all integrations by tier, each with the ways it fails; an integration without failure modes has an empty list. */
export function failuresByIntegration(catalog: Catalog): FailingSubject<Entry<'integration'>>[] {
  return failing(catalog, catalog.list('integration'))
}

/** Lists all services by tier, each with the ways it fails. */
export function failuresByService(catalog: Catalog): FailingSubject<Entry<'service'>>[] {
  return failing(catalog, catalog.list('service'))
}

function failing<S extends Subject>(catalog: Catalog, subjects: readonly S[]): FailingSubject<S>[] {
  const ordered = tierOrder(catalog)
  const sorted = subjects.toSorted((a, b) => ordered(a, b) || compare(a.title, b.title))
  return sorted.map(subject => ({subject, failures: failuresIn(catalog, subject)}))
}

/** Lists what goes wrong at one vendor: failure modes whose codes it says, or whose contract it offers, worst first. */
export function failuresAt(catalog: Catalog, systemId: string): Entry<'failure-mode'>[] {
  return bySeverity(
    catalog,
    catalog.list('failure-mode').filter(({data}) => {
      const contract = data.contract === undefined ? undefined : catalog.get('contract', data.contract)
      return contract?.data.system === systemId || data.codes.some(({system}) => system === systemId)
    }),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Says what a word of the classes or tiers of settings means; nothing where settings do not say it. */
export function meaningIn(words: readonly {id: string | number; means: string}[], word: string | number): string {
  return words.find(({id}) => id === word)?.means ?? ''
}

/** Says whether a failed message may be sent again. */
export const retryInWords: Record<NonNullable<Data<'failure-mode'>['retry']>, string> = {
  safe: 'Yes, as often as needed; a repeat is harmless.',
  'same-key': 'Only with its old idempotency key; a new key makes a second one.',
  never: 'No. The same message gets the same answer, or does harm; correct it first.',
}
