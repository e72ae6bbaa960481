import {describe, expect, test} from 'vitest'
import {mdx} from '../../src/core/lint/rule.ts'
import {clarity, folderWith} from '../support/clarity.ts'

const now = ['--now', '2026-11-23T02:00:00Z']
const team = '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n'
const kai = '---\ntitle: Kai\nrole: Engineer\ntimeZone: America/New_York\n---\n'
const complete = 'reason="It comes in January." owner="order-ops" until="2027-01-31"'

/** A content root whose only system has this frontmatter and body. */
function contentWith(frontmatter: string, body = ''): string {
  return folderWith({
    'content/teams/order-ops.mdx': team,
    'content/people/kai.mdx': kai,
    'content/systems/netsuite.mdx': `---\ntitle: NetSuite\ncategory: erp\nowner: order-ops\n${frontmatter}---\n${body}`,
  })
}

async function check(cwd: string, ...more: string[]) {
  const {code, stdout} = await clarity(['check', '--format', 'json', ...now, ...more], {cwd})
  const report = JSON.parse(stdout)
  const said = (list: {ruleId: string; start: {line: number}}[]) => list.map(({ruleId, start}) => `${start.line} ${ruleId}`)
  return {code, report, found: said(report.diagnostics), suppressed: said(report.suppressed)}
}

describe('suppressions', () => {
  test('in frontmatter keep the findings of one rule in the whole entry back, and say so in JSON', async () => {
    const cwd = contentWith(
      'suppress:\n  - rule: link-broken\n    reason: It comes in January.\n    owner: order-ops\n    until: 2027-01-31\n',
      '[a](runbook:a)\n\n[b](runbook:b) {code}\n',
    )
    const {code, report, found, suppressed} = await check(cwd)
    expect(found).toEqual(['13 mdx-code'])
    expect(suppressed).toEqual(['11 link-broken', '13 link-broken'])
    expect(report.summary).toMatchObject({errors: 1, suppressed: 2})
    expect(report.suppressed[0]).toMatchObject({
      message: 'link `runbook:a` names no entry',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      suppression: {
        reason: 'It comes in January.',
        owner: 'order-ops',
        until: '2027-01-31',
        file: 'content/systems/netsuite.mdx',
        start: {line: 6, column: 11},
      },
    })
    expect(code).toBe(1)
  })

  test('in a comment keep back what is in the next block, and nothing else', async () => {
    const body = mdx`
      {/* clarity-suppress-next link-broken ${complete} */}

      - [a](runbook:a)
      - [b](runbook:b)

      [c](runbook:c)
    `
    const {found, suppressed} = await check(contentWith('', body))
    expect(suppressed).toEqual(['8 link-broken', '9 link-broken'])
    expect(found).toEqual(['11 link-broken'])
  })

  test('inside a line keep back what is in the rest of the paragraph', async () => {
    const {found, suppressed} = await check(
      contentWith('', `[a](runbook:a) {/* clarity-suppress-next link-broken ${complete} */} [b](runbook:b)\n`),
    )
    expect([found, suppressed]).toEqual([['6 link-broken'], ['6 link-broken']])
  })

  test('inside a step cover one block of it, two comments the same block', async () => {
    const body = mdx`
      1. [a](runbook:a)

         {/* clarity-suppress-next link-broken ${complete} */}
         {/* clarity-suppress-next mdx-code ${complete} */}
         [b](runbook:b)
    `
    const {found, suppressed} = await check(contentWith('', body))
    expect(found).toEqual(['6 link-broken', '9 suppression-refused'])
    expect(suppressed).toEqual(['10 link-broken'])
  })

  test('are counted in the summary that people read', async () => {
    const {stdout, code} = await clarity(['check', ...now], {
      cwd: contentWith('', `{/* clarity-suppress-next link-broken ${complete} */}\n[a](runbook:a)\n`),
    })
    expect(stdout).toMatch(/^no findings, 1 suppressed in 3 files \(/)
    expect(code).toBe(0)
  })

  test('without reason, owner or expiry keep nothing back', async () => {
    const {found} = await check(contentWith('', '{/* clarity-suppress-next link-broken reason="Soon." */}\n[a](runbook:a)\n'))
    expect(found).toEqual(['6 suppression-incomplete', '7 link-broken'])
  })

  test('that have expired still keep their findings back, and warn', async () => {
    const cwd = contentWith('', `{/* clarity-suppress-next link-broken ${complete} */}\n[a](runbook:a)\n`)
    const {code, found, suppressed} = await check(cwd, '--now', '2027-02-01T12:00:00Z')
    expect([code, found, suppressed]).toEqual([0, ['6 suppression-expired'], ['7 link-broken']])
  })

  test('name a team that exists', async () => {
    const body = `{/* clarity-suppress-next link-broken ${complete.replace('order-ops', 'order-op')} */}\n[a](runbook:a)\n`
    const {report} = await check(contentWith('', body))
    expect(report.diagnostics.map(({message}: {message: string}) => message)).toEqual(['no team `order-op`; did you mean `order-ops`?'])
  })

  test('of a rule that is off are not called unused', async () => {
    const cwd = folderWith({
      'content/settings.yaml': 'rules:\n  link-broken: off\n',
      'content/teams/order-ops.mdx': `${team}{/* clarity-suppress-next link-broken ${complete} */}\n[a](runbook:a)\n`,
      'content/people/kai.mdx': kai,
    })
    const {found, suppressed} = await check(cwd)
    expect([found, suppressed]).toEqual([[], []])
  })

  test('have no place in settings.yaml', async () => {
    const cwd = folderWith({
      'content/settings.yaml': 'suppress: [{rule: link-broken}]\n',
      'content/teams/order-ops.mdx': team,
      'content/people/kai.mdx': kai,
    })
    expect((await check(cwd)).found).toEqual(['1 frontmatter-unknown-key'])
  })
})
