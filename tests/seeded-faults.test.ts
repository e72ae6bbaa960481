import {describe, expect, test} from 'vitest'
import {expectedOf, type Fault, found} from './support/seeded.ts'

const approvals =
  '- {by: jules, on: 2026-11-05}\n  - {by: noor, on: 2026-11-06}\n  - {by: quinn, on: 2026-11-06}\n  - {by: sam, on: 2026-11-09}'
const retry = 'runbooks/retry-changed-erp-record.mdx'
const close = 'runbooks/close-duplicate-sales-order.mdx'
const changedRecord = 'failure-modes/erp-record-changed.mdx'
const duplicate = 'failure-modes/duplicate-sales-order.mdx'
const signature = 'failure-modes/webhook-hmac-mismatch.mdx'
const ladder = 'escalation-paths/integration.mdx'
const crm = 'integrations/crm-esp.mdx'
const kai = 'people/kai.mdx'
const suppression = (what: string) => `{/* clarity-suppress-next ${what} */}\nFirst on call during the New York day.`
const firstOnCall = 'First on call during the New York day.'

const files: Fault[] = [
  {fault: 'a file is empty', file: 'teams/night-desk.mdx', edit: {add: '\n'}, rule: 'file-empty', at: ''},
  {
    fault: 'a photograph is called .mdx',
    file: 'people/photo.mdx',
    edit: {add: new Uint8Array([0, 0x89, 0x50])},
    rule: 'file-not-text',
    at: '',
  },
  {fault: 'a log was pasted as a runbook', file: 'runbooks/log.mdx', edit: {unreadable: 'too-large'}, rule: 'file-too-large', at: ''},
  {fault: 'a link leads back to itself', file: 'runbooks/loop.mdx', edit: {unreadable: 'symlink-loop'}, rule: 'file-symlink-loop', at: ''},
  {fault: 'a link leads out of the content', file: 'runbooks/out.mdx', edit: {unreadable: 'outside'}, rule: 'file-linked-outside', at: ''},
  {fault: 'a file stands in a folder of no kind', file: 'notes/todo.mdx', edit: {add: 'Ask Kai.\n'}, rule: 'file-misplaced', at: ''},
  {
    fault: 'a file has a name with a space',
    file: 'people/Pat Night.mdx',
    edit: {
      add: '---\ntitle: Pat Night\nrole: Guest\ntimeZone: UTC\ncontacts:\n  - via: email\n    address: pat@example.com\n---\nGuest.\n',
    },
    rule: 'id-unusable',
    at: '',
  },
  {
    fault: 'two files have the same id',
    file: 'people/old/kai.mdx',
    edit: {
      add: '---\ntitle: Kai\nrole: Guest\ntimeZone: UTC\ncontacts:\n  - via: phone\n    address: +1-555-0199\n  - via: chat\n    address: "@kai"\n---\nGuest.\n',
    },
    rule: 'id-duplicate',
    at: '',
  },
  {
    fault: 'the first line of the frontmatter is lost',
    file: kai,
    edit: {replace: '---\ntitle: Kai', by: 'title: Kai'},
    rule: 'frontmatter-missing',
    at: 'title: Kai Dawson',
  },
  {
    fault: 'the frontmatter is not closed',
    file: 'teams/customer-lifecycle.mdx',
    edit: {replace: 'example.com\n---\n', by: 'example.com\n'},
    rule: 'frontmatter-unclosed',
    at: '«---»\ntitle',
  },
  {
    fault: 'a title has a colon and no quotes',
    file: kai,
    edit: {replace: 'title: Kai Dawson', by: 'title: Kai: Dawson'},
    rule: 'frontmatter-syntax',
    at: 'title: «Kai: Dawson»',
  },
  {
    fault: 'a needed field is missing',
    file: 'decisions/stock-events.mdx',
    edit: {replace: 'horizon: roadmap\n', by: ''},
    rule: 'frontmatter-missing-key',
    at: '«---»\ntitle',
  },
  {
    fault: 'a key is mistyped',
    file: 'systems/netsuite.mdx',
    edit: {replace: 'vendorName:', by: 'vendorname:'},
    rule: 'frontmatter-unknown-key',
    at: 'vendorname',
  },
  {
    fault: 'a class is none of those there are',
    file: changedRecord,
    edit: {replace: 'class: rejected', by: 'class: refused'},
    rule: 'frontmatter-invalid-value',
    at: 'class: «refused»',
  },
  {
    fault: 'two decisions have one number',
    file: 'decisions/stock-events.mdx',
    edit: {replace: 'DEC-10', by: 'DEC-07'},
    rule: 'number-taken',
    at: 'DEC-07',
    in: 'decisions/tax-fallback-policy.mdx',
  },
  {
    fault: 'settings turn off a rule that does not exist',
    file: 'settings.yaml',
    edit: {replace: 'locale: en-US', by: 'locale: en-US\nrules: {owner-unkown: off}'},
    rule: 'setting-rule-unknown',
    at: 'owner-unkown',
  },
  {
    fault: 'a runbook in use is deleted',
    file: retry,
    edit: {remove: true},
    rule: 'reference-unknown',
    in: changedRecord,
    at: 'runbook: «retry-changed-erp-record»',
    implies: [{rule: 'link-broken', in: 'runbooks/correct-rejected-940.mdx', at: 'runbook:retry-changed-erp-record'}],
  },
  {
    fault: 'a runbook is renamed',
    file: retry,
    edit: {moveTo: 'runbooks/retry-changed-record.mdx'},
    rule: 'reference-unknown',
    in: changedRecord,
    at: 'runbook: «retry-changed-erp-record»',
    implies: [
      {rule: 'link-broken', in: 'runbooks/correct-rejected-940.mdx', at: 'runbook:retry-changed-erp-record'},
      {rule: 'runbook-unreached', in: 'runbooks/retry-changed-record.mdx', at: 'title: «Retry orders that met a changed NetSuite record»'},
    ],
  },
]

