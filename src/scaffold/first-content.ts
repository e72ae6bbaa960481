import {valueInYaml} from '../core/content/schema/example.ts'
import {type Answers, type EndSystem, hasPhone, type Person} from './answers.ts'
import {firstRunbook} from './first-runbook.ts'

/** A text and where it goes. */
export interface NewFile {
  /** Below the folder that is begun, with slashes. */
  path: string
  text: string
}

/**
 * Makes the first content of an organisation: what it answered, and one failure that every integration has, with alert and runbook.
 *
 * @param now ISO 8601 UTC.
 * @returns Files below the content root, in path order.
 */
export function firstContent(answers: Answers, now: string): NewFile[] {
  const {team, people, from, to} = answers
  const flow = `${from.id}-to-${to.id}`
  return [
    {path: `escalation-paths/${team.id}.mdx`, text: escalationPath(answers)},
    {path: `failure-modes/${flow}-stopped.mdx`, text: failureMode(answers, flow)},
    {path: `integrations/${flow}.mdx`, text: integration(answers)},
    ...people.map(person => ({path: `people/${person.id}.mdx`, text: personEntry(person, answers)})),
    {path: `runbooks/restart-${flow}.mdx`, text: firstRunbook(answers, now)},
    {path: 'settings.yaml', text: settings(answers)},
    ...[from, to].map(system => ({path: `systems/${system.id}.mdx`, text: systemEntry(system, answers)})),
    {path: `teams/${team.id}.mdx`, text: teamEntry(answers)},
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Names what a first content cannot know and its owner puts in, as paths below the content root with what they lack. */
export function stillOpen({from, to, mechanism, people}: Answers): {path: string; lacks: string}[] {
  const flow = `${from.id}-to-${to.id}`
  return [
    {path: `failure-modes/${flow}-stopped.mdx`, lacks: 'name and condition of the alert that you have'},
    {path: `runbooks/restart-${flow}.mdx`, lacks: `how it is started again, which ${people[0]?.name} knows`},
    {
      path: `integrations/${flow}.mdx`,
      lacks: mechanism === undefined ? 'how the data travel, and how much depends on them (`tier`)' : 'how much depends on it (`tier`)',
    },
    {path: 'settings.yaml', lacks: 'how soon somebody must be reached, for each severity'},
  ]
}

function entry(lines: readonly string[], body = ''): string {
  return `---\n${lines.join('\n')}\n---\n${body}`
}

const line = (key: string, value: unknown) => `${key}: ${valueInYaml(value)}`

function settings({organisation, timeZone}: Answers): string {
  return `${line('organisation', organisation)}
${line('timeZone', timeZone)}

# How soon a human must be reached, and how often a runbook is read against reality. Put your own promises here.
severities:
  - {id: SEV1, means: Business stops or money moves wrongly., humanWithin: 15m, reviewEvery: 90d}
  - {id: SEV2, means: Customers or partners notice., humanWithin: 30m, reviewEvery: 180d}
  - {id: SEV3, means: There is a workaround., humanWithin: 3d, reviewEvery: 365d}
  - {id: SEV4, means: Nobody outside the team notices., humanWithin: 7d, reviewEvery: 365d}
`
}

function personEntry({name, contacts}: Person, {timeZone, team}: Answers): string {
  const ways = contacts.map(contact => `  - ${valueInYaml(contact)}`)
  return entry([line('title', name), line('role', `Member of ${team.name}`), line('timeZone', timeZone), 'contacts:', ...ways])
}

function teamEntry({team, people, from, to}: Answers): string {
  const purpose = `Answers for what travels from ${from.name} to ${to.name}.`
  return entry([
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
  return entry([line('title', team.name), line('owner', team.id), 'levels:', ...levels, line('lastResort', last)])
}

function systemEntry({name, category}: EndSystem, {team}: Answers): string {
  return entry([line('title', name), line('category', category), line('owner', team.id)])
}

function integration({from, to, team, mechanism = 'Not written down yet.'}: Answers): string {
  return entry([
    line('title', `${from.name} to ${to.name}`),
    line('from', [from.id]),
    line('to', [to.id]),
    line('mechanism', mechanism),
    '# 1: money stops without it. 2: customers notice. 3: we notice.',
    'tier: 2',
    line('owner', team.id),
    line('escalation', team.id),
  ])
}

function failureMode({from, to}: Answers, flow: string): string {
  return entry([
    line('title', `${from.name} to ${to.name} has stopped`),
    line('integration', flow),
    'class: stalled',
    'severity: SEV2',
    line('runbook', `restart-${flow}`),
    'symptoms:',
    `  - ${valueInYaml(`What happens in ${from.name} does not show in ${to.name}.`)}`,
    '# The name that your alerting sends, and its condition: put your own here.',
    'alerts:',
    `  - name: ${alertName(flow)}`,
    '    severity: page',
    `    query: ${valueInYaml(`time() - max(integration_last_success_timestamp_seconds{integration="${flow}"}) > 1800`)}`,
  ])
}

// In: `3pl-to-erp`. Out: `Flow3plToErpStopped`; a name begins with a letter and has at most 200 of them.
function alertName(flow: string): string {
  const words = flow.split('-').map(word => word.charAt(0).toUpperCase() + word.slice(1))
  return `${/^\d/.test(flow) ? 'Flow' : ''}${words.join('')}`.slice(0, 190).concat('Stopped')
}
