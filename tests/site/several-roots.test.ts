import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {clarity} from '../support/clarity.ts'
import {repositories} from '../support/roots.ts'

// The smallest picture there is, one pixel of it.
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const runbook = (title: string, body: string) => `---\ntitle: ${title}\nowner: ops\nduration: 5m\nreviewed: 2026-11-01\n---\n${body}`
const sections = (more: string) =>
  `## Meaning\n\n${more}\n\n## Impact\n\nOrders wait for it.\n\n## Diagnosis\n\n1. Look at the log.\n\n## Mitigation\n\n1. Restart it.\n`

describe('a site of two repositories', () => {
  let site: string
  const page = (name: string) => readFileSync(path.join(site, name), 'utf8')

  beforeAll(async () => {
    const folder = repositories({
      ours: {
        'clarity.config.mjs':
          "export default {content: ['content', {path: '../kube/content', name: 'kube', edit: 'https://git.example.com/kube/{path}'}]}\n",
        'content/settings.yaml':
          'organisation: Larkmoor\nsections: {preset: alert}\nlinks: {guide: https://docs.example.com/, edit: "https://git.example.com/ours/{path}"}\n',
        'content/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nlead: kai\n---\nSee [the disk](runbook:disk-full).\n',
        'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'content/runbooks/pod-crash.md':
          '---\nextends: {entry: pod-crash, before: [Mitigation]}\nowner: ops\n---\n## Mitigation\n\n1. Tell the shop.\n',
      },
      kube: {
        'content/runbooks/pod-crash.md': runbook(
          'Pod crash',
          sections('A pod restarts. ![flow](img/flow.gif) See [the disk](./disk-full.md).'),
        ),
        'content/runbooks/disk-full.md': runbook('Disk full', sections('A disk is full. ![flow](img/flow.gif)')),
        'content/runbooks/img/flow.gif': pixel,
      },
    })
    const cwd = path.join(folder, 'ours')
    site = path.join(cwd, 'dist')
    const {code, stdout, stderr} = await clarity(['build'], {cwd})
    expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('Built ')])
  })

  test('has the entries of both, linked with each other', () => {
    expect(page('teams/ops/index.html')).toContain('href="/runbooks/disk-full/"')
    expect(page('runbooks/index.html')).toMatch(/Disk full[\s\S]*Pod crash/)
  })

  test('puts an entry together of both, with pictures and links of the other as they are there', () => {
    const html = page('runbooks/pod-crash/index.html')
    expect(html).toMatch(/A pod restarts\.[\s\S]*Look at the log\.[\s\S]*Tell the shop\.[\s\S]*Restart it\./)
    expect(html).toContain('src="/files/@kube/runbooks/img/flow.gif"')
    expect(html).toContain('href="/runbooks/disk-full/"')
    expect(existsSync(path.join(site, 'files/@kube/runbooks/img/flow.gif'))).toBe(true)
  })

  test('leads from each page to where its file is edited, and from an entry on another to both', () => {
    expect(page('runbooks/disk-full/index.html')).toContain('href="https://git.example.com/kube/runbooks/disk-full.md"')
    const html = page('runbooks/pod-crash/index.html')
    expect(html).toContain('href="https://git.example.com/ours/runbooks/pod-crash.md"')
    expect(html).toContain(
      '<p>Stands on <a href="https://git.example.com/kube/runbooks/pod-crash.md"><code>@kube/runbooks/pod-crash.md</code></a></p>',
    )
  })
})
