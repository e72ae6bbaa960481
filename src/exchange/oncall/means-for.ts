import type {Data} from '../../core/content/schema/index.ts'

type Contacts = Data<'person'>['contacts']
type Means = Contacts[number]['via']

const means: readonly Means[] = ['phone', 'sms', 'chat', 'email']

/**
 * Chooses the means of a level so that each of its people has one of them.
 *
 * @param people Contacts of each.
 * @returns Nothing where telephones are enough, which need not be said.
 */
export function meansFor(people: readonly Contacts[]): Means[] | undefined {
  const had = people.map(contacts => new Set(contacts.map(({via}) => via)))
  const chosen: Means[] = []
  for (const via of means) {
    const deaf = had.filter(one => !chosen.some(each => one.has(each)))
    if (deaf.some(one => one.has(via))) chosen.push(via)
  }
  return chosen.length === 0 || (chosen.length === 1 && chosen[0] === 'phone') ? undefined : chosen
}
