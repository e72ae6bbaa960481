import {describe, expect, test} from 'vitest'
import {dotted, masked, withoutRandom, withoutSecrets} from '../../src/core/content/mask.ts'
import {secretsIn} from '../../src/core/content/secrets.ts'
import {onOneLine, visible} from '../../src/core/format/visible.ts'

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
  ])('%s', text => {
    expect(found(text)).toEqual(['Winter2026x'])
  })
})

test.each([
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
    expect(onOneLine('a\n\n::b\u2028c\u001B')).toBe('a ::b c ')
  })
})
