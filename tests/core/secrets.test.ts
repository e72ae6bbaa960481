import {describe, expect, test} from 'vitest'
import {dotted, masked, withoutRandom, withoutSecrets} from '../../src/core/content/mask.ts'
import {secretsIn} from '../../src/core/content/secrets.ts'
import {onOneLine, visible, visiblePath} from '../../src/core/format/visible.ts'

const hex = '9f8e7d6c5b4a39281706f5e4d3c2b1a0'
const found = (text: string) => secretsIn(text).map(({start, end}) => text.slice(start, end))

describe('a secret', () => {
  test.each([
    `curl -H 'X-Api-Key: ${hex}' https://api.example.com`,
    `curl -H 'api-key:${hex}'`,
    `X-Shop-Access-Token: ${hex}`,
    `Authorization: ApiKey ${hex}`,
    `Cookie: lang=en; session_id=${hex}`,
    `https://api.example.com/orders?hapikey=${hex}`,
    `export ERP_KEY=${hex}`,
    `api key: ${hex}`,
    `The token ${hex} goes into the header`,
    `client_secret: ${hex}`,
    `authorization: ApiKey ${hex}`,
    `DD-APPLICATION-KEY: ${hex}`,
    `curl -b 'session=${hex}' https://api.example.com`,
    `{"routing_key": "${hex}"}`,
    `integration key ${hex}`,
    `The API key for Klaviyo is ${hex}.`,
    `curl -u ${hex}: https://api.example.com`,
    `https://${hex}@git.example.com/shop.git`,
    `https://files.example.com/a?X-Amz-Signature=${hex}`,
    `vault operator unseal ${hex}`,
    `SECRET_KEY_BASE=${hex}`,
    `https://discord.com/api/webhooks/412345678901234567/${hex}`,
  ])('%s', text => {
    expect(found(text)).toEqual([hex])
  })

  test.each([
    'erp-cli --password Winter2026x',
    'wget --http-password=Winter2026x https://files.example.com',
    'mysql -uops -pWinter2026x orders',
    'mysqldump -h db -pWinter2026x orders > orders.sql',
    'sshpass -p Winter2026x ssh ops@host',
    'docker login -u ops -p Winter2026x registry.example.com',
    'redis-cli -h cache -a Winter2026x ping',
    'sqlcmd -S host -U sa -P Winter2026x',
    'ldapsearch -D cn=ops -w Winter2026x',
    'openssl rsa -passin pass:Winter2026x',
    'PGPASSWORD=Winter2026x psql orders',
    'Server=db;User=ops;Pwd=Winter2026x;',
    'The password is `Winter2026x`.',
    'The passphrase is Winter2026x.',
    'Log in with ops / Winter2026x',
    'credentials: ops/Winter2026x',
    '**Password:** `Winter2026x`',
    '| Password | `Winter2026x` |',
    'user ops, password Winter2026x',
    'Das Passwort ist Winter2026x',
    'Das Passwort für db1 lautet Winter2026x.',
    'The root password for db1 is "Winter2026x"',
    'pass: Winter2026x',
    '| user | password |\n|---|---|\n| ops | `Winter2026x` |',
    'postgres://ops:Winter2026x@db.example.com/shop',
    'redis://:Winter2026x@cache:6379/0',
    'amqp://ops:Winter2026x@queue:5672/%2f',
    'curl -uops:Winter2026x https://api.example.com',
    'curl -sSu ops:Winter2026x https://api.example.com',
    'curl --proxy-user ops:Winter2026x https://api.example.com',
    'curl -u :Winter2026x https://api.example.com',
    'http -a ops:Winter2026x api.example.com',
    'SSHPASS=Winter2026x sshpass -e ssh ops@host',
    'echo Winter2026x | sudo -S systemctl restart orders',
    "echo 'Winter2026x' | docker login -u ops --password-stdin",
    'net use z: \\\\host\\share Winter2026x /user:ops',
    'redis-cli -h cache AUTH Winter2026x',
    'unzip -P Winter2026x orders.zip',
    '7z x -pWinter2026x orders.7z',
    'ipmitool -U admin -P Winter2026x power status',
    'snmpwalk -v2c -c Winter2026x host',
    'xfreerdp /u:ops /p:Winter2026x /v:host',
    'keytool -list -storepass Winter2026x',
    'htpasswd -b users ops Winter2026x',
    'ConvertTo-SecureString "Winter2026x" -AsPlainText -Force',
  ])('%s', text => {
    expect(found(text)).toEqual(['Winter2026x'])
  })
})