const references: Fault[] = [
  {
    fault: 'the owner of a contract is mistyped',
    file: 'contracts/klaviyo-events.mdx',
    edit: {replace: 'owner: customer-lifecycle', by: 'owner: customer-lifecyle'},
    rule: 'owner-unknown',
    at: 'customer-lifecyle',
  },
  {
    fault: 'the runbook of a failure mode is mistyped',
    file: changedRecord,
    edit: {replace: 'runbook: retry-changed-erp-record', by: 'runbook: retry-changed-record'},
    rule: 'reference-unknown',
    at: 'retry-changed-record',
    implies: [{rule: 'runbook-unreached', in: retry, at: 'title: «Retry orders that met a changed NetSuite record»'}],
  },
  {
    fault: 'a person stands where a team belongs',
    file: 'decisions/stock-events.mdx',
    edit: {replace: 'owner: fulfilment-operations', by: 'owner: person:kai'},
    rule: 'reference-wrong-kind',
    at: 'person:kai',
  },
  {
    fault: 'a runbook stands where a failure mode belongs',
    file: 'decisions/external-id-on-every-order.mdx',
    edit: {replace: '[duplicate-sales-order, ', by: '[runbook:close-duplicate-sales-order, '},
    rule: 'reference-wrong-kind',
    at: 'runbook:close-duplicate-sales-order',
  },
  {
    fault: 'a link in a runbook names no entry',
    file: close,
    edit: {replace: '(rotation:integration-primary)', by: '(rotation:integration-first)'},
    rule: 'link-broken',
    at: 'rotation:integration-first',
  },
  {
    fault: 'a link leads to a step that is not there',
    file: retry,
    edit: {replace: '(#recover-3)', by: '(#recover-9)'},
    rule: 'link-anchor-unknown',
    at: '#recover-9',
  },
  {
    fault: 'an image is not in the content',
    file: kai,
    edit: {replace: firstOnCall, by: `![The queue](queue.png)\n\n${firstOnCall}`},
    rule: 'file-not-served',
    at: 'queue.png',
  },
  {
    fault: 'an image is taken from another site',
    file: kai,
    edit: {replace: firstOnCall, by: `![The queue](https://example.com/queue.png)\n\n${firstOnCall}`},
    rule: 'image-external',
    at: 'https://example.com/queue.png',
  },
  {
    fault: 'an image has no alternative text',
    file: kai,
    edit: {replace: firstOnCall, by: `![](queue.png)\n\n${firstOnCall}`},
    rule: 'image-without-alt',
    at: 'queue.png',
    implies: [{rule: 'file-not-served', in: kai, at: 'queue.png'}],
  },
  {
    fault: 'nobody owns an integration',
    file: crm,
    edit: {replace: 'owner: customer-lifecycle\n', by: ''},
    rule: 'owner-missing',
    at: '«---»\ntitle',
  },
  {
    fault: 'only a mailbox stands behind a team',
    file: 'teams/customer-lifecycle.mdx',
    edit: {replace: 'lead: sam\nmembers: [sam]\nrotation: lifecycle-primary\n', by: ''},
    rule: 'owner-mailbox',
    at: 'customer-lifecycle@example.com',
    // Nobody of the team is left who could have approved.
    implies: [{rule: 'change-approval-missing', in: 'changes/chg-2026-032.mdx', at: approvals}],
  },
  {
    fault: 'the team of a SEV1 failure has one person',
    file: 'teams/finance-systems.mdx',
    edit: {cutFrom: 'lead:', to: 'channel', by: 'lead: jules\nchannel'},
    rule: 'owner-understaffed',
    at: 'lead: «jules»',
    implies: [
      {rule: 'layer-stranger', in: 'rotations/finance-primary.mdx', at: 'members: [«ira», toni]'},
      {rule: 'layer-stranger', in: 'rotations/finance-primary.mdx', at: 'members: [ira, «toni»]'},
      {rule: 'layer-stranger', in: 'rotations/finance-secondary.mdx', at: 'members: [«toni», ira]'},
      {rule: 'layer-stranger', in: 'rotations/finance-secondary.mdx', at: 'members: [toni, «ira»]'},
    ],
  },
  {
    fault: 'a team is its own backup',
    file: 'ownership/orders-to-erp.mdx',
    edit: {
      replace: 'failures:\n    owner: integration-platform\n    backup: commerce-platform',
      by: 'failures:\n    owner: integration-platform\n    backup: integration-platform',
    },
    rule: 'backup-is-owner',
    at: 'backup: «integration-platform»\n    escalation: integration',
  },
  {
    fault: 'nobody takes what is released',
    file: 'ownership/orders-to-erp.mdx',
    edit: {cutFrom: '  release-handoff:', to: 'two hours.\n'},
    rule: 'responsibility-missing',
    at: '«responsibilities»:',
  },
  {
    fault: 'a decision has no owner',
    file: 'decisions/stock-events.mdx',
    edit: {replace: 'owner: fulfilment-operations\n', by: ''},
    rule: 'decision-without-owner',
    at: '«---»\ntitle',
  },
]

