import {chmodSync, readFileSync, statSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const now = ['--now', '2026-11-23T02:00:00Z']
const files = {
  'content/teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n',
  'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: America/New_York\n---\n',
}
const system = (owner: string) => `---\ntitle: NetSuite\ncategory: erp\nowner: ${owner}\n---\n`
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
    const {text, stderr, code} = await fixed('systems/netsuite.mdx', system("'order-op'   # ours"))
    expect(text).toBe(system("'order-ops'   # ours"))
    expect(stderr).toBe('clarity: repaired 1 finding in 1 file\n')
    expect(code).toBe(0)
  })

  test('keeps byte order mark, line ends, odd white space and mode', async () => {
    const odd = (owner: string) =>
      `\uFEFF---\r\ntitle:   NetSuite \r\ncategory: erp\r\nowner:\t${owner}\r\n---\r\n\r\nGrüße 🙂 [x](team:${owner})\t \r\n\r\n\n`
    const cwd = folderWith({...files, 'content/systems/netsuite.mdx': odd('order-osp')})
    const file = path.join(cwd, 'content/systems/netsuite.mdx')
    chmodSync(file, 0o640)
    await clarity(['check', '--fix', ...now], {cwd})
    expect(readFileSync(file, 'utf8')).toBe(odd('order-ops'))
    expect(statSync(file).mode & 0o777).toBe(0o640)
  })

  test.each([
    ['a mistyped key', system('order-ops').replace('owner', 'onwer'), system('order-ops')],
    ['a value in the wrong case', system('order-ops').replace('erp', 'ERP'), system('order-ops')],
    ['a link', `${system('order-ops')}[a](team:order-opps#top) `, `${system('order-ops')}[a](team:order-ops#top) `],
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
    ['a short word', system('kia').replace('owner', 'vendorContact')],
    ['a word with other digits', system('order-ops2')],
    ['a word that is far off', system('operations')],
    ['a key that is there already', system('order-ops').replace('category', 'owners: order-ops\ncategory')],
    ['a word that is not written plainly', system('"order\\u002dop"')],
  ])('leaves %s to people', async (_name, text) => {
    expect((await fixed('systems/netsuite.mdx', text)).text).toBe(text)
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
    const cwd = folderWith({...files, 'content/systems/netsuite.mdx': system('order-op')})
    const {code, stdout, stderr} = await clarity(['check', '--fix', '--dry-run', ...now], {cwd})
    expect(stdout).toBe(
      [
        '--- a/content/systems/netsuite.mdx',
        '+++ b/content/systems/netsuite.mdx',
        '@@ -1,5 +1,5 @@',
        ' ---',
        ' title: NetSuite',
        ' category: erp',
        '-owner: order-op',
        '+owner: order-ops',
        ' ---',
        '',
      ].join('\n'),
    )
    expect(stderr).toBe('clarity: would repair 1 finding in 1 file\n')
    expect(code).toBe(1)
    expect(readFileSync(path.join(cwd, 'content/systems/netsuite.mdx'), 'utf8')).toBe(system('order-op'))
  })

  test('is offered where it helps', async () => {
    const cwd = folderWith({...files, 'content/systems/netsuite.mdx': system('order-op')})
    const {stdout} = await clarity(['check', ...now], {cwd})
    expect(stdout).toMatch(/\n1 error in 3 files \([\d.]+ s\); `--fix` repairs it\n$/)
  })
})