test.each([
  ['The PIN is 482913.', '482913'],
  ['door code: 4829', '4829'],
  ['The recovery code is 9f8e-7d6c-5b4a-3928', '9f8e-7d6c-5b4a-3928'],
  ["-H 'Authorization: Basic b3BzOnB3MTIz'", 'b3BzOnB3MTIz'],
  ['https://api.example.com/?auth=b3BzOldpbnRlcjIwMjZ4', 'b3BzOldpbnRlcjIwMjZ4'],
  ['https://b3BzOldpbnRlcjIwMjZ4@api.example.com/', 'b3BzOldpbnRlcjIwMjZ4'],
  ["SECRET_KEY='a9$k2!m4x8z7q1w5'", 'a9$k2!m4x8z7q1w5'],
])('%s holds a secret', (text, secret) => {
  expect(found(text)).toEqual([secret])
})

// Put together here, so that no scanner takes this file for a leak.
test.each([
  ['ATATT3', 'xFf1'],
  ['GOCSPX-', 'aB3d'],
  ['ya29.', 'a0Af'],
  ['pypi-', 'AgEI'],
  ['do', 'p_v1_'],
  ['AGE-SECRET-', 'KEY-1'],
  ['hvs', '.CAES'],
  ['sk-pro', 'j-aB'],
])('a token is known by its beginning: %s', (beginning, then) => {
  const token = `${beginning}${then}${'a1B2c3D4e5'.repeat(4)}`
  expect(found(`It is ${token}, since May`)).toEqual([token])
  expect(withoutSecrets(`no owner \`${token}\``)).not.toContain(token.slice(4))
})

test.each(['RSA PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'PRIVATE KEY', 'PGP PRIVATE KEY BLOCK'])('a private key: %s', name => {
  expect(found(`-----BEGIN ${name}-----\n${'aB3d'.repeat(8)}\n-----END ${name}-----`)).toHaveLength(1)
  expect(found(`-----BEGIN ${name}-----\n…\n-----END ${name}-----`)).toEqual([])
})

test.each([
  '-----BEGIN CERTIFICATE-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC',
  "curl -H 'Idempotency-Key: 9f8e7d6c-1111-2222-3333-444455556666' https://api.example.com",
  'The partition key: shop_2026_order_id_hash_suffix',
  'PARTITION_KEY=shop-2026',
  'gcloud secrets versions list --secret shop-erp-2026',
  'Credentials are in 1Password: erp-prod-2026',
  'https://docs.example.com/?key=getting-started-2026-guide',
  'https://user:password@api.example.com/',
  'docker run -u 1000:1000 shop',
  'curl -u ops https://api.example.com',
  '| user | password |\n|---|---|\n| ops | in the vault |\n| dev | `$DB_PASSWORD1` |',
  'redis-cli -p 6380 -h cache1',
  'PIN 4711 of the parcel is on its label',
  'Orders with the code BLACKFRIDAY2026',
  'The password is in the vault, under shop/ops.',
  'Password: ask Noor.',
  'erp-cli --password "$PASSWORD" --token {{token}} --password-file /run/secrets/db1',
  'mysql -uops -p orders2026',
  'mysql -uops -p"$DB_PASSWORD" orders',
  'mysql -P 3306 -h db1.example.com',
  'export ERP_KEY=<your key>',
  'X-Api-Key: {{api_key}}',
  'docker run -p 8080:80 shop:1.2.3',
  'Log in with single sign-on / SAML2.',
  'Rotate the token every 90d, then the secret of 2026-11-23.',
  'the token bucket holds 40 requests',
])('no secret: %s', text => {
  expect(found(text)).toEqual([])
})