const escalation: Fault[] = [
  {
    fault: 'somebody on call has left',
    file: 'people/sam.mdx',
    edit: {replace: '\nrole:', by: '\nleft: 2026-11-01\nrole:'},
    rule: 'person-left',
    in: 'rotations/lifecycle-primary.mdx',
    at: 'members: [«sam»]',
    implies: [
      {rule: 'person-left', in: 'teams/customer-lifecycle.mdx', at: 'lead: «sam»'},
      {rule: 'person-left', in: 'teams/customer-lifecycle.mdx', at: 'members: [«sam»]'},
      {rule: 'owner-mailbox', in: 'teams/customer-lifecycle.mdx', at: 'customer-lifecycle@example.com'},
      {rule: 'rotation-empty', in: 'rotations/lifecycle-primary.mdx', at: '«layers»:'},
    ],
  },
  {
    fault: 'an escalation path continues with itself',
    file: ladder,
    edit: {replace: 'lastResort: person:alex', by: 'then: integration'},
    rule: 'escalation-cycle',
    at: 'then: «integration»',
  },
  {
    fault: 'a level notifies nobody',
    file: ladder,
    edit: {replace: '[person:noor]', by: '[]'},
    rule: 'escalation-level-empty',
    at: 'notify: «[]»',
  },
  {
    fault: 'a level comes before the one above it',
    file: ladder,
    edit: {replace: 'after: 20m', by: 'after: 5m'},
    rule: 'escalation-order',
    at: 'after: «5m»',
  },
  {
    fault: 'a level notifies somebody who is not there',
    file: ladder,
    edit: {replace: 'person:noor', by: 'person:nora'},
    rule: 'escalation-target-unknown',
    at: 'person:nora',
  },
  {
    fault: 'a path has no last resort',
    file: ladder,
    edit: {replace: 'lastResort: person:alex\n', by: ''},
    rule: 'escalation-without-last-resort',
    at: '«---»\ntitle',
  },
  {
    fault: 'a telephone number has no country',
    file: kai,
    edit: {replace: '+1-555-0104', by: '555-0104'},
    rule: 'contact-malformed',
    at: '555-0104',
  },
  {
    fault: 'the last resort has no telephone',
    file: 'people/alex.mdx',
    edit: {replace: '  - via: phone\n    address: +1-555-0114\n', by: ''},
    rule: 'contact-means-missing',
    at: '«contacts»:',
  },
  {
    fault: 'an alert has no escalation path',
    file: 'ownership/orders-to-erp.mdx',
    edit: {
      replace: 'backup: commerce-platform\n    escalation: integration\n    note: Takes',
      by: 'backup: commerce-platform\n    note: Takes',
    },
    beside: [
      {file: 'integrations/orders-to-erp.mdx', replace: 'escalation: integration\n', by: ''},
      {file: signature, replace: 'escalation: commerce\n', by: ''},
    ],
    rule: 'alert-without-escalation',
    in: signature,
    at: 'name: «WebhookSignatureRejected»',
  },
  {
    fault: 'a public build shows a telephone number that is internal',
    file: 'settings.yaml',
    edit: {replace: 'locale: en-US', by: 'locale: en-US\npublic: true'},
    beside: [
      {file: kai, replace: 'address: +1-555-0104', by: 'address: +1-555-0104\n    internal: true'},
      {file: kai, replace: firstOnCall, by: `${firstOnCall} Call +1-555-0104.`},
    ],
    rule: 'internal-contact-public',
    in: kai,
    at: 'Call «+1-555-0104»',
  },
]

