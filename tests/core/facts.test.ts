import {expect, test} from 'vitest'
import {credentialsOf} from '../../src/core/catalog/queries/credentials.ts'
import {factsByOwner, ownedFacts} from '../../src/core/catalog/queries/facts.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'

const files = {
  'integrations/orders.mdx': '---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Calls.\ntier: 1\nowner: commerce\n---\n',
  'integrations/mails.mdx': '---\ntitle: Mails\nfrom: [erp]\nto: [post]\nmechanism: Calls.\ntier: 3\n---\n',
  'contracts/order.mdx':
    "---\ntitle: Order\nintegration: orders\ntransport: rest\nversion: '2026-07'\nversionSupport: {source: Handbook, checked: 2026-05-01, until: 2027-07-01}\nendpoint: PUT /orders\nlimits: [{title: Lines, value: '100', checked: 2026-02-01}]\n---\n",
  'failure-modes/refused.mdx':
    '---\ntitle: Refused\nintegration: mails\nalsoIn: [orders]\nclass: rejected\nseverity: SEV3\nowner: commerce\ncodes: [{code: NO_LINE, meaning: A line is missing.}]\n---\n',
  'systems/post.mdx':
    '---\ntitle: Post\ncategory: messaging\ncredentials: [{variable: POST_KEY, obtain: In the vault., lives: one year, checked: 2026-01-01}]\nfacts: [{says: It drops doubles., source: Handbook}]\n---\n',
  'runbooks/resend.mdx':
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell writes it so.
    '---\ntitle: Resend\nduration: 10m\nreviewed: 2026-11-01\n---\n\n```sh\ncurl -u "${POST_KEY:?vault}:" https://post.example.com/$OTHER?a=$POST_KEY\n```\n\n```sh\njq -n env.POST_KEYS\n```\n',
}
const catalog = exampleCatalog({name: '', files, expect: []})

test('facts come from contracts, failure modes and systems, with the lowest tier that rests on them', () => {
  expect(ownedFacts(catalog).map(({fact, tier, owner}) => [fact.sort, fact.title, fact.value, tier, owner?.id])).toEqual([
    ['version', 'Version', '2026-07', 1, 'commerce'],
    ['limit', 'Lines', '100', 1, 'commerce'],
    ['code', 'NO_LINE', 'A line is missing.', 1, 'commerce'],
    ['credential', 'POST_KEY', 'lives one year', 3, undefined],
    ['behaviour', 'It drops doubles.', undefined, 3, undefined],
  ])
})

test('groups stand by owner, what nobody answers for first, and the oldest check begins a group', () => {
  expect(factsByOwner(catalog).map(({owner, facts}) => [owner, facts.map(({fact}) => fact.title)])).toEqual([
    [undefined, ['It drops doubles.', 'POST_KEY']],
    ['commerce', ['NO_LINE', 'Lines', 'Version']],
  ])
})

test('a runbook needs the credentials that its commands name, each once', () => {
  const runbook = catalog.get('runbook', 'resend')
  expect(runbook && credentialsOf(catalog, runbook).map(({system, credential}) => [system.id, credential.variable])).toEqual([
    ['post', 'POST_KEY'],
  ])
})