describe('what is said', () => {
  test.each([
    ['got `glpat-aB3dE5fG7hJ9kL1mN3pQ`', 'got `glpa…`'],
    ['no owner `ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5`', 'no owner `ghp_…`'],
    ['cannot fetch https://ops:hunter22@erp.example.com/x', 'cannot fetch https://ops:hunt…@erp.example.com/x'],
    ['tried https://ops:abc@erp.example.com', 'tried https://ops:…@erp.example.com'],
    ['input `9f8e7d6c5b4a39281706f5e4d3c2b1a0`', 'input `9f8e…`'],
    ['no owner `b3BzOldpbnRlcjIwMjZ4`', 'no owner `b3Bz…`'],
    ['no owner `aBcDeFgHiJkLmNoPqRsTuVwX`', 'no owner `aBcD…`'],
    ['no owner `-u ops:hunter22`', 'no owner `-u ops:hunt…`'],
    [
      'no owner `https://hooks.slack.com/services/T01AB2CD3/B04EF5GH6/aBcDeFgHiJkLmNoPqRsTuVw1`',
      'no owner `https://hooks.slack.com/services/T01A…`',
    ],
    ['alert `OrdersToErpAreWaitingForTooLong`', 'alert `OrdersToErpAreWaitingForTooLong`'],
    ['no signal `orders-to-erp/orders-waiting-for-30-minutes`', 'no signal `orders-to-erp/orders-waiting-for-30-minutes`'],
    ['alert `OrdersSilentForMoreThan30Minutes2`', 'alert `OrdersSilentForMoreThan30Minutes2`'],
  ])('%s', (text, said) => {
    expect(withoutRandom(text)).toBe(said)
  })

  test('never repeats a secret that is known, cut or whole', () => {
    const long = `a${'b1'.repeat(40)}`
    expect(withoutSecrets(`got \`${long.slice(0, 57)}…\``, [long])).not.toContain('b1b1b1')
    expect(withoutSecrets('got `hunter22`', ['hunter22'])).toBe('got `hunt…`')
    expect([masked('abc'), masked('abcd'), masked('abcdefgh')]).toEqual(['…', 'a…', 'abcd…'])
  })

  test('what is masked already stays as it is', () => {
    expect(withoutSecrets('https://ops:hunt••••@x.example.com https://ops:hunt…@x.example.com')).toBe(
      'https://ops:hunt••••@x.example.com https://ops:hunt…@x.example.com',
    )
  })

  test('a line keeps its columns under the dots', () => {
    const line = "  url: 'https://ops:hunter22@erp.example.com' # glpat-aB3dE5fG7hJ9kL1mN3pQ"
    expect(dotted(line)).toBe("  url: 'https://ops:hunt••••@erp.example.com' # glpa••••••••••••••••••••••")
  })

  test('holds nothing that a terminal or a log obeys', () => {
    expect(visible('a\n::error::b\u001B[2J\u0007\u202Ec\u009B')).toBe('a␊::error::b␛[2J␇\uFFFDc\uFFFD')
    expect(visible('a\uFEFFb\u200Bc\u00ADd 👩\u200D🚀\uFE0F')).toBe('a\uFFFDb\uFFFDc\uFFFDd 👩\u200D🚀\uFE0F')
    expect(onOneLine('a\n\n::b\u2028c\u001B')).toBe('a ::b c ')
  })

  test('names of files tell which sign of them cannot be seen', () => {
    expect(visiblePath('teams/a b\u00A0c\u200D\uFEFF\u202E\n.mdx')).toBe('teams/a b<U+00A0>c<U+200D><U+FEFF><U+202E>␊.mdx')
  })
})