const runbooks: Fault[] = [
  {
    fault: 'a section is missing',
    file: retry,
    edit: {replace: '## After\n', by: ''},
    rule: 'runbook-section-missing',
    at: 'title: «Retry orders that met a changed NetSuite record»',
  },
  {
    fault: 'a section is empty',
    file: retry,
    edit: {cutFrom: 'A retry writes', to: 'queue is empty.'},
    rule: 'runbook-section-empty',
    at: '## Roll back',
  },
  {
    fault: 'a section only promises',
    file: retry,
    edit: {cutFrom: 'A retry writes', to: 'queue is empty.', by: 'To be written.'},
    rule: 'runbook-section-stub',
    at: '## Roll back',
  },
  {
    fault: 'a section is there twice',
    file: retry,
    edit: {replace: '## After\n', by: '## Impact\n\nOrders wait, and ten of them are about $780 of goods that may go wrong.\n\n## After\n'},
    rule: 'runbook-section-order',
    at: '«## Impact»\n\nOrders wait',
  },
  {
    fault: 'a section has another name',
    file: retry,
    edit: {replace: '## Roll back', by: '## Rollback'},
    rule: 'runbook-section-unknown',
    at: '## Rollback',
  },
  {
    fault: 'a long story stands before the first action',
    file: retry,
    edit: {replace: 'The order is booked, but', by: `${'Once there was an order. '.repeat(80)}The order is booked, but`},
    rule: 'first-action-late',
    at: '## First actions',
  },
  {
    fault: 'nothing is verified',
    file: retry,
    edit: {
      cutFrom: '1. Read the order again',
      to: 'wave starts.',
      by: 'Compare the order with what Shopify shows for its address, its lines and its total.',
    },
    rule: 'recovery-unverified',
    at: '## Verify',
  },
  {
    fault: 'a placeholder is mistyped',
    file: retry,
    edit: {replace: '{{retry_key}}', by: '{{retry_kye}}'},
    rule: 'input-undeclared',
    at: '{{retry_kye}}',
    implies: [{rule: 'input-unused', at: 'name: «retry_key»'}],
  },
  {
    fault: 'an input is asked for and not used',
    file: retry,
    edit: {replace: 'inputs:\n', by: 'inputs:\n  - name: shop\n    is: Name of the shop.\n    example: larkmoor\n'},
    rule: 'input-unused',
    at: 'name: «shop»',
  },
  {
    fault: 'a placeholder has the form of another program',
    file: retry,
    edit: {replace: '{{retry_key}}', by: '<retry_key>'},
    rule: 'placeholder-foreign',
    at: '<retry_key>',
  },
  {
    fault: 'no failure mode leads to a runbook',
    file: changedRecord,
    edit: {replace: 'runbook: retry-changed-erp-record', by: 'runbook: fix-invalid-erp-reference'},
    rule: 'runbook-unreached',
    in: retry,
    at: 'title: «Retry orders that met a changed NetSuite record»',
  },
  {
    fault: 'a failure mode has no runbook',
    file: changedRecord,
    edit: {replace: 'runbook: retry-changed-erp-record\n', by: ''},
    rule: 'failure-mode-without-runbook',
    at: '«---»\ntitle',
    implies: [{rule: 'runbook-unreached', in: retry, at: 'title: «Retry orders that met a changed NetSuite record»'}],
  },
  {
    fault: 'a step has two commands',
    file: retry,
    edit: {replace: '   **Healthy:** a 2xx code', by: '   ```sh\n   date -u\n   ```\n\n   **Healthy:** a 2xx code'},
    rule: 'step-with-two-commands',
    at: '«```»sh\n   date',
  },
  {
    fault: 'a command has its prompt in front',
    file: retry,
    edit: {replace: '   curl -sS -o', by: '   $ curl -sS -o'},
    rule: 'command-with-prompt',
    at: '«$» curl',
  },
  {
    fault: 'a command is followed by its output',
    file: retry,
    edit: {replace: "@tsv' | sort\n", by: '@tsv\' | sort\n   {"errors": []}\n'},
    rule: 'command-with-output',
    at: '{"errors": []}',
  },
  {
    fault: 'a block of code has no language',
    file: retry,
    edit: {replace: '```output', by: '```'},
    rule: 'code-without-language',
    at: '«```»\n   2026-11-17T13:20:41',
  },
  {
    fault: 'a command prints a token',
    file: retry,
    edit: {replace: '   curl -sS -o', by: '   echo "$CELIGO_TOKEN"\n   curl -sS -o'},
    rule: 'command-shows-secret',
    at: '«echo "$CELIGO_TOKEN»"',
  },
  {
    fault: 'a command deletes and nothing warns',
    file: retry,
    edit: {replace: '-X POST', by: '-X DELETE'},
    rule: 'dangerous-command-unmarked',
    at: '-X DELETE',
  },
  {
    fault: 'a command empties a table after one that only looks',
    file: retry,
    edit: {
      replace: "curl -sS -o /dev/null -w '%{http_code}\\n' -X POST",
      by: "grep -c 'DROP TABLE' a.sql; psql -c 'DROP TABLE orders'; curl -X POST",
    },
    rule: 'dangerous-command-unmarked',
    at: "psql -c '«DROP TABLE» orders'",
  },
  {
    fault: 'a warning names no way back',
    file: close,
    edit: {cutFrom: 'A deleted sales order', to: 'promised to somebody else.', by: 'Look twice.'},
    rule: 'danger-without-way-back',
    at: ':::danger[Close, never delete]',
  },
  {
    fault: 'a runbook quotes a threshold that is not there',
    file: retry,
    edit: {
      replace: '::status{signal="orders-to-erp/oldest-order-age"}\n',
      by: '::status{signal="orders-to-erp/oldest-order-age"}\n\nIt is critical at 30 minutes.\n',
    },
    rule: 'threshold-quoted-wrongly',
    at: 'critical at «30 minutes»',
  },
]

const freshness: Fault[] = [
  {
    fault: 'an exercise is long ago',
    file: close,
    edit: {replace: "exercised: '2026-11-05'", by: "exercised: '2026-01-05'"},
    rule: 'exercise-overdue',
    at: "exercised: «'2026-01-05'»",
  },
  {
    fault: 'a review is long ago',
    file: close,
    edit: {replace: "reviewed: '2026-11-06'", by: "reviewed: '2026-01-06'"},
    rule: 'review-overdue',
    at: "reviewed: «'2026-01-06'»",
  },
  {
    fault: 'a review is dated ahead',
    file: close,
    edit: {replace: "reviewed: '2026-11-06'", by: "reviewed: '2026-12-06'"},
    rule: 'date-in-future',
    at: "reviewed: «'2026-12-06'»",
  },
  {
    fault: 'an incident was never named',
    file: 'incidents/2026-10-06-997-missing.mdx',
    edit: {replace: 'failureMode: edi-997-missing', by: 'failureMode: unknown'},
    rule: 'incident-unnamed',
    at: 'failureMode: «unknown»',
  },
  {
    fault: 'a follow-up is past its day',
    file: 'incidents/2026-10-06-997-missing.mdx',
    edit: {replace: '2026-12-18', by: '2026-11-18'},
    rule: 'date-passed',
    at: '2026-11-18',
  },
  {
    fault: 'a window ends before it begins',
    file: 'changes/chg-2026-031.mdx',
    edit: {replace: 'to: 2026-12-08T21:00:00Z', by: 'to: 2026-12-08T11:00:00Z'},
    rule: 'dates-reversed',
    at: '2026-12-08T11:00:00Z',
  },
  {
    fault: 'a decision is overdue',
    file: 'decisions/stock-events.mdx',
    edit: {replace: '2027-09-30', by: '2026-09-30'},
    rule: 'decision-overdue',
    at: '2026-09-30',
  },
]

