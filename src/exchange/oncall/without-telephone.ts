import {counted, plural} from '../../core/format/plural.ts'
import type {ExchangeFinding} from '../finding.ts'
import type {SourceUser} from './on-call-source.ts'

/**
 * Tells once of the people without a telephone number, where a service tells nobody's.
 *
 * Whom e-mail alone reaches is woken by nothing; the checker finds each of them where a severity asks for more.
 */
export function withoutTelephone(users: readonly SourceUser[], service: string): ExchangeFinding[] {
  const silent = users.filter(({isDescribed, contacts}) => isDescribed && !contacts.some(({via}) => via === 'phone' || via === 'sms'))
  const [first] = silent
  if (!first) return []
  const message = `${counted(silent.length, 'person', 'people')} ${plural(silent.length, 'comes', 'come')} without a telephone number: ${service} tells nobody’s`
  return [{severity: 'warning', at: first.at, message, help: 'Add the numbers as contacts of the people.'}]
}
