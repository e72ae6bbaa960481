import {chmodSync, readFileSync, statSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const now = ['--now', '2026-11-23T02:00:00Z']
const files = {
  'content/teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n',
  'content/delivery/order-keys.mdx':
    '---\ntitle: Keys\norder: 1\nsize: 1w\ndelivers: [Keys.]\nproof: No order twice.\nstate: in-progress\n---\n## Who we are\n\nText.\n',
  'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: America/New_York\n---\n',
}
const system = (owner: string) => `---\ntitle: NetSuite\ncategory: erp\nowner: ${owner}\n---\n`
const slice = (after: string) =>
  `---\ntitle: Detection\norder: 2\nsize: 2w\ndependsOn: [${after}]\ndelivers: [A watcher.]\nproof: It is booked.\nstate: planned\n---\n`
const section = (name: string) => `## ${name}\n\n1. ${name} it.\n`
const names = ['Is this it?', 'Impact', 'First actions', 'Diagnose', 'Recover', 'Verify', 'Roll back', 'Escalate', 'After']
const runbook = (order: string[], head = '') =>
  `---\ntitle: Stuck\nduration: 10m\nreviewed: 2026-11-01\nowner: order-ops\n${head}---\n\n${order.map(section).join('\n')}`

/** Fixes one file beside good ones; gives its text afterwards. */
async function fixed(file: string, text: string | Uint8Array) {
  const cwd = folderWith({...files, [`content/${file}`]: text})
  const run = (...args: string[]) => clarity(['check', ...now, ...args], {cwd})
  const {stdout, stderr, code} = await run('--fix')
  return {cwd, run, stdout, stderr, code, text: readFileSync(path.join(cwd, 'content', file), 'utf8')}
}

describe('clarity check --fix', () => {
  test('repairs a slip of the pen in a reference, and nothing else in the file', async () => {
    const {text, stderr, code} = await fixed('delivery/detection.mdx', slice("'order-key'   "))
    expect(text).toBe(slice("'order-keys'   "))
    expect(stderr).toBe('clarity: repaired 1 finding in 1 file\n')
    expect(code).toBe(0)
  })

  test('keeps byte order mark, line ends, odd white space and mode', async () => {
    const odd = (id: string) =>
      `\uFEFF---\r\ntitle:   NetSuite \r\ncategory: erp\r\nowner:\torder-ops\r\n---\r\n\r\nGrüße 🙂 [x](slice:${id})\t \r\n\r\n\n`
    const cwd = folderWith({...files, 'content/systems/netsuite.mdx': odd('order-kyes')})
    const file = path.join(cwd, 'content/systems/netsuite.mdx')
    chmodSync(file, 0o640)
    await clarity(['check', '--fix', ...now], {cwd})
    expect(readFileSync(file, 'utf8')).toBe(odd('order-keys'))
    expect(statSync(file).mode & 0o777).toBe(0o640)
  })

  test.each([
    ['a mistyped key', system('order-ops').replace('owner', 'onwer'), system('order-ops')],
    ['a value in the wrong case', system('order-ops').replace('erp', 'ERP'), system('order-ops')],
    ['a link', `${system('order-ops')}[a](slice:order-kexs#who-we-are) `, `${system('order-ops')}[a](slice:order-keys#who-we-are) `],
  ])('repairs %s', async (_name, before, after) => {
    expect((await fixed('systems/netsuite.mdx', before)).text).toBe(after)
  })

  const body = (text: string) => `${system('order-ops')}## Who we are\n\n${text}\n`

  test.each([
    ['an anchor', body('[a](#who-we-ar)'), body('[a](#who-we-are)')],
    ['a component', body('::stauts{signal="a/b"}'), body('::status{signal="a/b"}')],
    ['an attribute', body('::status{sginal="a/b"}'), body('::status{signal="a/b"}')],
    ['a value of an attribute', body('::status{signal="a/b" size=inlien}'), body('::status{signal="a/b" size=inline}')],
    ['an element', body('<Stats signal="a/b" />'), body('<Status signal="a/b" />')],
    ['a container, whose end has a name too', body('<Dnager>\n\nText.\n\n</Dnager>'), body('<Dnager>\n\nText.\n\n</Dnager>')],
  ])('treats %s in a body by the same measure', async (_name, before, after) => {
    expect((await fixed('systems/netsuite.mdx', before)).text).toBe(after)
  })

  test('repairs a mistyped input wherever it stands', async () => {
    const head = 'inputs: [{name: order_id, is: Order id}]\n'
    const of = (name: string) => `${runbook(names, head)}\n\`show {{order_id}} {{${name}}}\` and \`{{ ${name} }}\`\n`
    expect((await fixed('runbooks/stuck.mdx', of('oder_id'))).text).toBe(of('order_id'))
    expect((await fixed('runbooks/stuck.mdx', of('order'))).text).toBe(of('order'))
  })

  test.each([
    ['a short word', 'delivery/detection.mdx', slice('keys')],
    ['a word with other digits', 'delivery/detection.mdx', slice('order-keys2')],
    ['a word that is far off', 'delivery/detection.mdx', slice('operations')],
    ['a key that is there already', 'systems/netsuite.mdx', system('order-ops').replace('category', 'owners: order-ops\ncategory')],
    ['a word that is not written plainly', 'delivery/detection.mdx', slice('"order\\u002dkey"')],
    ['a team, whose people would be called', 'systems/netsuite.mdx', system('order-op')],
    ['a person in another case', 'systems/netsuite.mdx', system('order-ops\nvendorContact: Kai')],
    ['a link to a team', 'systems/netsuite.mdx', `${system('order-ops')}[a](team:order-opps)\n`],
    ['a link to the file of a team', 'systems/netsuite.mdx', `${system('order-ops')}[a](../teams/order-opps.mdx)\n`],
    ['an escalation path of a component', 'systems/netsuite.mdx', `${system('order-ops')}::escalation{path="order"}\n`],
  ])('leaves %s to people', async (_name, file, text) => {
    expect((await fixed(file, text)).text).toBe(text)
  })

  test('leaves a link alone whose heading has a colon that looks like a directive, and points the wrong one at it', async () => {
    const linking = (anchor: string) =>
      `${body(`[a](#handover-at-1030) and [b](#${anchor})`)}\n## Handover at 10:30\n\n## The queue shop:b\n`
    const {text, code} = await fixed('systems/netsuite.mdx', linking('the-queue-shopb'))
    expect(text).toBe(linking('the-queue-shopb'))
    expect(code).toBe(0)
    expect((await fixed('systems/netsuite.mdx', linking('the-queue-shop'))).text).toBe(linking('the-queue-shopb'))
  })

  test.each([
    ['2026/11/01', '2026-11-01'],
    ['2026-11-1', '2026-11-01'],
    ['01/11/2026', '01/11/2026'],
    ['2026/13/01', '2026/13/01'],
  ])('writes the date %s as %s', async (before, after) => {
    const {text} = await fixed('runbooks/stuck.mdx', runbook(names).replace('2026-11-01', before))
    expect(text).toBe(runbook(names).replace('2026-11-01', after))
  })

  test('moves sections to their place and corrects their names, over several passes', async () => {
    const mixed = ['Verify', 'Is this it?', 'Impact', 'After', 'First actions', 'Diagnose', 'Recover', 'Roll back', 'Escalate']
    const {text, run} = await fixed('runbooks/stuck.mdx', runbook(mixed).replace('## Recover', '## Recovr'))
    expect(text).toBe(runbook(names))
    expect((await run('--fix')).stderr).toBe('clarity: repaired 0 findings in 0 files\n')
  })

  test('names a language that is certain and removes prompts, where no output is left behind', async () => {
    const block = (language: string, lines: string) =>
      runbook(names).replace('1. Recover it.', `1. Do.\n\n   ~~~${language}\n${lines}   ~~~`)
    const {text} = await fixed('runbooks/stuck.mdx', block('', '   $ redrive dead-letters\n   $ queue depth\n'))
    expect(text).toBe(block('sh', '   redrive dead-letters\n   queue depth\n'))
    const mixed = block('sh', '   $ queue depth\n   12\n')
    expect((await fixed('runbooks/stuck.mdx', mixed)).text).toBe(mixed)
    const unclear = block('', '   queue depth\n')
    expect((await fixed('runbooks/stuck.mdx', unclear)).text).toBe(unclear)
    expect((await fixed('runbooks/stuck.mdx', block('', '   {"state": "ok"}\n'))).text).toBe(block('json', '   {"state": "ok"}\n'))
  })

  test('leaves a section alone that would swallow what follows, or that a comment is about', async () => {
    const last = ['Is this it?', 'Impact', 'First actions', 'Diagnose', 'Recover', 'Verify', 'Roll back', 'After', 'Escalate']
    const open = `${runbook(last)}\n\`\`\`sh\nnever closed\n`
    expect((await fixed('runbooks/stuck.mdx', open)).text).toBe(open)
    const comment = '{/* clarity-suppress-next runbook-section-empty reason="Soon." owner="order-ops" until="2027-01-31" */}\n## Verify'
    const about = runbook(last).replace('## Verify', comment)
    expect((await fixed('runbooks/stuck.mdx', about)).text).toBe(about)
  })

  test('--dry-run shows a diff that git can apply, and changes nothing', async () => {
    const cwd = folderWith({...files, 'content/delivery/detection.mdx': slice('order-key')})
    const {code, stdout, stderr} = await clarity(['check', '--fix', '--dry-run', ...now], {cwd})
    expect(stdout).toBe(
      [
        '--- a/content/delivery/detection.mdx',
        '+++ b/content/delivery/detection.mdx',
        '@@ -2,7 +2,7 @@',
        ' title: Detection',
        ' order: 2',
        ' size: 2w',
        '-dependsOn: [order-key]',
        '+dependsOn: [order-keys]',
        ' delivers: [A watcher.]',
        ' proof: It is booked.',
        ' state: planned',
        '',
      ].join('\n'),
    )
    expect(stderr).toBe('clarity: would repair 1 finding in 1 file\n')
    expect(code).toBe(1)
    expect(readFileSync(path.join(cwd, 'content/delivery/detection.mdx'), 'utf8')).toBe(slice('order-key'))
  })

  test('is offered where it helps', async () => {
    const cwd = folderWith({...files, 'content/delivery/detection.mdx': slice('order-key')})
    const {stdout} = await clarity(['check', ...now], {cwd})
    expect(stdout).toMatch(/\n1 error in 4 files \([\d.]+ s\); `--fix` repairs it\n$/)
  })
})