const alerts: Fault[] = [
  {
    fault: 'an alert pages for what can wait',
    file: signature,
    edit: {replace: 'severity: SEV2', by: 'severity: SEV4'},
    rule: 'alert-above-severity',
    at: 'severity: «page»\n    says',
  },
  {
    fault: 'two alerts fire on one condition',
    file: 'failure-modes/edi-997-missing.mdx',
    edit: {replace: 'level: warning\n    severity: ticket', by: 'level: critical\n    severity: page'},
    rule: 'alert-condition-duplicate',
    at: 'name: «Edi940AcknowledgmentLate»',
  },
  {
    fault: 'two failure modes define one alert',
    file: signature,
    edit: {replace: 'name: WebhookSignatureRejected', by: 'name: DuplicateSalesOrder'},
    rule: 'alert-name-taken',
    at: 'name: «DuplicateSalesOrder»',
  },
  {
    fault: 'an alert is named that nobody defines',
    file: signature,
    edit: {replace: 'name: OrdersSilent', by: 'name: OrderSilent'},
    rule: 'alert-undefined',
    at: 'OrderSilent',
  },
  {
    fault: 'two failure modes claim one code',
    file: duplicate,
    edit: {replace: 'code: DUP_RCRD', by: 'code: RCRD_HAS_BEEN_CHANGED'},
    rule: 'error-code-taken',
    in: changedRecord,
    at: 'code: «RCRD_HAS_BEEN_CHANGED»',
  },
  {
    fault: 'nobody chose how old a value may be',
    file: crm,
    edit: {replace: '    maxAge: 15m\n', by: ''},
    rule: 'signal-without-max-age',
    at: '«id»: oldest-backlog',
  },
  {
    fault: 'a signal has no sentence',
    file: crm,
    edit: {cutFrom: '    sentence:', to: "{value}'\n"},
    rule: 'signal-without-sentence',
    at: '«id»: oldest-backlog',
  },
  {
    fault: 'a critical level is below its warning',
    file: crm,
    edit: {replace: 'critical: 7200', by: 'critical: 1800'},
    rule: 'threshold-order',
    at: '1800',
  },
  {
    fault: 'no failure mode covers a contract',
    file: 'failure-modes/short-ship.mdx',
    edit: {replace: 'contract: edi-945\n', by: ''},
    beside: [{file: 'failure-modes/edi-duplicate-interchange.mdx', replace: 'contract: edi-945\n', by: ''}],
    rule: 'contract-uncovered',
    in: 'contracts/edi-945.mdx',
    at: 'title: «X12 945 warehouse shipping advice»',
  },
]

const data: Fault[] = [
  {
    fault: 'a contract lists a field twice',
    file: 'contracts/klaviyo-events.mdx',
    edit: {replace: 'name: properties.total', by: 'name: profile.email'},
    rule: 'contract-field-duplicate',
    at: 'name: «profile.email», type: number',
  },
  {
    fault: 'two fields become one',
    file: 'contracts/shopify-order-webhook.mdx',
    edit: {replace: 'netsuite-sales-order/otherRefNum', by: 'netsuite-sales-order/externalId'},
    rule: 'field-mapped-twice',
    at: '«netsuite-sales-order/externalId»\n    transform: without',
  },
  {
    fault: 'a required field is mapped to nothing',
    file: 'contracts/shopify-order-webhook.mdx',
    edit: {cutFrom: '    mapsTo: netsuite-sales-order/otherRefNum', to: 'an import.\n'},
    rule: 'field-unmapped',
    at: 'name: «name»',
  },
  {
    fault: 'a field is mapped to one that is not there',
    file: 'contracts/shopify-order-webhook.mdx',
    edit: {replace: 'netsuite-sales-order/otherRefNum', by: 'netsuite-sales-order/otherRefNo'},
    rule: 'reference-unknown',
    at: 'netsuite-sales-order/otherRefNo',
  },
  {
    fault: 'a copy is fed by an integration that does not carry it',
    file: 'data-objects/consent.mdx',
    edit: {replace: '{system: shopify, through: crm-esp', by: '{system: shopify, through: tax'},
    rule: 'copy-unfed',
    at: 'through: «tax»',
  },
  {
    fault: 'copies go in a circle and nothing says who wins',
    file: 'data-objects/consent.mdx',
    edit: {cutFrom: 'conflictRule:', to: 'date.\n'},
    rule: 'copy-cycle',
    at: 'system: «shopify», through',
  },
  {
    fault: 'an integration writes what it has no right to',
    file: 'data-objects/sales-order.mdx',
    edit: {cutFrom: 'writers:', to: "the same order.'}\n"},
    rule: 'write-without-right',
    in: 'integrations/orders-to-erp.mdx',
    at: 'carries: [order, «sales-order»',
  },
  {
    fault: 'two systems decide one field',
    file: 'data-objects/stock.mdx',
    edit: {replace: '[on hand]\n', by: '[committed]\n'},
    rule: 'system-of-record-conflict',
    at: 'promise, «committed»',
  },
  {
    fault: 'no system decides a data object',
    file: 'data-objects/consent.mdx',
    edit: {replace: 'systemOfRecord:\n  - fields: [state per channel, time, source, proof]\n    system: klaviyo', by: 'systemOfRecord: []'},
    rule: 'system-of-record-missing',
    at: 'systemOfRecord: «[]»',
  },
]

