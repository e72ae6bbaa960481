import {valueInYaml} from '../core/content/schema/example.ts'
import type {Answers, FirstFlow} from './answers.ts'
import {inProse} from './entry-text.ts'

/**
 * Writes the runbook of a flow that has stopped, in steps that hold for any two systems.
 *
 * @param now ISO 8601 UTC; its day is that of the first reading.
 */
export function firstRunbook({team, people}: Answers, {from: source, to: target}: FirstFlow, now: string): string {
  const [from, to] = [inProse(source.name), inProse(target.name)]
  const lead = `[${inProse(people[0]?.name ?? team.name)}](person:${people[0]?.id})`
  return `---
title: ${valueInYaml(`Get ${source.name} to ${target.name} going again`)}
duration: 30m
reviewed: ${now.slice(0, 10)}
---

## Is this it?

Something has happened in ${from} more than 30 minutes ago and ${to} does not know of it. If nothing has happened in ${from} since, it is not this.

## Impact

Whoever works in ${to} sees the past, and acts on it.

## First actions

1. Say in the channel of [${inProse(team.name)}](team:${team.id}) that you are looking, so that nobody looks twice.
2. Open the status pages of ${from} and ${to}. If one of them reports an outage, note its number and go to [Escalate](#escalate).

## Diagnose

1. Find the newest record in ${from} that should have travelled, and note its id and time.
2. Look for that id in ${to}. **Healthy:** it is there. If it is, something else is late: ask whoever reported this for one id that is missing.
3. Look where the integration runs for its last error, and note the text word by word.

## Recover

1. Start the integration again where it runs. How that is done here is not written down yet: ${lead} knows, and adds it to this step.
2. Let it catch up with the oldest record that is missing before you touch the newest.

## Verify

1. Look for the id from Diagnose in ${to}. **Healthy:** it is there, once.

## Roll back

Starting an integration again changes no data, so there is nothing to take back.

## Escalate

::escalation{path="${team.id}"}

## After

Write down how the integration was started again, and put the error text from Diagnose under \`codes\` of the failure mode.
`
}
