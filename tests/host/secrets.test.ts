import {expect, test} from 'vitest'
import {Catalog} from '../../src/core/catalog/catalog.ts'
import {parseDocument} from '../../src/core/content/document.ts'
import {mayHoldKnownSecret, secretsIn} from '../../src/core/content/secrets.ts'
import {checkCatalog} from '../../src/core/lint/check.ts'
import {findSecrets} from '../../src/host/find-secrets.ts'
import secretInContent from '../../src/rules/security/secret-in-content.ts'

const now = '2026-11-23T02:00:00Z'

// Put together here, so that no scanner takes this file for a leak.
const mixed = (length: number) => 'a1B2c3D4e5'.repeat(12).slice(0, length)
const known: [name: string, text: string][] = [
  ['shopify', `shpat_${mixed(32)}`],
  ['stripe', `sk_live_${mixed(24)}`],
  ['github', `ghp_${mixed(36)}`],
  ['gitlab', `glpat-${mixed(20)}`],
  ['slack', `xoxb-${'1'.repeat(12)}-${mixed(16)}`],
  ['slack', `https://hooks.slack.com/services/T${mixed(9)}/B${mixed(9)}/${mixed(24)}`],
  ['npm', `npm_${mixed(36)}`],
  ['sendgrid', `SG.${mixed(22)}.${mixed(43)}`],
  ['grafana', `glsa_${mixed(32)}_a1b2c3d4`],
  ['tailscale', `tskey-auth-${mixed(12)}-${mixed(20)}`],
  ['aws', `aws_secret_access_key = ${mixed(40)}`],
  ['basicauth', `https://ops:${mixed(10)}@files.larkmoor.com/in`],
  ['database', `postgres://ops:${mixed(10)}@db.larkmoor.com/orders`],
]

function catalogOf(body: string): Catalog {
  return new Catalog([parseDocument({file: 'f.mdx', contentPath: 'teams/f.mdx', content: `---\ntitle: F\npurpose: P\n---\n${body}\n`})])
}

test.each(known)('a secret of %s passes the filter and is found in its place, and never shown whole', async (_name, text) => {
  expect(mayHoldKnownSecret(text)).toBe(true)
  const catalog = catalogOf(`Key: \`${text}\``)
  const found = checkCatalog(catalog, [secretInContent], {now, secrets: await findSecrets(catalog)})
  expect(found).toHaveLength(1)
  expect(found[0]?.start.line).toBe(5)
  expect(found[0]?.message).not.toContain(text)
})

test('a comment of the pattern set does not switch it off', async () => {
  expect(await findSecrets(catalogOf(`{/* secretlint-disable */}\n\n\`ghp_${mixed(36)}\``))).toHaveLength(1)
})

test('placeholders, variables and examples are no secrets', async () => {
  const text =
    'https://ops:$PASSWORD@files.larkmoor.com https://ops:{{password}}@files.larkmoor.com https://user:example1@files.larkmoor.com'
  expect(await findSecrets(catalogOf(`\`${text}\``))).toEqual([])
})

test('a long text without a secret is read in no time, whatever it is made of', () => {
  const started = performance.now()
  for (const part of [
    'password: ',
    'Bearer ',
    'eyJ',
    'https://a:',
    '-u a',
    '_',
    'token="',
    'a1',
    'curl -u',
    '| password |\n',
    '?a=aa',
    '://a1',
    'BEGIN PRIVATE KEY-----',
  ])
    secretsIn(part.repeat(100_000))
  for (const part of ['://a', '://a:b', '_a', 'secret_access', 'sk-', 'x']) mayHoldKnownSecret(part.repeat(100_000))
  expect(performance.now() - started).toBeLessThan(5000)
})
