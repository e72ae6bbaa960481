import {valueInYaml} from '../core/content/schema/example.ts'
import type {Answers, EndSystem, FirstFlow} from './answers.ts'
import {alertName, entryText, line, type NewFile} from './entry-text.ts'
import {firstRunbook} from './first-runbook.ts'

/**
 * Makes the entries of a first integration: its two systems, and the failure that every integration has, with alert and runbook.
 *
 * @param now ISO 8601 UTC.
 */
export function firstFlow(answers: Answers, first: FirstFlow, now: string): NewFile[] {
  const {from, to} = first
  const flow = flowId(first)
  return [
    {path: `failure-modes/${flow}-stopped.mdx`, text: failureMode(first, flow)},
    {path: `integrations/${flow}.mdx`, text: integration(answers, first)},
    {path: `runbooks/restart-${flow}.mdx`, text: firstRunbook(answers, first, now)},
    ...[from, to].map(system => ({path: `systems/${system.id}.mdx`, text: systemEntry(system, answers)})),
  ]
}

/** Names what such entries cannot know, as paths with what they lack. */
export function openInFlow(first: FirstFlow, {people}: Answers): {path: string; lacks: string}[] {
  const flow = flowId(first)
  return [
    {path: `failure-modes/${flow}-stopped.mdx`, lacks: 'name and condition of the alert that you have'},
    {path: `runbooks/restart-${flow}.mdx`, lacks: `how it is started again, which ${people[0]?.name} knows`},
    {
      path: `integrations/${flow}.mdx`,
      lacks:
        first.mechanism === undefined ? 'how the data travel, and how much depends on them (`tier`)' : 'how much depends on it (`tier`)',
    },
  ]
}

function flowId({from, to}: FirstFlow): string {
  return `${from.id}-to-${to.id}`
}

function systemEntry({name, category}: EndSystem, {team}: Answers): string {
  return entryText([line('title', name), line('category', category), line('owner', team.id)])
}

function integration({team}: Answers, {from, to, mechanism = 'Not written down yet.'}: FirstFlow): string {
  return entryText([
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

function failureMode({from, to}: FirstFlow, flow: string): string {
  return entryText([
    line('title', `${from.name} to ${to.name} has stopped`),
    line('integration', flow),
    'class: stalled',
    'severity: SEV2',
    line('runbook', `restart-${flow}`),
    'symptoms:',
    `  - ${valueInYaml(`What happens in ${from.name} does not show in ${to.name}.`)}`,
    '# The name that your alerting sends, and its condition: put your own here.',
    'alerts:',
    `  - name: ${alertName(flow, 'Stopped')}`,
    '    severity: page',
    `    query: ${valueInYaml(`time() - max(integration_last_success_timestamp_seconds{integration="${flow}"}) > 1800`)}`,
  ])
}
