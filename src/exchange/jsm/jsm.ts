import {counted, plural} from '../../core/format/plural.ts'
import type {Imported} from '../content-file.ts'
import type {ExchangeFinding} from '../finding.ts'
import type {InputFile} from '../json-source.ts'
import {type OnCallContext, onCallFiles} from '../oncall/on-call-files.ts'
import type {SourceOnCall, SourceUser} from '../oncall/on-call-source.ts'
import {withoutTelephone} from '../oncall/without-telephone.ts'
import {readOpsgenie} from '../opsgenie/opsgenie.ts'

/**
 * Makes people, teams, rotations and escalation paths of what Jira Service Management answers.
 *
 * Its objects are those of Opsgenie; the people are users of Jira, of whom only those are written who take part in something.
 *
 * @param inputs Files with schedules (with their rotations), escalations, overrides, teams, and users of Jira.
 * @throws {UnreadableInput} When a file is no JSON, or has nothing of it.
 */
export function importJsm(inputs: readonly InputFile[], context: OnCallContext): Imported {
  const findings: ExchangeFinding[] = []
  const source = readOpsgenie(inputs, {id: 'jsm', service: 'Jira Service Management'}, findings)
  const used = partakers(source)
  const users = source.users.filter(({key}) => used.has(key))
  tellOthers(
    source.users.filter(({key}) => !used.has(key)),
    findings,
  )
  findings.push(...withoutTelephone(users, 'Jira'))
  return onCallFiles({...source, users}, context, findings)
}

function partakers({schedules, policies, teams}: SourceOnCall): Set<string> {
  return new Set([
    ...schedules.flatMap(({layers, overrides}) => [...layers.flatMap(({members}) => members), ...overrides.map(({user}) => user)]),
    ...policies.flatMap(({levels}) => levels.flatMap(({targets}) => targets.map(({key}) => key))),
    ...teams.flatMap(({members}) => members),
  ])
}

function tellOthers(others: readonly SourceUser[], findings: ExchangeFinding[]): void {
  const [first] = others
  if (!first) return
  const message = `${counted(others.length, 'user')} of Jira ${plural(others.length, 'takes', 'take')} part in nothing here and ${plural(others.length, 'is', 'are')} left out`
  findings.push({severity: 'note', at: first.at, message})
}
