import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'

/**
 * Makes content of any size that passes the check: half failure modes, half runbooks, each of about 1,300 words.
 *
 * @param documents How many of these; teams, people, integrations and the like come on top, one integration for each 20.
 * @param contracts How many contracts come on top, each with 20 fields, of which most become those of the next one.
 * @returns Path below the content root → text.
 */
export function corpus(documents: number, contracts = 0): Map<string, string> {
  const files = new Map<string, string>(organisation())
  const pairs = Math.ceil(documents / 2)
  for (let group = 0; group * 10 < pairs; group++) files.set(`integrations/flow-${group}.mdx`, integration(group))
  for (let number = 0; number < contracts; number++) files.set(`contracts/contract-${number}.mdx`, contract(number, pairs, contracts))
  for (let pair = 0; pair < pairs; pair++) {
    files.set(`failure-modes/mode-${pair}.mdx`, failureMode(pair))
    files.set(`runbooks/recover-${pair}.mdx`, runbook(pair))
  }
  return files
}

/** Writes content files below a folder. */
export function writeCorpus(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true})
    writeFileSync(path.join(folder, name), text)
  }
}

function organisation(): [string, string][] {
  const person = (name: string, phone: string) =>
    `---\ntitle: ${name}\nrole: Engineer\ntimeZone: America/New_York\ncontacts: [{via: phone, address: "${phone}"}]\n---\n`
  return [
    ['settings.yaml', 'organisation: Generated corpus\n'],
    ['people/ada.mdx', person('Ada', '+1-555-0160')],
    ['people/ben.mdx', person('Ben', '+1-555-0161')],
    ['people/cleo.mdx', person('Cleo', '+1-555-0162')],
    ['teams/order-ops.mdx', '---\ntitle: Order operations\npurpose: Orders.\nlead: ada\nmembers: [ada, ben]\n---\n'],
    [
      'rotations/primary.mdx',
      '---\ntitle: Primary\nteam: order-ops\ntimeZone: America/New_York\nlayers: [{members: [ada, ben], start: 2026-01-05}]\n---\n',
    ],
    [
      'escalation-paths/orders.mdx',
      '---\ntitle: Orders\nowner: order-ops\nlevels: [{after: 0m, notify: [rotation:primary]}, {after: 10m, notify: [person:cleo]}]\nlastResort: person:cleo\n---\n',
    ],
    ['systems/shop.mdx', '---\ntitle: Shop\ncategory: storefront\nowner: order-ops\n---\n'],
    ['systems/ledger.mdx', '---\ntitle: Ledger\ncategory: erp\nowner: order-ops\n---\n'],
  ]
}

function integration(group: number): string {
  return `---
title: Flow ${group}
from: [shop]
to: [ledger]
mechanism: Webhook to a queue.
tier: 2
owner: order-ops
escalation: orders
signals:
  - {id: waiting, title: Orders waiting, unit: orders, sentence: "{value} orders wait", query: sum(waiting), warning: 40, critical: 120, maxAge: 5m}
---
${prose(group, 60)}
`
}

function contract(number: number, pairs: number, contracts: number): string {
  const group = number % Math.ceil(pairs / 10)
  // The last ten go no further, so that no chain is a ring.
  const next = number + 1 < contracts && number % 10 !== 9 ? number + 1 : undefined
  const field = (index: number) => {
    const mapsTo = next === undefined || index > 15 ? '' : `, mapsTo: contract-${next}/field_${next}_${index}`
    return `  - {name: ${index === 0 ? 'status' : `field_${number}_${index}`}, type: ${['string', 'integer', 'number'][index % 3]}, required: ${index % 4 === 0}${index === 0 ? '' : mapsTo}}`
  }
  return `---
title: Contract ${number}
integration: flow-${group}
system: ${number % 2 === 0 ? 'ledger' : 'shop'}
transport: rest
endpoint: PUT /contract/${number}
version: '2026-07'
keys: [status]
idempotencyKey: status
fields:
${Array.from({length: 20}, (_, index) => field(index)).join('\n')}
limits: [{title: Requests, value: 40 requests/s}]
---
${prose(number, 60)}
`
}

function failureMode(pair: number): string {
  const group = Math.floor(pair / 10)
  return `---
title: Failure mode ${pair}
integration: flow-${group}
class: ${['stuck', 'rejected', 'stalled', 'duplicate', 'drift'][pair % 5]}
severity: SEV${(pair % 4) + 1}
runbook: recover-${pair}
symptoms: [Orders of flow ${group} do not arrive.]
codes: [{code: ERROR_${pair}, system: ledger}]
alerts: [{name: Alert${pair}, severity: ${pair % 4 === 3 ? 'ticket' : 'page'}, signal: flow-${group}/waiting, query: 'sum(waiting{mode="${pair}"}) > 120', for: 5m}]
---
${Array.from({length: 12}, (_, part) => `## Part ${part + 1}\n\n${prose(pair + part, 100)} See [the runbook](../runbooks/recover-${pair}.mdx#recover-1).`).join('\n\n')}
`
}

function runbook(pair: number): string {
  const group = Math.floor(pair / 10)
  const step = (number: number) => `${number}. ${prose(pair + number, 45)}

   \`\`\`sh
   curl -sS "https://ledger.example.com/orders/{{order_id}}?part=${number}" -H "Authorization: Bearer $LEDGER_TOKEN" | jq '.status'
   \`\`\`

   **Healthy:** the answer is \`booked\` and the time is younger than five minutes.

   \`\`\`output
   "booked"
   \`\`\`

   **If not:** go to [Escalate](#escalate).
`
  const steps = [1, 2, 3, 4].map(step).join('\n')
  return `---
title: Recover ${pair}
inputs: [{name: order_id, is: Order id.}]
duration: 20m
reviewed: 2026-11-02
---
## Is this it?

${prose(pair, 60)}

::status{signal="flow-${group}/waiting"}

## Impact

${prose(pair + 1, 70)}

## First actions

${steps}
## Diagnose

${steps}
## Recover

${steps}
## Verify

${steps}
## Roll back

${prose(pair + 2, 70)}

## Escalate

${prose(pair + 3, 40)}

::escalation

## After

${prose(pair + 4, 70)} It was [failure mode ${pair}](failure-mode:mode-${pair}).
`
}

const words =
  'order queue message ledger payload field window batch retry owner handoff channel stock count sum invoice shipment token limit page minute customer total key record'.split(
    ' ',
  )

// A small generator with a seed, so that the same corpus comes out on every machine.
function prose(seed: number, length: number): string {
  let state = (seed + 1) * 2_654_435_761
  const next = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return words[state % words.length] ?? 'order'
  }
  const sentences: string[] = []
  for (let left = length; left > 0; left -= 12) {
    const sentence = Array.from({length: Math.min(12, left)}, next).join(' ')
    sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`)
  }
  return sentences.join(' ')
}