const plans: Fault[] = [
  {
    fault: 'a change is released in a freeze',
    file: 'changes/chg-2026-031.mdx',
    edit: {replace: '{from: 2026-12-08T15:00:00Z, to: 2026-12-08T21:00:00Z}', by: '{from: 2026-12-01T15:00:00Z, to: 2026-12-01T21:00:00Z}'},
    rule: 'change-in-freeze',
    at: '{from: 2026-12-01T15:00:00Z, to: 2026-12-01T21:00:00Z}',
  },
  {
    fault: 'a change touches a contract that it does not name',
    file: 'changes/chg-2026-032.mdx',
    edit: {replace: 'contracts: [netsuite-sales-order]', by: 'contracts: [klaviyo-events]'},
    rule: 'change-contract-missing',
    at: 'fields: [«netsuite-sales-order/custbody_channel», ',
    implies: [
      {rule: 'change-contract-missing', at: 'custbody_channel, «netsuite-sales-order/custbody_sales_channel»]'},
      // The contract it names now is of another integration, which nobody watches.
      {rule: 'change-unwatched', at: 'watch: «[orders-to-erp/exceptions-open, orders-to-erp/sync-health]»'},
    ],
  },
  {
    fault: 'a change is under way without a way back',
    file: 'changes/chg-2026-032.mdx',
    edit: {cutFrom: 'rollback:', to: 'new field.\n'},
    rule: 'change-unprepared',
    at: 'in-progress',
  },
  {
    fault: 'a decision is superseded by nothing',
    file: 'decisions/stock-events.mdx',
    edit: {replace: 'state: open', by: 'state: superseded'},
    rule: 'decision-half-superseded',
    at: 'state: «superseded»',
    implies: [{rule: 'slice-undecided', in: 'delivery/roadmap.mdx', at: 'stock-events'}],
  },
  {
    fault: 'two decisions have one rank',
    file: 'decisions/stock-events.mdx',
    edit: {replace: 'rank: 10', by: 'rank: 7'},
    rule: 'decision-rank-taken',
    at: 'rank: «7»',
    // It weighs 2.3 and now stands before the move to Amazon's new API.
    implies: [{rule: 'decision-rank-unexplained', at: 'rank: «7»'}],
  },
  {
    fault: 'two slices wait for each other',
    file: 'delivery/keys-and-dedupe.mdx',
    edit: {replace: '[inventory-and-owners]', by: '[detection]'},
    rule: 'slice-cycle',
    in: 'delivery/detection.mdx',
    at: 'dependsOn: [«keys-and-dedupe»]',
  },
  {
    fault: 'a slice depends on a later one',
    file: 'delivery/keys-and-dedupe.mdx',
    edit: {replace: 'order: 1\n', by: 'order: 9\n'},
    rule: 'slice-order',
    in: 'delivery/detection.mdx',
    at: 'dependsOn: [«keys-and-dedupe»]',
    implies: [{rule: 'slice-order', in: 'delivery/reconciliation-and-dashboard.mdx', at: 'dependsOn: [«keys-and-dedupe»'}],
  },
  {
    fault: 'a slice takes too long',
    file: 'delivery/detection.mdx',
    edit: {replace: 'size: 3w', by: 'size: 20w'},
    rule: 'slice-too-large',
    at: '20w',
  },
  {
    fault: 'a slice carries out what is not decided',
    file: 'delivery/detection.mdx',
    edit: {replace: 'edi-997-watcher]', by: 'tax-fallback-policy]'},
    rule: 'slice-undecided',
    at: 'tax-fallback-policy',
  },
]

const token = `ghp_${'x7Kq2mVbN4pLs9TzR1wYc8HdF5gJa3Ue6QoX'}`

const security: Fault[] = [
  {
    fault: 'a token stands in a runbook',
    file: retry,
    edit: {replace: 'The order is booked, but', by: `Use ${token}. The order is booked, but`},
    rule: 'secret-in-content',
    at: token,
  },
  {
    fault: 'a body imports a program',
    file: kai,
    edit: {replace: firstOnCall, by: `import fs from 'node:fs'\n\n${firstOnCall}`},
    rule: 'mdx-code',
    at: "import fs from 'node:fs'",
  },
  {
    fault: 'a body has an expression',
    file: kai,
    edit: {replace: firstOnCall, by: `${firstOnCall} {1 + 1}`},
    rule: 'mdx-code',
    at: '{1 + 1}',
  },
  {
    fault: 'a brace is not closed',
    file: kai,
    edit: {replace: firstOnCall, by: `${firstOnCall} {`},
    rule: 'mdx-syntax',
    at: 'from a queue.«»',
  },
  {
    fault: 'a body has a script',
    file: kai,
    edit: {replace: firstOnCall, by: `<script src="https://example.com/a.js"></script>\n\n${firstOnCall}`},
    rule: 'raw-script',
    at: '<script src="https://example.com/a.js"></script>',
  },
  {
    fault: 'a link runs a script',
    file: kai,
    edit: {replace: firstOnCall, by: `[Page](javascript:void)\n\n${firstOnCall}`},
    rule: 'raw-script',
    at: 'javascript:void',
  },
  {
    fault: 'a trusted page handles a click',
    file: kai,
    edit: {replace: firstOnCall, by: `<p onclick="go">Page</p>\n\n${firstOnCall}`},
    trusted: true,
    rule: 'event-handler',
    at: '«onclick»="go"',
  },
  {
    fault: 'content asks to be trusted',
    file: 'settings.yaml',
    edit: {replace: 'locale: en-US', by: 'locale: en-US\ntrusted: true'},
    rule: 'trust-in-content',
    at: 'trusted: «true»',
  },
  {
    fault: 'an address opens a file',
    file: kai,
    edit: {replace: firstOnCall, by: `[Page](file:///etc/hosts)\n\n${firstOnCall}`},
    rule: 'url-scheme-refused',
    at: 'file:///etc/hosts',
  },
]

