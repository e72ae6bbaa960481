import {valueInYaml} from '../core/content/schema/example.ts'
import type {Answers, FirstService} from './answers.ts'
import {alertName, entryText, inProse, line, type NewFile} from './entry-text.ts'

/**
 * Makes the entries of a first service, and the failure that every service has, with alert and runbook.
 *
 * @param now ISO 8601 UTC.
 */
export function firstService(answers: Answers, service: FirstService, now: string): NewFile[] {
  const {id} = service
  return [
    {path: `failure-modes/${id}-down.mdx`, text: failureMode(service)},
    {path: `runbooks/restart-${id}.mdx`, text: runbook(answers, service, now)},
    {path: `services/${id}.mdx`, text: serviceEntry(answers, service)},
  ]
}

/** Names what such entries cannot know, as paths with what they lack. */
export function openInService({id}: FirstService, {people}: Answers): {path: string; lacks: string}[] {
  return [
    {path: `failure-modes/${id}-down.mdx`, lacks: 'name and condition of the alert that you have'},
    {path: `runbooks/restart-${id}.mdx`, lacks: `how it is started again, which ${people[0]?.name} knows`},
    {path: `services/${id}.mdx`, lacks: 'how much depends on it (`tier`), and what it depends on (`dependsOn`)'},
  ]
}

function serviceEntry({team}: Answers, {name}: FirstService): string {
  return entryText([
    line('title', name),
    '# 1: money stops without it. 2: customers notice. 3: we notice.',
    'tier: 2',
    line('owner', team.id),
    line('escalation', team.id),
  ])
}

function failureMode({id, name}: FirstService): string {
  return entryText([
    line('title', `${name} does not answer`),
    line('service', id),
    'class: rejected',
    'severity: SEV2',
    line('runbook', `restart-${id}`),
    'symptoms:',
    `  - ${valueInYaml(`Whoever uses ${name} gets an error, or no answer at all.`)}`,
    '# The name that your alerting sends, and its condition: put your own here.',
    'alerts:',
    `  - name: ${alertName(id, 'Down')}`,
    '    severity: page',
    `    query: ${valueInYaml(`min(up{job="${id}"}) < 1`)}`,
    '    for: 5m',
  ])
}

function runbook({team, people}: Answers, {name: written}: FirstService, now: string): string {
  const name = inProse(written)
  const lead = `[${inProse(people[0]?.name ?? team.name)}](person:${people[0]?.id})`
  return `---
title: ${valueInYaml(`Get ${written} to answer again`)}
duration: 30m
reviewed: ${now.slice(0, 10)}
---

## Is this it?

Ask ${name} for something that always works, such as its first page or its health check. **Healthy:** it answers within a second or two. If it does, it is not this.

## Impact

Whoever uses ${name}, people and other programs, cannot go on.

## First actions

1. Say in the channel of [${inProse(team.name)}](team:${team.id}) that you are looking, so that nobody looks twice.
2. Ask what was released or changed in the last hour. If something was, whoever did it takes it back while you go on.

## Diagnose

1. Look where ${name} runs: is it there, and since when? Note when it was started last.
2. Look for the first error in its log since it stopped answering, and note the text word by word.
3. Look at what it depends on: its database, the services that it asks, the disk it writes to. **Healthy:** each answers, and no disk is full.

## Recover

1. Start ${name} again where it runs. How that is done here is not written down yet: ${lead} knows, and adds it to this step.
2. If it stops again with the same error, leave it and go to [Escalate](#escalate) with that text.

## Verify

1. Ask it again for what always works. **Healthy:** it answers, and goes on answering for ten minutes.

## Roll back

Starting a program again changes no data, so there is nothing to take back.

## Escalate

::escalation{path="${team.id}"}

## After

Write down how it was started again, and put the error text from Diagnose under \`codes\` of the failure mode.
`
}
