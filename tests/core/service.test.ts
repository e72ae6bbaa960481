import {describe, expect, test} from 'vitest'
import {escalationOf, ownerOf} from '../../src/core/catalog/queries/owner.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {clarity, folderWith} from '../support/clarity.ts'

const now = ['--now', '2026-11-23T02:00:00Z']
const mode = (lines: string) => `---\ntitle: Answers with errors\n${lines}class: stalled\nseverity: P1\nsymptoms: [Nobody can pay.]\n---\n`
const alert = 'alerts:\n  - {name: BillingErrors, severity: page, query: up == 0, runbook: restart-billing}\n'

function content(failureMode: string): string {
  return folderWith({
    'content/people/ada.mdx': '---\ntitle: Ada\nrole: R\ntimeZone: UTC\ncontacts: [{via: phone, address: +1-555-0101}]\n---\n',
    'content/people/bo.mdx': '---\ntitle: Bo\nrole: R\ntimeZone: UTC\ncontacts: [{via: phone, address: +1-555-0102}]\n---\n',
    'content/teams/payments.mdx': '---\ntitle: Payments\npurpose: Takes cards.\nlead: ada\nmembers: [ada, bo]\n---\n',
    'content/escalation-paths/payments.mdx':
      '---\ntitle: Payments\nowner: payments\nlevels: [{after: 0m, notify: [person:ada]}]\nlastResort: person:ada\n---\n',
    'content/services/billing.mdx': '---\ntitle: Billing\ntier: 1\nowner: payments\nescalation: payments\n---\n',
    'content/runbooks/restart-billing.md':
      '---\ntitle: Restart billing\nduration: 5m\nreviewed: 2026-11-01\n---\n\n## Recover\n\n1. Restart it.\n',
    'content/settings.yaml':
      'version: 2\norganisation: Larkmoor\nsections: {required: [recover]}\nseverities: [{id: P1, means: Nobody can pay., humanWithin: 15m, reviewEvery: 90d}]\n',
    'content/failure-modes/billing-errors.mdx': failureMode,
  })
}

describe('a failure mode of a service', () => {
  const cwd = content(mode(`service: billing\n${alert}`))

  test('checks clean, with an alert that leads to its runbook itself', async () => {
    const {code, stdout} = await clarity(['check', '--fail-on', 'warning', ...now], {cwd})
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^no findings/)])
  })

  test('has the owner and the escalation path of the service', () => {
    const {catalog} = loadCatalog(`${cwd}/content`)
    const entry = catalog.get('failure-mode', 'billing-errors')
    if (!entry) throw new Error('no failure mode')
    expect([ownerOf(catalog, entry)?.id, escalationOf(catalog, entry)?.id]).toEqual(['payments', 'payments'])
  })

  test('goes when the service goes', async () => {
    const {stdout} = await clarity(['impact', 'service:billing', ...now], {cwd})
    expect(stdout).toContain('failure mode `billing-errors` stands on service `billing`')
  })
})

test.each([
  ['neither', '', /`integration` is missing/],
  ['both', 'integration: shop\nservice: billing\n', /`service`/],
  ['a service that is not there', 'service: biling\n', /did you mean `billing`/],
])('a failure mode that names %s is a finding', async (_, lines, says) => {
  const {code, stdout} = await clarity(['check', ...now], {cwd: content(mode(lines + alert))})
  expect([code, stdout]).toEqual([1, expect.stringMatching(says)])
})
