import {execFileSync} from 'node:child_process'
import {rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const at = ['--now', '2026-11-23T02:00:00Z']
const person = (title: string) =>
  `---\ntitle: ${title}\nrole: Engineer\ntimeZone: UTC\ncontacts: [{via: phone, address: +1-555-0142}]\n---\n`
const path1 = (first: string) =>
  `---\ntitle: Night\nowner: ops\nlevels:\n  - {after: 0m, notify: [person:${first}], via: [phone]}\nlastResort: person:kai\n---\n`
const mode = (title: string, runbook: string) =>
  `---\ntitle: ${title}\nintegration: orders\nclass: stuck\nseverity: SEV1\nsymptoms: [Nothing moves.]\n${runbook}alerts:\n  - {name: ${title}Alert, severity: page, query: up == 0}\n---\n`
const files = {
  'content/people/kai.mdx': person('Kai'),
  'content/people/ana.mdx': person('Ana @all'),
  'content/teams/ops.mdx': '---\ntitle: Operations\npurpose: Orders.\nlead: kai\n---\n',
  'content/systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\nowner: ops\n---\n',
  'content/systems/erp.mdx': '---\ntitle: ERP\ncategory: erp\nowner: ops\n---\n',
  'content/escalation-paths/night.mdx': path1('kai'),
  'content/integrations/orders.mdx':
    '---\ntitle: Orders\ntier: 1\nowner: ops\nescalation: night\nfrom: [shop]\nto: [erp]\nmechanism: A queue.\n---\n',
  'content/failure-modes/slow.mdx': mode('Slow', 'runbook: slow\n'),
  'content/failure-modes/stuck.mdx': mode('Stuck', 'runbook: slow\n'),
  'content/runbooks/slow.mdx': '---\ntitle: Slow orders\nduration: 5m\nreviewed: 2026-11-01\n---\n## Recover\n\n1. Wait.\n',
}

describe('clarity review', () => {
  let cwd: string
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', ...args], {cwd})
  const review = async (...args: string[]) => clarity(['review', '--since', 'HEAD', ...at, ...args], {cwd})
  const json = async () => JSON.parse((await review('--format', 'json')).stdout)

  beforeAll(() => {
    cwd = folderWith(files)
    git('init', '-q', '-b', 'main')
    git('add', '-A')
    git('commit', '-qm', 'Content')
  })

  const withChange = async (change: () => void, look: () => Promise<void>) => {
    change()
    await look().finally(() => git('checkout', '-q', '.'))
  }
  const write = (name: string, text: string) => writeFileSync(path.join(cwd, name), text)

  test('says so where nothing changes for anybody', async () => {
    const {code, stdout} = await review()
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('Nobody else is called, and nobody at another time.\n\nNo page is another one.'),
    ])
    expect(stdout).toMatch(/Coverage: (\d+ of \d+) before, \1 after\.\n$/)
  })

  test('says who is called before and after, once for failures that are alike', async () => {
    await withChange(
      () => write('content/escalation-paths/night.mdx', path1('ana')),
      async () => {
        const {stdout} = await review('--format', 'markdown', '--preview', 'https://p.example.com/pr-1/')
        expect(stdout).toMatch(/^<!-- clarity-review -->\n/)
        expect(stdout).toContain(
          '- **Slow**, **Stuck**\n' +
            '  - before: SEV1 on Night: at once Kai; at worst at once\n' +
            '  - after: SEV1 on Night: at once Ana &#64;all; at worst at once\n',
        )
        expect(stdout).toContain('- changed: [escalation path Night](https://p.example.com/pr-1/escalation-paths/night/)')
        expect((await review()).stdout).toContain('at once Ana @all')
      },
    )
  })

  test('says which pages come and go, and which alerts lead to none any more', async () => {
    await withChange(
      () => {
        write('content/failure-modes/slow.mdx', mode('Slow', ''))
        rmSync(path.join(cwd, 'content/systems/erp.mdx'))
      },
      async () => {
        const {pages, alertsWithoutPage, coverage, called} = await json()
        expect(pages.map(({change, address}: {change: string; address: string}) => `${change} ${address}`).sort()).toEqual([
          'changed /failure-modes/slow/',
          'gone /systems/erp/',
        ])
        expect(alertsWithoutPage).toEqual([{name: 'SlowAlert', isNew: true}])
        expect(coverage.after.complete).toBe(coverage.before.complete - 1)
        expect(called).toEqual([])
      },
    )
  })

  test('says what to do where it cannot answer, exit code 2', async () => {
    const unknown = await clarity(['review', ...at], {cwd})
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringMatching(/^clarity: git knows no revision `origin\/main`\nName a branch/),
    ])
    const wrong = await review('--preview', 'pr-1')
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('Expected an address such as')])
  })
})
