import {formVersion} from '../core/content/form-version.ts'
import {valueInYaml} from '../core/content/schema/example.ts'
import {type Answers, hasPhone, type Person} from './answers.ts'
import {entryText, line, type NewFile} from './entry-text.ts'
import {firstFlow, openInFlow} from './first-flow.ts'
import {firstService, openInService} from './first-service.ts'

/**
 * Makes the first content of an organisation: what it answered, and one failure that every integration or service has, with alert and runbook.
 *
 * @param now ISO 8601 UTC.
 * @param furtherSettings Lines of settings beyond those that follow from the answers.
 * @returns Files below the content root, in path order.
 */
export function firstContent(answers: Answers, now: string, furtherSettings: readonly string[] = []): NewFile[] {
  const {team, people, first} = answers
  return [
    {path: `escalation-paths/${team.id}.mdx`, text: escalationPath(answers)},
    ...(first.kind === 'service' ? firstService(answers, first, now) : firstFlow(answers, first, now)),
    ...people.map(person => ({path: `people/${person.id}.mdx`, text: personEntry(person, answers)})),
    {path: 'settings.yaml', text: settings(answers, furtherSettings)},
    {path: `teams/${team.id}.mdx`, text: teamEntry(answers)},
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Names what a first content cannot know and its owner puts in, as paths below the content root with what they lack. */
export function stillOpen(answers: Answers): {path: string; lacks: string}[] {
  const {first} = answers
  return [
    ...(first.kind === 'service' ? openInService(first, answers) : openInFlow(first, answers)),
    {path: 'settings.yaml', lacks: 'how soon somebody must be reached, for each severity'},
  ]
}

function settings({organisation, timeZone}: Answers, further: readonly string[]): string {
  return `${line('version', formVersion)}
${line('organisation', organisation)}
${line('timeZone', timeZone)}

# How soon a human must be reached, and how often a runbook is read against reality. Put your own promises here.
severities:
  - {id: SEV1, means: Business stops or money moves wrongly., humanWithin: 15m, reviewEvery: 90d}
  - {id: SEV2, means: Customers or partners notice., humanWithin: 30m, reviewEvery: 180d}
  - {id: SEV3, means: There is a workaround., humanWithin: 3d, reviewEvery: 365d}
  - {id: SEV4, means: Nobody outside the team notices., humanWithin: 7d, reviewEvery: 365d}
${further.map(each => `\n${each}\n`).join('')}`
}

function personEntry({name, contacts}: Person, {timeZone, team}: Answers): string {
  const ways = contacts.map(contact => `  - ${valueInYaml(contact)}`)
  return entryText([line('title', name), line('role', `Member of ${team.name}`), line('timeZone', timeZone), 'contacts:', ...ways])
}

function teamEntry({team, people, first}: Answers): string {
  const purpose =
    first.kind === 'service' ? `Answers for ${first.name}.` : `Answers for what travels from ${first.from.name} to ${first.to.name}.`
  return entryText([
    line('title', team.name),
    line('purpose', purpose),
    line('lead', people[0]?.id),
    line(
      'members',
      people.map(({id}) => id),
    ),
  ])
}

function escalationPath({team, people}: Answers): string {
  const wakable = people.filter(({contacts}) => contacts.some(({via}) => via !== 'email'))
  const levels = wakable.map(
    ({id, contacts}, index) =>
      `  - ${valueInYaml({after: `${index * 15}m`, notify: [`person:${id}`], via: [...new Set(contacts.map(({via}) => via))]})}`,
  )
  const last = `person:${people.findLast(hasPhone)?.id}`
  return entryText([line('title', team.name), line('owner', team.id), 'levels:', ...levels, line('lastResort', last)])
}