const bodies: Fault[] = [
  {
    fault: 'a block of code is never closed',
    file: kai,
    edit: {replace: firstOnCall, by: `${firstOnCall}\n\n> ~~~~sh\n> queue depth`},
    rule: 'code-not-closed',
    at: '> «~~~~»sh',
  },
  {
    fault: 'a command was written in a word processor',
    file: kai,
    edit: {replace: firstOnCall, by: `${firstOnCall}\n\n~~~sh\nqueue –depth\n~~~\n\n`},
    rule: 'command-with-typography',
    at: 'queue «–»depth',
  },
  {
    fault: 'a command holds a blank that nobody sees',
    file: kai,
    edit: {replace: firstOnCall, by: `${firstOnCall}\n\n~~~sh\nqueue\u200B depth\n~~~\n\n`},
    rule: 'command-with-typography',
    at: 'queue«\u200B» depth',
  },
  {
    fault: 'a reference has no definition',
    file: kai,
    edit: {replace: firstOnCall, by: `${firstOnCall} See [that][there].`},
    rule: 'definition-missing',
    at: '[that][there]',
  },
  {
    fault: 'a footnote has no definition',
    file: kai,
    edit: {replace: firstOnCall, by: `${firstOnCall}[^4]`},
    rule: 'definition-missing',
    at: '[^4]',
  },
  {
    fault: 'a blank stands before the address of a link',
    file: kai,
    edit: {replace: firstOnCall, by: `${firstOnCall} See [Devon] (person:devon).`},
    rule: 'link-malformed',
    at: '[Devon] (person:devon)',
  },
  {
    fault: 'a link has no address',
    file: kai,
    edit: {replace: firstOnCall, by: `${firstOnCall} See [Devon]().`},
    rule: 'link-malformed',
    at: '[Devon]()',
  },
  {
    fault: 'a blank stands before the name of a callout',
    file: kai,
    edit: {replace: firstOnCall, by: `${firstOnCall}\n\n::: danger\nOrders are lost.\n:::\n\n`},
    rule: 'component-with-space',
    at: '::: danger',
  },
]

const suppressions: Fault[] = [
  {
    fault: 'a suppression is past its day',
    file: kai,
    edit: {
      replace: firstOnCall,
      by: `${suppression('link-broken reason="Moves." owner="integration-platform" until="2026-11-01"')} See [it](runbook:gone).`,
    },
    rule: 'suppression-expired',
    at: '2026-11-01',
  },
  {
    fault: 'a suppression gives no reason',
    file: kai,
    edit: {replace: firstOnCall, by: suppression('link-broken owner="integration-platform" until="2027-01-31"')},
    rule: 'suppression-incomplete',
    at: 'link-broken',
  },
  {
    fault: 'a suppression is for a rule that refuses',
    file: kai,
    edit: {replace: firstOnCall, by: suppression('raw-script reason="Old." owner="integration-platform" until="2027-01-31"')},
    rule: 'suppression-refused',
    at: 'raw-script',
  },
  {
    fault: 'a suppression is for no rule',
    file: kai,
    edit: {replace: firstOnCall, by: suppression('link-brokn reason="Moves." owner="integration-platform" until="2027-01-31"')},
    rule: 'suppression-rule-unknown',
    at: 'link-brokn',
  },
  {
    fault: 'a suppression keeps nothing back',
    file: kai,
    edit: {replace: firstOnCall, by: suppression('link-broken reason="Moves." owner="integration-platform" until="2027-01-31"')},
    rule: 'suppression-unused',
    at: 'link-broken',
  },
]

const components: Fault[] = [
  {
    fault: 'a component is mistyped',
    file: close,
    edit: {replace: '::status{', by: '::stauts{'},
    rule: 'component-unknown',
    at: '::stauts{signal="orders-to-erp/duplicate-sales-orders"}',
  },
  {
    fault: 'an attribute is mistyped',
    file: close,
    edit: {replace: '::status{signal=', by: '::status{sginal='},
    rule: 'component-attribute-unknown',
    at: '«sginal»="orders-to-erp/duplicate-sales-orders"',
  },
  {
    fault: 'an attribute is missing',
    file: close,
    edit: {replace: '::status{signal="orders-to-erp/duplicate-sales-orders"}', by: '::status'},
    rule: 'component-attribute-missing',
    at: '::status',
  },
  {
    fault: 'a component shows a signal that is not there',
    file: close,
    edit: {replace: '"orders-to-erp/duplicate-sales-orders"', by: '"orders-to-erp/duplicates"'},
    rule: 'reference-unknown',
    at: 'orders-to-erp/duplicates',
  },
]

const orders = 'integrations/orders-to-erp.mdx'

const withSource = (source: string) => ({
  file: 'settings.yaml',
  replace: 'file: demo/evening.json',
  by: `file: demo/evening.json\n  - ${source}`,
})
const report = (id: string) => `{id: ${id}, kind: json, url: 'https://erp.example.com/report.json'}`

const liveStatus: Fault[] = [
  {
    fault: 'a bracket of a query is not closed',
    file: orders,
    edit: {replace: 'max(order_oldest_waiting_seconds{to="netsuite"})', by: 'max(order_oldest_waiting_seconds{to="netsuite"}'},
    rule: 'query-not-promql',
    at: 'query: max«(»order_oldest',
  },
  {
    fault: 'a function of a query is mistyped',
    file: orders,
    edit: {replace: 'query: (time() - max(webhook', by: 'query: (time() - mx(webhook'},
    rule: 'query-not-promql',
    at: '(time() - «mx»(webhook',
  },
  {
    fault: 'a rate has lost its range',
    file: orders,
    edit: {replace: 'rate(orders_accepted_total[30m])', by: 'rate(orders_accepted_total)'},
    rule: 'query-not-promql',
    at: 'rate(«orders_accepted_total»)',
  },
  {
    fault: 'an alert compares with one equals sign',
    file: 'failure-modes/webhook-subscription-removed.mdx',
    edit: {replace: '[30m])) == 0', by: '[30m])) = 0'},
    rule: 'query-not-promql',
    at: '[30m])) «=» 0',
  },
  {
    fault: 'a query no longer sums',
    file: orders,
    edit: {replace: 'query: sum(orders_waiting{from="shopify",to="netsuite"})', by: 'query: orders_waiting{from="shopify",to="netsuite"}'},
    rule: 'query-several-series',
    at: 'orders_waiting{from="shopify",to="netsuite"}',
  },
  {
    fault: 'a signal names a source that is not there',
    file: orders,
    edit: {replace: 'query: sum(sync_exceptions_open)', by: 'query: sum(sync_exceptions_open)\n    source: data-lake'},
    rule: 'source-unknown',
    at: 'data-lake',
  },
  {
    fault: 'a signal is asked of an Alertmanager',
    file: orders,
    edit: {replace: 'query: sum(sync_exceptions_open)', by: 'query: sum(sync_exceptions_open)\n    source: alerts'},
    beside: [withSource("{id: alerts, kind: alertmanager, url: 'https://alertmanager.example.com'}")],
    rule: 'source-without-values',
    at: 'source: «alerts»',
  },
  {
    fault: 'a report is asked in PromQL',
    file: orders,
    edit: {replace: 'query: sum(sync_exceptions_open)', by: 'query: sum(sync_exceptions_open)\n    source: erp-report'},
    beside: [withSource(report('erp-report'))],
    rule: 'query-not-json-path',
    at: 'query: «s»um(sync_exceptions_open)',
  },
  {
    fault: 'two sources have one id',
    file: 'settings.yaml',
    edit: withSource(report('evening')),
    rule: 'source-id-taken',
    at: '{id: «evening»',
  },
  {
    fault: 'nothing is asked of a source',
    file: 'settings.yaml',
    edit: withSource(report('erp-report')),
    rule: 'source-unused',
    at: '{id: «erp-report»',
  },
  {
    fault: 'the recording of the demo is not there',
    file: 'settings.yaml',
    edit: {replace: 'demo/evening.json', by: 'demo/evenings.json'},
    rule: 'recording-missing',
    at: 'demo/evenings.json',
  },
  {
    fault: 'the history is finer than the rounds',
    file: 'settings.yaml',
    edit: {replace: 'step: 15s', by: 'step: 5s'},
    rule: 'status-timing-contradiction',
    at: 'step: «5s»',
  },
  {
    fault: 'a value is stale as soon as one round is late',
    file: 'integrations/tax.mdx',
    edit: {replace: 'maxAge: 5m', by: 'maxAge: 15s'},
    rule: 'max-age-too-short',
    at: '15s',
  },
  {
    fault: 'a sentence asks for a signal that is not there',
    file: orders,
    edit: {replace: '{orders-waiting} waiting orders has', by: '{orders-waitin} waiting orders has'},
    rule: 'sentence-placeholder-unknown',
    at: '{«orders-waitin»}',
  },
  {
    fault: 'the status page of a vendor is read without encryption',
    file: 'systems/klaviyo.mdx',
    edit: {replace: 'api: https://', by: 'api: http://'},
    rule: 'address-unencrypted',
    at: 'http://status.klaviyo.com/api/v2/status.json',
  },
  {
    fault: 'the address of a status page holds a user',
    file: 'systems/klaviyo.mdx',
    edit: {replace: 'api: https://', by: 'api: https://larkmoor@'},
    rule: 'address-with-credentials',
    at: 'larkmoor',
  },
]

const inCalendar = 'rotations/marketplaces-secondary.mdx'
const calendars: Fault[] = [
  {
    fault: 'somebody in the calendar is mapped to nobody',
    file: inCalendar,
    edit: {replace: '    Devon: devon\n', by: ''},
    rule: 'calendar-name-unmapped',
    at: 'names',
  },
  {
    fault: 'somebody in the calendar is mapped to two people',
    file: inCalendar,
    edit: {replace: 'Devon: devon', by: 'Devon: devon\n    DEVON: quinn'},
    rule: 'calendar-name-ambiguous',
    at: 'names',
  },
  {
    fault: 'a mapped person is not in the calendar any more',
    file: inCalendar,
    edit: {replace: 'Devon: devon', by: 'Devon: devon\n    Robin: robin'},
    rule: 'calendar-name-unseen',
    at: '«Robin»: robin',
    implies: [{rule: 'layer-stranger', at: 'Robin: «robin»'}],
  },
  {
    fault: 'the calendar is named as no file is',
    file: inCalendar,
    edit: {replace: 'file: marketplaces-secondary.ics', by: 'file: marketplaces.ics'},
    rule: 'calendar-unreadable',
    at: 'file: «marketplaces.ics»',
  },
  {
    fault: 'the feed was never fetched',
    file: inCalendar,
    edit: {replace: 'file: marketplaces-secondary.ics', by: 'url: https://calendar.example.com/on-call.ics'},
    rule: 'calendar-not-fetched',
    at: 'https://calendar.example.com/on-call.ics',
  },
]

test('the example content as it is has no finding', async () => {
  expect(await found()).toEqual([])
})

describe.each(
  Object.entries({
    'files and frontmatter': files,
    'references and owners': references,
    'escalation and people': escalation,
    runbooks,
    freshness,
    'alerts and signals': alerts,
    data,
    'changes, decisions and slices': plans,
    security,
    bodies,
    suppressions,
    'components and links': components,
    'live status': liveStatus,
    calendars,
  }),
)('a fault among %s is found at its place, and nothing else is', (_, faults) => {
  test.each(faults)('$fault: $rule', async fault => {
    expect((await found(fault)).sort()).toEqual(expectedOf(fault).sort())
  })
})
